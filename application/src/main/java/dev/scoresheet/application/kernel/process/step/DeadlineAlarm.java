package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.process.store.ImpliedDeadline;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.NextDeadline;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Time of the next deadline of a partition, as its owner knows it. A hint that saves questions to the store, whose
/// clock decides. For one thread.
final class DeadlineAlarm {

    /// Time after which the store is asked again, because its clock may have been set.
    private static final Duration TRUSTED = Duration.ofSeconds(10);

    private final TimeSource time;
    private final Duration grace;
    private Optional<Known> known = Optional.empty();

    /// @param nanos monotonic time of this node at the instant `asOf` of the store
    private record Known(Instant asOf, long nanos, Optional<Instant> next) {}

    DeadlineAlarm(TimeSource time, Duration grace) {
        this.time = time;
        this.grace = grace;
    }

    /// Sets the alarm to what the store has just answered.
    void set(NextDeadline read) {
        known = Optional.of(new Known(read.asOf(), time.nanos(), read.at()));
    }

    /// Moves the alarm forward to the deadlines of rows that are written.
    void note(Collection<InstanceRow> rows) {
        known = known.map(before -> new Known(
                before.asOf(),
                before.nanos(),
                Stream.concat(
                                before.next().stream(),
                                rows.stream().flatMap(row -> row.deadline().map(ImpliedDeadline::at).stream()))
                        .min(Comparator.naturalOrder())));
    }

    /// True if a deadline may be due.
    boolean isOver() {
        return !left().isPositive();
    }

    /// Returns the time in which no deadline is due; zero or less if one may be.
    Duration left() {
        return known.map(this::left).orElse(Duration.ZERO);
    }

    private Duration left(Known read) {
        var passed = time.since(read.nanos());
        var trusted = TRUSTED.minus(passed);
        return read.next()
                .map(at -> Duration.between(read.asOf(), at.plus(grace)).minus(passed))
                .filter(left -> left.compareTo(trusted) < 0)
                .orElse(trusted);
    }
}
