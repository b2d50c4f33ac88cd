package dev.scoresheet.application.loans;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.Loan.Closed;
import dev.scoresheet.domain.loans.loan.Loan.None;
import dev.scoresheet.domain.loans.loan.Loan.Open;
import java.time.Instant;
import java.util.Optional;

/// Part of a loan's state that callers see.
///
/// @param due due instant of an open loan
/// @param overdue true if an open loan is overdue, and that is recorded
/// @param givenBack instant at which the loan ended
public record LoanView(
        ReaderId reader,
        CopyId copy,
        Optional<Instant> due,
        boolean overdue,
        int extensions,
        Optional<Instant> givenBack) {

    /// Returns the view; empty if there is no such loan.
    public static Optional<LoanView> of(Loan loan) {
        return switch (loan) {
            case None() -> Optional.empty();
            case Open(var reader, var copy, var due, var extensions, var overdue, var _) ->
                Optional.of(new LoanView(reader, copy, Optional.of(due), overdue, extensions, Optional.empty()));
            case Closed(var reader, var copy, var extensions, var at) ->
                Optional.of(new LoanView(reader, copy, Optional.empty(), false, extensions, Optional.of(at)));
        };
    }
}
