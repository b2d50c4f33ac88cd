package dev.scoresheet.domain.loans.loan;

import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import java.time.Instant;

/// Event of a loan.
public sealed interface LoanEvent extends LoansEvent {

    /// Start of the loan. Version 1 had no branch.
    record Borrowed(ReaderId reader, CopyId copy, BranchId branch, Instant due) implements LoanEvent {}

    record Extended(Instant due) implements LoanEvent {}

    /// End of the time of the loan. It carries the due instant, however late it was recorded.
    record BecameOverdue(Instant due) implements LoanEvent {}

    record Reminded(Instant at) implements LoanEvent {}

    /// End of the loan. It repeats the copy, so that readers of this event need no other one.
    record GivenBack(CopyId copy, Instant at) implements LoanEvent {}
}
