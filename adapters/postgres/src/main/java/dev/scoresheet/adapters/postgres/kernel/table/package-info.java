/// Tables of views: columns, statements and the tables of generations. No chess and no log.
package dev.scoresheet.adapters.postgres.kernel.table;
