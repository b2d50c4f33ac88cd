package dev.scoresheet.adapters.memory.loans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.adapters.json.loans.DueLoanCodec;
import dev.scoresheet.adapters.json.loans.LoanEventTypes;
import dev.scoresheet.adapters.memory.kernel.process.SteppedSystem;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.loans.LoansTopology;
import dev.scoresheet.application.loans.SampleOfLoans;
import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.copy.CopyEvent.Lent;
import dev.scoresheet.domain.loans.copy.CopyEvent.ReportedLate;
import dev.scoresheet.domain.loans.copy.CopyEvent.TakenBack;
import dev.scoresheet.domain.loans.loan.LoanCommand;
import dev.scoresheet.domain.loans.loan.LoanCommand.Borrow;
import dev.scoresheet.domain.loans.loan.LoanCommand.Extend;
import dev.scoresheet.domain.loans.loan.LoanCommand.GiveBack;
import dev.scoresheet.domain.loans.loan.LoanEvent.BecameOverdue;
import dev.scoresheet.domain.loans.loan.LoanEvent.Extended;
import dev.scoresheet.domain.loans.loan.LoanEvent.GivenBack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The process of overdue loans with the aggregates that it commands.
class OverdueLoansRunTest {

    private static final LoanId LOAN = new LoanId(new UUID(7, 1));
    private static final StreamId STREAM = new StreamId("loan", LOAN.toString());
    private static final CopyId COPY = new CopyId("dune-1");
    private static final StreamId COPIES = new StreamId("copy", "dune-1");

    private SteppedSystem<LoansEvent> library = library(1);

    private static SteppedSystem<LoansEvent> library(int partitions) {
        return new SteppedSystem<>(LoansTopology.topology(DueLoanCodec.codec()), LoanEventTypes.codec(), partitions);
    }

    private void handle(LoanCommand command) {
        assertInstanceOf(Done.class, SampleOfLoans.handle(library.store(), command));
    }

    private void borrow() {
        handle(new Borrow(LOAN, new ReaderId("ann"), COPY, new BranchId("main"), Optional.empty(), library.now()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_loan_becomes_overdue_once(int partitions) {
        library = library(partitions);
        var due = library.now().plus(Duration.ofDays(28));
        borrow();
        assertEquals(Optional.of(due), library.toNextDeadline());
        assertEquals(new BecameOverdue(due), library.events(STREAM).getLast());
        assertEquals(List.of(new Lent(LOAN), new ReportedLate(LOAN)), library.events(COPIES));

        library.restart();
        assertEquals(Optional.empty(), library.toNextDeadline());
        assertEquals(2, library.events(STREAM).size());
        assertEquals(2, library.events(COPIES).size());
    }

    @Test
    void an_extension_moves_the_deadline() {
        var due = library.now().plus(Duration.ofDays(42));
        borrow();
        library.untilQuiet();
        handle(new Extend(LOAN, library.now()));
        assertEquals(Optional.of(due), library.toNextDeadline());
        assertEquals(
                List.of(new Extended(due), new BecameOverdue(due)),
                library.events(STREAM).subList(1, 3));
    }

    @Test
    void a_loan_that_is_returned_in_time_is_never_overdue() {
        borrow();
        library.untilQuiet();
        handle(new GiveBack(LOAN, library.now()));
        assertEquals(Optional.empty(), library.toNextDeadline());
        library.pass(Duration.ofDays(100));
        library.untilQuiet();
        assertEquals(2, library.events(STREAM).size());
        assertEquals(List.of(new Lent(LOAN), new TakenBack()), library.events(COPIES));
    }

    /// The return records that the loan became overdue. The report of the copy is then refused.
    @Test
    void a_late_return_before_the_timer_has_the_same_events() {
        var due = library.now().plus(Duration.ofDays(28));
        borrow();
        library.untilQuiet();
        library.pass(Duration.ofDays(29));
        handle(new GiveBack(LOAN, library.now()));
        library.untilQuiet();
        assertEquals(
                List.of(new BecameOverdue(due), new GivenBack(COPY, library.now())),
                library.events(STREAM).subList(1, 3));
        assertEquals(List.of(new Lent(LOAN), new TakenBack()), library.events(COPIES));
    }
}
