package dev.scoresheet.domain.loans;

import dev.scoresheet.domain.loans.copy.CopyCommand;
import dev.scoresheet.domain.loans.loan.LoanCommand;

/// Union of all commands of this subject, because a process may send commands to several aggregates.
public sealed interface LoansCommand permits LoanCommand, CopyCommand {}
