package dev.scoresheet.domain.loans.loan;

import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.ReaderId;
import java.time.LocalDate;

/// Command to a loan. Its day comes from the caller, because a decider reads no clock.
public sealed interface LoanCommand {

    LoanId loan();

    record Borrow(LoanId loan, ReaderId reader, CopyId copy, BranchId branch, LocalDate on) implements LoanCommand {}

    /// Later due day.
    record Extend(LoanId loan, LocalDate on) implements LoanCommand {}

    record GiveBack(LoanId loan, LocalDate on) implements LoanCommand {}

    /// Record of a reminder to the reader of an overdue loan.
    record Remind(LoanId loan, LocalDate on) implements LoanCommand {}
}
