package dev.scoresheet.domain.loans.loan;

import java.time.LocalDate;

/// Reason why a loan does not take a command.
public sealed interface LoanRejection {

    record NoSuchLoan() implements LoanRejection {}

    record AlreadyBorrowed() implements LoanRejection {}

    record AlreadyGivenBack(LocalDate on) implements LoanRejection {}

    record TooManyExtensions(int most) implements LoanRejection {}

    record Overdue(LocalDate due) implements LoanRejection {}

    record NotOverdue(LocalDate due) implements LoanRejection {}

    /// Rejection by the aggregate of the copy, which another loan has.
    record CopyIsLent() implements LoanRejection {}
}
