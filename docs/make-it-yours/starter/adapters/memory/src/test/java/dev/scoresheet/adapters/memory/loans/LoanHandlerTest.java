package dev.scoresheet.adapters.memory.loans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.loans.LoanEventTypes;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.application.loans.SampleOfLoans;
import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.LoanCommand.Borrow;
import dev.scoresheet.domain.loans.loan.LoanCommand.GiveBack;
import dev.scoresheet.domain.loans.loan.LoanRejection;
import dev.scoresheet.domain.loans.loan.LoanRejection.CopyIsLent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The rule over two streams: a copy has one loan at a time.
class LoanHandlerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final StreamId COPY = new StreamId("copy", "dune-1");

    private final MemoryLog<LoansEvent> log =
            new MemoryLog<>(LoanEventTypes.codec(), new Sha256LogDigest(), TimeSource.system(), "test");

    @Test
    void a_lent_copy_is_refused_until_its_reader_gives_it_back() {
        assertInstanceOf(Done.class, borrow(1, "ann"));
        var refused = assertInstanceOf(Rejected.class, borrow(2, "bob"));
        assertEquals(new CopyIsLent(), refused.rejection());
        assertEquals(
                0, log.store().read(new StreamId("loan", loan(2).toString())).version());

        assertInstanceOf(Done.class, SampleOfLoans.handle(log.store(), new GiveBack(loan(1), NOW)));
        assertInstanceOf(Done.class, borrow(2, "bob"));
        assertEquals(3, log.store().read(COPY).version());
    }

    @Test
    void of_many_readers_at_once_one_gets_the_copy() throws Exception {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var borrows = IntStream.rangeClosed(1, 16)
                    .<Callable<Outcome<Loan, LoanRejection>>>mapToObj(i -> () -> borrow(i, "reader-" + i))
                    .toList();
            int done = 0;
            for (var outcome : readers.invokeAll(borrows)) {
                done += outcome.get() instanceof Done ? 1 : 0;
            }
            assertEquals(1, done);
        }
        assertEquals(1, log.store().read(COPY).version());
    }

    private Outcome<Loan, LoanRejection> borrow(int loan, String reader) {
        return SampleOfLoans.handle(
                log.store(),
                new Borrow(
                        loan(loan),
                        new ReaderId(reader),
                        new CopyId("dune-1"),
                        new BranchId("main"),
                        Optional.empty(),
                        NOW));
    }

    private static LoanId loan(int number) {
        return new LoanId(new UUID(7, number));
    }
}
