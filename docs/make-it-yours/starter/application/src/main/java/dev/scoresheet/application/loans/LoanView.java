package dev.scoresheet.application.loans;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.Loan.Closed;
import dev.scoresheet.domain.loans.loan.Loan.None;
import dev.scoresheet.domain.loans.loan.Loan.Open;
import java.time.LocalDate;
import java.util.Optional;

/// Part of a loan's state that callers see.
///
/// @param due last day of an open loan
/// @param givenBack day on which the loan ended
public record LoanView(
        ReaderId reader, CopyId copy, Optional<LocalDate> due, int extensions, Optional<LocalDate> givenBack) {

    /// Returns the view; empty if there is no such loan.
    public static Optional<LoanView> of(Loan loan) {
        return switch (loan) {
            case None() -> Optional.empty();
            case Open(var reader, var copy, var due, var extensions, var _) ->
                Optional.of(new LoanView(reader, copy, Optional.of(due), extensions, Optional.empty()));
            case Closed(var reader, var copy, var extensions, var on) ->
                Optional.of(new LoanView(reader, copy, Optional.empty(), extensions, Optional.of(on)));
        };
    }
}
