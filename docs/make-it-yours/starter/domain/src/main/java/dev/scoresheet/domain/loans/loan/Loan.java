package dev.scoresheet.domain.loans.loan;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.ReaderId;
import java.time.Instant;

/// State of a loan: the data that decisions need.
public sealed interface Loan {

    record None() implements Loan {}

    /// @param due first instant at which the loan is overdue
    /// @param overdue true if that is recorded
    /// @param reminded true if the reader was reminded
    record Open(ReaderId reader, CopyId copy, Instant due, int extensions, boolean overdue, boolean reminded)
            implements Loan {

        boolean isOverdue(Instant at) {
            return !at.isBefore(due);
        }
    }

    record Closed(ReaderId reader, CopyId copy, int extensions, Instant at) implements Loan {}
}
