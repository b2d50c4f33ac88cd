/// Loans as one object graph.
package dev.scoresheet.bootstrap.loans;
