/// Connections to PostgreSQL: address, pools, session settings, roles, migrations, requirements, and the classification
/// of errors. Every other package of this adapter uses this one; it uses none of them.
package dev.scoresheet.adapters.postgres.kernel.connection;
