package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.stored.LogReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Comparison of the log's recorded-at with the clock of its store. Recorded-at never runs backwards.
/// After an event from the future, all events get the same moment until the clock reaches it.
public final class ClockCheck {

    /// Largest accepted difference, because a log may come from another store, with another clock.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// Events with a recorded-at later than the clock.
    ///
    /// @param position position of the first such event that was found
    /// @param clock time of the clock at the check
    public record Ahead(long position, Instant recordedAt, Instant clock) {

        public String sentence() {
            return ("the event at position %d was recorded at %s, but the clock shows %s; each later event gets"
                            + " at least the recorded time; check the clock; docs/operations/repair.md has the"
                            + " remedy under Clocks")
                    .formatted(position, recordedAt, clock);
        }
    }

    private final LogReader log;
    private final InstantSource clock;

    public ClockCheck(LogReader log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Compares only the head, which holds the latest moment of the log.
    public Optional<Ahead> atHead() {
        var head = log.head();
        var now = clock.instant();
        return head.recordedAt().isAfter(now.plus(TOLERANCE))
                ? Optional.of(new Ahead(head.position(), head.recordedAt(), now))
                : Optional.empty();
    }

    /// Finds the first such event by binary search.
    public Optional<Ahead> first() {
        return atHead().map(this::first);
    }

    private Ahead first(Ahead atHead) {
        var limit = atHead.clock().plus(TOLERANCE);
        var found = atHead;
        long past = 0;
        while (past + 1 < found.position()) {
            long middle = past + (found.position() - past) / 2;
            var event = log.events(middle - 1, 1).stream().findFirst();
            if (event.isEmpty()) {
                return found;
            }
            if (event.get().recordedAt().isAfter(limit)) {
                found = new Ahead(middle, event.get().recordedAt(), found.clock());
            } else {
                past = middle;
            }
        }
        return found;
    }
}
