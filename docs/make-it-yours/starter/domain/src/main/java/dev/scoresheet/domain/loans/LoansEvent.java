package dev.scoresheet.domain.loans;

import dev.scoresheet.domain.loans.copy.CopyEvent;
import dev.scoresheet.domain.loans.loan.LoanEvent;

/// Union of all events of this subject. A new aggregate adds its family here.
public sealed interface LoansEvent permits LoanEvent, CopyEvent {}
