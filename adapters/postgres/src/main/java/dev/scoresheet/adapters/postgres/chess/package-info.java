/// Chess tables in PostgreSQL outside the log.
package dev.scoresheet.adapters.postgres.chess;
