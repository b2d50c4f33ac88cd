/// Aggregate of a loan: one reader has one copy, until a day.
package dev.scoresheet.domain.loans.loan;
