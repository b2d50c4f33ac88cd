package dev.scoresheet.domain.loans.loan;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.ReaderId;
import java.time.LocalDate;

/// State of a loan: the data that decisions need.
public sealed interface Loan {

    record None() implements Loan {}

    /// @param reminded true if the reader was reminded of the current due day
    record Open(ReaderId reader, CopyId copy, LocalDate due, int extensions, boolean reminded) implements Loan {

        boolean isOverdue(LocalDate day) {
            return day.isAfter(due);
        }
    }

    record Closed(ReaderId reader, CopyId copy, int extensions, LocalDate on) implements Loan {}
}
