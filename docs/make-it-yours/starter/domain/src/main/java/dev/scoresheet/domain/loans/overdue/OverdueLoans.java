package dev.scoresheet.domain.loans.overdue;

import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansCommand;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.copy.CopyCommand.ReportLate;
import dev.scoresheet.domain.loans.copy.CopyEvent;
import dev.scoresheet.domain.loans.loan.LoanCommand.FallDue;
import dev.scoresheet.domain.loans.loan.LoanEvent;
import dev.scoresheet.domain.loans.loan.LoanEvent.BecameOverdue;
import dev.scoresheet.domain.loans.loan.LoanEvent.Borrowed;
import dev.scoresheet.domain.loans.loan.LoanEvent.Extended;
import dev.scoresheet.domain.loans.loan.LoanEvent.GivenBack;
import dev.scoresheet.domain.loans.loan.LoanEvent.Reminded;
import dev.scoresheet.domain.loans.overdue.DueLoan.Late;
import dev.scoresheet.domain.loans.overdue.DueLoan.None;
import dev.scoresheet.domain.loans.overdue.DueLoan.Running;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Process that makes a loan overdue at its due instant, and then reports the copy as late. An instance is the id of a
/// loan.
public final class OverdueLoans implements ProcessManager<LoansEvent, DueLoan, LoansCommand> {

    @Override
    public String name() {
        return "overdue";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> instances(Occurrence<LoansEvent> occurrence) {
        return switch (occurrence.event()) {
            case LoanEvent _ -> List.of(occurrence.stream().substring("loan-".length()));
            case CopyEvent _ -> List.of();
        };
    }

    @Override
    public DueLoan initial(String instance) {
        return new None(new LoanId(UUID.fromString(instance)));
    }

    @Override
    public DueLoan evolve(DueLoan state, Occurrence<LoansEvent> occurrence) {
        return switch (occurrence.event()) {
            case Borrowed(var _, var copy, var _, var due) -> new Running(state.loan(), copy, due);
            case Extended(var due) -> new Running(state.loan(), running(state).copy(), due);
            case BecameOverdue _ -> new Late(state.loan(), running(state).copy());
            case GivenBack _ -> new None(state.loan());
            case Reminded _, CopyEvent _ -> state;
        };
    }

    private static Running running(DueLoan state) {
        if (state instanceof Running running) {
            return running;
        }
        throw new IllegalStateException("a loan that is " + state + " cannot be extended or become overdue");
    }

    @Override
    public List<Reaction<LoansCommand>> react(DueLoan state, Occurrence<LoansEvent> occurrence) {
        return occurrence.event() instanceof BecameOverdue && state instanceof Late(var loan, var copy)
                ? List.of(new Reaction<>("report-late", new ReportLate(copy, loan)))
                : List.of();
    }

    @Override
    public Optional<Instant> deadline(DueLoan state) {
        return state instanceof Running running ? Optional.of(running.due()) : Optional.empty();
    }

    @Override
    public Optional<Reaction<LoansCommand>> atDeadline(DueLoan state, Instant deadline) {
        return Optional.of(new Reaction<>("fall-due", new FallDue(state.loan(), deadline)));
    }

    @Override
    public boolean finished(DueLoan state) {
        return state instanceof None;
    }
}
