package dev.scoresheet.adapters.json.loans;

import dev.scoresheet.adapters.json.kernel.DecidedEventsContract;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.copy.CopyDecider;
import dev.scoresheet.domain.loans.copy.CopyEvent;
import dev.scoresheet.domain.loans.copy.CopyEvent.Lent;
import dev.scoresheet.domain.loans.copy.CopyEvent.ReportedLate;
import dev.scoresheet.domain.loans.copy.CopyEvent.TakenBack;
import dev.scoresheet.domain.loans.copy.CopyState;
import java.util.List;
import java.util.UUID;

class CopyDecidedEventsTest extends DecidedEventsContract<CopyState, CopyEvent, LoansEvent> {

    private static final LoanId LOAN = new LoanId(new UUID(0, 1));

    @Override
    protected EventCodec<LoansEvent> codec() {
        return LoanEventTypes.codec();
    }

    @Override
    protected Class<CopyEvent> family() {
        return CopyEvent.class;
    }

    @Override
    protected Decider<?, CopyState, CopyEvent, ?> decider() {
        return new CopyDecider();
    }

    @Override
    protected List<List<? extends CopyEvent>> histories() {
        return List.of(List.of(new Lent(LOAN), new ReportedLate(LOAN), new TakenBack()));
    }
}
