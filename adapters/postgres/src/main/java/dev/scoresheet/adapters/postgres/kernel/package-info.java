/// PostgreSQL adapter for the kernel's ports. It knows SQL, JDBC and the log's tables, and no subject.
package dev.scoresheet.adapters.postgres.kernel;
