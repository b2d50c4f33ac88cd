package dev.scoresheet.domain.loans.copy;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansCommand;

/// Command to a copy.
public sealed interface CopyCommand extends LoansCommand {

    CopyId copy();

    record Lend(CopyId copy, LoanId loan) implements CopyCommand {}

    /// Report that the copy is not back in time. No client sends it.
    record ReportLate(CopyId copy, LoanId loan) implements CopyCommand {}

    record TakeBack(CopyId copy) implements CopyCommand {}
}
