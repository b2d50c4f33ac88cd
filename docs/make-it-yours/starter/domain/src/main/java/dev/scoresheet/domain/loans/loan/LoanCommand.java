package dev.scoresheet.domain.loans.loan;

import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansCommand;
import dev.scoresheet.domain.loans.ReaderId;
import java.time.Instant;
import java.util.Optional;

/// Command to a loan. Its instant comes from the caller, because a decider reads no clock.
public sealed interface LoanCommand extends LoansCommand {

    LoanId loan();

    Instant at();

    /// @param due instant at which the reader must bring the copy back; empty for the longest time
    record Borrow(LoanId loan, ReaderId reader, CopyId copy, BranchId branch, Optional<Instant> due, Instant at)
            implements LoanCommand {}

    /// Later due instant.
    record Extend(LoanId loan, Instant at) implements LoanCommand {}

    record GiveBack(LoanId loan, Instant at) implements LoanCommand {}

    /// End of the time of the loan. No client sends it.
    ///
    /// @param at due instant
    record FallDue(LoanId loan, Instant at) implements LoanCommand {}

    /// Record of a reminder to the reader of an overdue loan.
    record Remind(LoanId loan, Instant at) implements LoanCommand {}
}
