/// Snapshots of states of streams in PostgreSQL.
package dev.scoresheet.adapters.postgres.kernel.snapshot;
