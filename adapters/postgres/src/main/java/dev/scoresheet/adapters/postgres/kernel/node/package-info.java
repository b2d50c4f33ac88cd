/// The registry of nodes in PostgreSQL.
package dev.scoresheet.adapters.postgres.kernel.node;
