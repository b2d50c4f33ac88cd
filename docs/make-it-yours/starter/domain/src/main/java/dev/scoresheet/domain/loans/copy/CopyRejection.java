package dev.scoresheet.domain.loans.copy;

import dev.scoresheet.domain.loans.LoanId;

/// Reason why a copy does not take a command.
public sealed interface CopyRejection {

    record LentAlready(LoanId loan) implements CopyRejection {}

    /// The loan does not have the copy, or no longer.
    record NotLent() implements CopyRejection {}
}
