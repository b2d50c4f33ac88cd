/// What chess keeps in PostgreSQL beside the log.
package dev.scoresheet.adapters.postgres.chess;
