package dev.scoresheet.application.kernel.time;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Clock of a store on another machine. It is the monotonic clock of this node plus a measured offset, so a change of
/// this node's time of day does not move it. Thread-safe.
public final class MeasuredClock implements StoreClock {

    /// Maximum round trip and maximum jump, if no setting says another one.
    public static final Duration GRACE = Duration.ofMillis(250);

    /// Measurements of one round. One pause of this process can delay an answer, but hardly three.
    private static final int TRIES = 3;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final TimeSource time;
    private final Supplier<ClockMeasurement> probe;
    private volatile ClockOffset offset;

    /// Figures of the last measurement.
    ///
    /// @param ahead time by which the store's clock is ahead of this node's time of day; negative if it is behind
    public record Figures(Duration ahead, Duration roundTrip) {}

    /// @param probe one measurement, which throws if the store does not answer
    public MeasuredClock(TimeSource time, Duration grace, Supplier<ClockMeasurement> probe) {
        this.time = time;
        this.probe = probe;
        this.offset = ClockOffset.unmeasured(grace);
    }

    /// Measures once, and again while the round trip is above the grace. The shortest round trip counts. If the probe
    /// throws, the measurement before stays in force.
    public synchronized void measure() {
        var best = probe.get();
        for (int tries = 1; tries < TRIES && offset.isSlow(best); tries++) {
            var next = probe.get();
            best = next.roundTrip().compareTo(best.roundTrip()) < 0 ? next : best;
        }
        offset = offset.measured(best);
    }

    @Override
    public Instant instant() {
        var known = offset;
        var now = time.nanos();
        known.unknown(now).ifPresent(why -> {
            throw new StoreUnavailable("the time of the store is unknown: " + why, RETRY_AFTER);
        });
        return known.last().orElseThrow().at(now);
    }

    /// Returns the time by the last measurement, however old; by this node's time of day before the first.
    @Override
    public Instant estimate() {
        return offset.last().map(measurement -> measurement.at(time.nanos())).orElseGet(time::instant);
    }

    @Override
    public Optional<String> trouble() {
        return offset.unknown(time.nanos()).map(why -> "the time of the store is unknown: " + why);
    }

    /// Returns the figures of the last measurement within the grace; empty before the first.
    public Optional<Figures> figures() {
        return offset.last()
                .map(measurement -> new Figures(
                        Duration.between(time.instant(), measurement.at(time.nanos())), measurement.roundTrip()));
    }
}
