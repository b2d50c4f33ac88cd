package dev.scoresheet.domain.loans.loan;

import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import java.time.LocalDate;

/// Event of a loan.
public sealed interface LoanEvent extends LoansEvent {

    /// Start of the loan. Version 1 had no branch.
    record Borrowed(ReaderId reader, CopyId copy, BranchId branch, LocalDate due) implements LoanEvent {}

    record Extended(LocalDate due) implements LoanEvent {}

    record Reminded(LocalDate on) implements LoanEvent {}

    /// End of the loan. It repeats the copy, so that readers of this event need no other one.
    record GivenBack(CopyId copy, LocalDate on) implements LoanEvent {}
}
