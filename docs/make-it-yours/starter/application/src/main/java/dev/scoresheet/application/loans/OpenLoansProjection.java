package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.copy.CopyEvent;
import dev.scoresheet.domain.loans.loan.LoanEvent;
import dev.scoresheet.domain.loans.loan.LoanEvent.BecameOverdue;
import dev.scoresheet.domain.loans.loan.LoanEvent.Borrowed;
import dev.scoresheet.domain.loans.loan.LoanEvent.Extended;
import dev.scoresheet.domain.loans.loan.LoanEvent.GivenBack;
import dev.scoresheet.domain.loans.loan.LoanEvent.Reminded;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Projection of open loans. A loan has a row from its start to its end.
public final class OpenLoansProjection
        implements Projection<LoansEvent, LoanId, OpenLoansProjection.LoanChange, Optional<OpenLoan>> {

    /// Event of a loan, and the loan that it belongs to.
    public record LoanChange(LoanId loan, LoanEvent event) {}

    @Override
    public String name() {
        return "open-loans";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<Class<? extends LoansEvent>> ignores() {
        return Set.of(CopyEvent.class);
    }

    @Override
    public List<Change<LoanId, LoanChange>> changes(RecordedEvent<LoansEvent> recorded) {
        return switch (recorded.event()) {
            case LoanEvent event -> {
                var loan = LoanStreams.loan(recorded.stream());
                yield List.of(new Change<>(loan, new LoanChange(loan, event)));
            }
            case CopyEvent _ -> List.of();
        };
    }

    @Override
    public Optional<OpenLoan> initial(LoanId loan) {
        return Optional.empty();
    }

    @Override
    public Optional<OpenLoan> evolve(Optional<OpenLoan> row, LoanChange change) {
        return switch (change.event()) {
            case Borrowed(var reader, var copy, var _, var due) ->
                Optional.of(new OpenLoan(change.loan(), reader, copy, due, 0, false, false));
            case Extended(var due) -> Optional.of(row.orElseThrow().extended(due));
            case BecameOverdue _ -> Optional.of(row.orElseThrow().becameOverdue());
            case Reminded _ -> Optional.of(row.orElseThrow().wasReminded());
            case GivenBack _ -> Optional.empty();
        };
    }

    @Override
    public boolean gone(Optional<OpenLoan> row) {
        return row.isEmpty();
    }

    @Override
    public String text(LoanId loan) {
        return loan.toString();
    }
}
