package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.command.StreamState;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansEvent;
import java.util.Optional;

/// Query of one loan by its id, from its stream. So an answer contains every command that is done.
public record LoanLookup(EventStore<LoansEvent> store) {

    /// Returns the loan with its version and position; empty state if there is no such loan.
    public StreamState<Optional<LoanView>> loan(LoanId id) {
        return StreamState.of(LoanStreams.loans(), store.read(LoanStreams.stream(id)))
                .map(LoanView::of);
    }
}
