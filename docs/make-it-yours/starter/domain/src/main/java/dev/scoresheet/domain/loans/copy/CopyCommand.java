package dev.scoresheet.domain.loans.copy;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;

/// Command to a copy.
public sealed interface CopyCommand {

    CopyId copy();

    record Lend(CopyId copy, LoanId loan) implements CopyCommand {}

    record TakeBack(CopyId copy) implements CopyCommand {}
}
