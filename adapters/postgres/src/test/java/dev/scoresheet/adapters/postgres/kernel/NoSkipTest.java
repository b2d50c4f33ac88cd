package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No reader ever skips an event, however commits are delayed, rolled back and interleaved over nodes; and the proof of
/// it notices a store whose reader does.
final class NoSkipTest {

    private static final int APPENDS = 100_000;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void a_tailing_reader_sees_exactly_what_was_committed_in_order_and_without_a_hole() throws Exception {
        try (var database = TestDatabase.fresh();
                var first = PostgresLog.on(database);
                var second = PostgresLog.another(database)) {
            Disturbance.of(database, "kernel.seal");
            var report = new NoSkipProof(List.of(first.store(), second.store()), second.feed()).run(APPENDS);
            var batches = first.reader().seals(0, APPENDS).size();
            System.out.printf("no-skip: %d batches, %s%n", batches, report);
            assertTrue(report.appends() >= APPENDS);
            assertEquals(
                    new NoSkipProof.Report(
                            report.appends(), (int) report.appends(), (int) report.appends(), 0, 0, 0, 0),
                    report);
            assertEquals(report.appends(), first.feed().head());
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void positions_from_a_sequence_are_seen_to_lose_events() throws Exception {
        try (var database = TestDatabase.fresh();
                var wrong = SequenceStore.on(database)) {
            Disturbance.of(database, "public.sequenced");
            var report = new NoSkipProof(List.of(wrong, wrong), wrong).run(10_000);
            System.out.printf(
                    "no-skip, wrong on purpose (sequence): %d of %d committed events were missed%n",
                    report.missed(), report.committed());
            assertTrue(report.missed() > 0, "a sequence lost nothing: the proof proves nothing");
        }
    }
}
