package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.loans.LoansCommand;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.copy.CopyCommand;
import dev.scoresheet.domain.loans.copy.CopyEvent;
import dev.scoresheet.domain.loans.copy.CopyRejection;
import dev.scoresheet.domain.loans.copy.CopyRejection.LentAlready;
import dev.scoresheet.domain.loans.copy.CopyRejection.NotLent;
import dev.scoresheet.domain.loans.copy.CopyState;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.LoanCommand;
import dev.scoresheet.domain.loans.loan.LoanEvent;
import dev.scoresheet.domain.loans.loan.LoanRejection;
import dev.scoresheet.domain.loans.loan.LoanRejection.AlreadyBorrowed;
import dev.scoresheet.domain.loans.loan.LoanRejection.AlreadyGivenBack;
import dev.scoresheet.domain.loans.loan.LoanRejection.CopyIsLent;
import dev.scoresheet.domain.loans.loan.LoanRejection.NoSuchLoan;
import dev.scoresheet.domain.loans.loan.LoanRejection.NotOverdue;
import dev.scoresheet.domain.loans.loan.LoanRejection.Overdue;
import dev.scoresheet.domain.loans.loan.LoanRejection.TooManyExtensions;
import dev.scoresheet.domain.loans.loan.LoanRejection.WrongDueInstant;
import dev.scoresheet.domain.loans.overdue.DueLoan;
import dev.scoresheet.domain.loans.overdue.OverdueLoans;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Topology of loans: one application with two aggregates, one read model and one process.
public final class LoansTopology {

    private LoansTopology() {}

    /// @param dueLoans codec of the state of the process [OverdueLoans]
    public static Topology<LoansEvent> topology(StateCodec<DueLoan> dueLoans) {
        return new Topology<LoansEvent>(List.of(new BoundedContext<>(
                        "lending",
                        List.of(LoanStreams.loans(), LoanStreams.copies()),
                        Set.of(),
                        List.of(new OpenLoansProjection()),
                        List.of(overdue(dueLoans)))))
                .traced(Set.of());
    }

    private static DeclaredProcess<LoansEvent, DueLoan, LoansCommand> overdue(StateCodec<DueLoan> states) {
        return new DeclaredProcess<>(
                new OverdueLoans(), Set.of("loan"), Optional.empty(), List.of(toLoans(), toCopies()), states);
    }

    /// The names of rejections are stored with the receipts of refused reactions.
    public static ReactionTarget<LoanCommand, Loan, LoanEvent, LoanRejection, LoansEvent> toLoans() {
        return new ReactionTarget<>(
                LoanCommand.class, LoanStreams.loans(), LoanHandler.copies(), rejection -> switch (rejection) {
                    case NoSuchLoan() -> "no-such-loan";
                    case WrongDueInstant _ -> "wrong-due-instant";
                    case AlreadyBorrowed() -> "already-borrowed";
                    case AlreadyGivenBack _ -> "already-given-back";
                    case TooManyExtensions _ -> "too-many-extensions";
                    case Overdue _ -> "overdue";
                    case NotOverdue _ -> "not-overdue";
                    case CopyIsLent() -> "copy-is-lent";
                });
    }

    private static ReactionTarget<CopyCommand, CopyState, CopyEvent, CopyRejection, LoansEvent> toCopies() {
        return ReactionTarget.of(CopyCommand.class, LoanStreams.copies(), rejection -> switch (rejection) {
            case LentAlready _ -> "lent-already";
            case NotLent() -> "not-lent";
        });
    }
}
