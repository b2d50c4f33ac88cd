/// Read model of loans on PostgreSQL.
package dev.scoresheet.adapters.postgres.loans;
