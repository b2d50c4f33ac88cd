package dev.scoresheet.application.kernel.node;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.time.Downtimes;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Downtimes in the registry of nodes. It reads the standing of the HTTP nodes at most once a second, so that a command
/// whose time began after the last downtime costs no query.
///
/// While no HTTP node reports, the downtime has no length yet. Then a command that depends on it is refused, and the
/// caller retries. So a node that only runs processes decides nothing about time that no client can use.
public final class KnownDowntimes implements Downtimes {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final NodeRegistry registry;
    private final TimeSource time;
    private volatile Optional<Reading> last = Optional.empty();

    public KnownDowntimes(NodeRegistry registry, TimeSource time) {
        this.registry = registry;
        this.time = time;
    }

    /// @param nanos instant of the monotonic clock before the reading
    private record Reading(HttpStanding standing, long nanos) {}

    /// @throws StoreUnavailable while no HTTP node reports
    @Override
    public Duration since(Instant instant) {
        var reading = last.filter(this::isFresh).orElseGet(this::read);
        var silence = reading.standing().silence().plus(time.since(reading.nanos()));
        if (silence.compareTo(NodeRegistry.DOWNTIME) > 0) {
            last = Optional.empty();
            throw new StoreUnavailable(
                    "no HTTP node has reported for %d ms, so the time of this command is not known yet"
                            .formatted(silence.toMillis()),
                    FRESH);
        }
        return instant.isBefore(reading.standing().lastDowntime()) ? registry.downtimeSince(instant) : Duration.ZERO;
    }

    private boolean isFresh(Reading reading) {
        return time.since(reading.nanos()).compareTo(FRESH) < 0;
    }

    private Reading read() {
        var before = time.nanos();
        var reading = new Reading(registry.http(), before);
        last = Optional.of(reading);
        return reading;
    }
}
