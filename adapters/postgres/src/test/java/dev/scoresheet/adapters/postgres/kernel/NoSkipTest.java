package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.log.HandOver;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No reader ever skips an event, however commits are delayed, rolled back and interleaved over nodes;
/// and the proof of it notices a store whose reader does.
final class NoSkipTest {

    /// In the suite; the launcher's `campaign` asks for more.
    private static final int APPENDS = Integer.getInteger("campaign.appends", 20_000);

    private static final int UNTIL_LOST = 10;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void a_tailing_reader_sees_exactly_the_committed_events_in_order_and_without_a_hole() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var first = PostgresLog.on(database);
                var second = PostgresLog.another(database)) {
            Disturbance.of(database, "kernel.seal");
            var handOver = new HandOver(second.postgres().recent());
            var feed = second.postgres().eventFeed(second.codec(), second.digest(), handOver);
            var report = new NoSkipProof(List.of(first.store(), second.store()), feed).run(APPENDS);
            var batches = first.reader().seals(0, APPENDS).size();
            System.out.printf(
                    "no-skip: %d batches, %d pages handed over in memory, %d read from the log, %s%n",
                    batches, handOver.handed.get(), handOver.refused.get(), report);
            assertTrue(handOver.handed.get() > 0 && handOver.refused.get() > 0, "one of the two ways was not taken");
            assertTrue(report.appends() >= APPENDS);
            assertEquals(
                    new NoSkipProof.Report(
                            report.appends(), (int) report.appends(), (int) report.appends(), 0, 0, 0, 0),
                    report);
            assertEquals(report.appends(), first.feed().head());
        }
    }

    /// Two nodes write in turns, and each buffers its own rows. A reader that accepts a batch after a hole
    /// loses the events of the other node. It reads on until it has lost some, because it may come too late
    /// for every hole.
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void a_batch_accepted_beyond_a_hole_is_seen_to_lose_events() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var first = PostgresLog.on(database);
                var second = PostgresLog.another(database)) {
            var greedy = second.postgres()
                    .eventFeed(
                            second.codec(),
                            second.digest(),
                            HandOver.beyondHoles(second.postgres().recent()));
            var proof = new NoSkipProof(List.of(first.store(), second.store()), greedy);
            var report = proof.run(5_000);
            for (int more = 2; more <= UNTIL_LOST && report.missed() == 0; more++) {
                report = proof.run(more * 5_000L);
            }
            System.out.printf(
                    "no-skip, wrong on purpose (hand-over beyond a hole): %d of %d committed events were missed%n",
                    report.missed(), report.committed());
            assertTrue(report.missed() > 0, "nothing was lost: the proof proves nothing");
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
