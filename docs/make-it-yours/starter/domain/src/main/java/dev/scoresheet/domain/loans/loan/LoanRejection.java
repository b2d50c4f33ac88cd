package dev.scoresheet.domain.loans.loan;

import java.time.Instant;

/// Reason why a loan does not take a command.
public sealed interface LoanRejection {

    record NoSuchLoan() implements LoanRejection {}

    /// Rejection of a due instant in the past, or too far away.
    record WrongDueInstant(Instant latest) implements LoanRejection {}

    record AlreadyBorrowed() implements LoanRejection {}

    record AlreadyGivenBack(Instant at) implements LoanRejection {}

    record TooManyExtensions(int most) implements LoanRejection {}

    record Overdue(Instant due) implements LoanRejection {}

    record NotOverdue(Instant due) implements LoanRejection {}

    /// Rejection by the aggregate of the copy, which another loan has.
    record CopyIsLent() implements LoanRejection {}
}
