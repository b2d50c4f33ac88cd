package dev.scoresheet.adapters.json.loans;

import dev.scoresheet.adapters.json.kernel.DecidedEventsContract;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.LoanDecider;
import dev.scoresheet.domain.loans.loan.LoanEvent;
import dev.scoresheet.domain.loans.loan.LoanEvent.BecameOverdue;
import dev.scoresheet.domain.loans.loan.LoanEvent.Borrowed;
import dev.scoresheet.domain.loans.loan.LoanEvent.Extended;
import dev.scoresheet.domain.loans.loan.LoanEvent.GivenBack;
import dev.scoresheet.domain.loans.loan.LoanEvent.Reminded;
import java.time.Instant;
import java.util.List;

class LoanDecidedEventsTest extends DecidedEventsContract<Loan, LoanEvent, LoansEvent> {

    private static final CopyId COPY = new CopyId("dune-1");
    private static final Instant DUE = Instant.parse("2026-03-30T09:00:00Z");

    @Override
    protected EventCodec<LoansEvent> codec() {
        return LoanEventTypes.codec();
    }

    @Override
    protected Class<LoanEvent> family() {
        return LoanEvent.class;
    }

    @Override
    protected Decider<?, Loan, LoanEvent, ?> decider() {
        return new LoanDecider();
    }

    @Override
    protected List<List<? extends LoanEvent>> histories() {
        return List.of(List.of(
                new Borrowed(new ReaderId("ann"), COPY, new BranchId("main"), DUE),
                new Extended(DUE.plusSeconds(14)),
                new BecameOverdue(DUE.plusSeconds(14)),
                new Reminded(DUE.plusSeconds(15)),
                new GivenBack(COPY, DUE.plusSeconds(16))));
    }
}
