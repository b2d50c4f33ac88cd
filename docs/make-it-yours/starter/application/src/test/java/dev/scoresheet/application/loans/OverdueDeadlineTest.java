package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.process.DeadlineSpec;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.domain.kernel.ProcessManager;
import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansCommand;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.LoanCommand;
import dev.scoresheet.domain.loans.loan.LoanCommand.Borrow;
import dev.scoresheet.domain.loans.loan.LoanCommand.Extend;
import dev.scoresheet.domain.loans.loan.LoanCommand.GiveBack;
import dev.scoresheet.domain.loans.loan.LoanCommand.Remind;
import dev.scoresheet.domain.loans.loan.LoanEvent;
import dev.scoresheet.domain.loans.loan.LoanRejection;
import dev.scoresheet.domain.loans.overdue.DueLoan;
import dev.scoresheet.domain.loans.overdue.OverdueLoans;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

class OverdueDeadlineTest extends DeadlineSpec<LoanCommand, Loan, LoanEvent, LoanRejection, LoansEvent, DueLoan> {

    private static final LoanId LOAN = new LoanId(new UUID(7, 1));

    @Override
    protected ProcessManager<LoansEvent, DueLoan, LoansCommand> process() {
        return new OverdueLoans();
    }

    @Override
    protected ReactionTarget<LoanCommand, Loan, LoanEvent, LoanRejection, LoansEvent> target() {
        return LoansTopology.toLoans();
    }

    @Override
    protected LoanCommand command(Random random, Instant now) {
        return switch (random.nextInt(12)) {
            case 0 -> new GiveBack(LOAN, now);
            case 1, 2 -> new Remind(LOAN, now);
            case 3, 4, 5 -> new Extend(LOAN, now);
            default ->
                new Borrow(
                        LOAN, new ReaderId("ann"), new CopyId("dune-1"), new BranchId("main"), Optional.empty(), now);
        };
    }
}
