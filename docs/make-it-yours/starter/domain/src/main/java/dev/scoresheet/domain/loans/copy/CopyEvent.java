package dev.scoresheet.domain.loans.copy;

import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansEvent;

/// Event of a copy.
public sealed interface CopyEvent extends LoansEvent {

    record Lent(LoanId loan) implements CopyEvent {}

    record ReportedLate(LoanId loan) implements CopyEvent {}

    record TakenBack() implements CopyEvent {}
}
