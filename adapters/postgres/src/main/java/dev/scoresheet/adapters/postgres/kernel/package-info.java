/// PostgreSQL behind the kernel's ports; knows SQL, JDBC and the log's tables, and no subject.
package dev.scoresheet.adapters.postgres.kernel;
