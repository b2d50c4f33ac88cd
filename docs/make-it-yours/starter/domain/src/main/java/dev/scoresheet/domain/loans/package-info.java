/// Loans of a library: events of all aggregates, and the ids that they share.
package dev.scoresheet.domain.loans;
