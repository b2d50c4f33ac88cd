package dev.scoresheet.application.kernel.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClockCheckTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LONGEST = 20;

    @Test
    void the_first_event_of_the_future_is_found_wherever_the_future_begins() {
        for (int events = 1; events <= LONGEST; events++) {
            for (int first = 1; first <= events; first++) {
                var ahead = check(events, first, NOW.plusSeconds(301)).first().orElseThrow();
                assertEquals(new ClockCheck.Ahead(first, NOW.plusSeconds(301), NOW), ahead);
                assertTrue(ahead.sentence().contains("position " + first), ahead.sentence());
            }
        }
    }

    @Test
    void clocks_may_differ_by_the_tolerance_and_an_empty_log_has_no_moment() {
        assertTrue(check(3, 2, NOW.plus(ClockCheck.TOLERANCE)).first().isEmpty());
        assertTrue(check(3, 2, NOW.plus(ClockCheck.TOLERANCE).plusMillis(1))
                .atHead()
                .isPresent());
        assertTrue(check(0, 1, NOW.plusSeconds(9_999)).first().isEmpty());
    }

    /// A log whose moments are early before a position, and late from there on.
    private static ClockCheck check(int events, int firstLate, Instant late) {
        return new ClockCheck(new Moments(events, firstLate, late), () -> NOW);
    }

    private record Moments(int events, int firstLate, Instant late) implements LogReader {

        @Override
        public LogHead head() {
            return new LogHead("one", events, events == 0 ? Instant.EPOCH : at(events), LogDigest.BEGINNING);
        }

        @Override
        public List<StoredEvent> events(long after, int limit) {
            return LongStream.rangeClosed(after + 1, Math.min(events, after + limit))
                    .mapToObj(position -> new StoredEvent(
                            position, "a", "a-" + position, 1, "t", 1, at(position), "", "", LogDigest.BEGINNING))
                    .toList();
        }

        private Instant at(long position) {
            return position < firstLate ? NOW.minusSeconds(LONGEST - position) : late;
        }

        @Override
        public List<StoredEvent> events(StreamId stream, long after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Seal> seals(long after, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
