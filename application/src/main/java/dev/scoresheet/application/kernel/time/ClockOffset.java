package dev.scoresheet.application.kernel.time;

import java.time.Duration;
import java.util.Optional;

/// Knowledge of another clock from its measurements. Immutable.
///
/// @param grace maximum round trip of a measurement, and maximum difference between two measurements
/// @param last last measurement within the grace; empty before the first
/// @param doubt reason why the measurements give no time; empty if only the age of the last one decides
record ClockOffset(Duration grace, Optional<ClockMeasurement> last, Optional<String> doubt) {

    private static final Duration OLDEST = Duration.ofSeconds(30);

    static ClockOffset unmeasured(Duration grace) {
        return new ClockOffset(grace, Optional.empty(), Optional.of("it was not measured yet"));
    }

    boolean isSlow(ClockMeasurement measurement) {
        return measurement.roundTrip().compareTo(grace) > 0;
    }

    /// Adds a measurement. After a jump, the next measurement is compared with the one that jumped.
    ClockOffset measured(ClockMeasurement next) {
        return isSlow(next)
                ? new ClockOffset(
                        grace, last, Optional.of("the round trip of its measurement" + above(next.roundTrip())))
                : new ClockOffset(grace, Optional.of(next), last.flatMap(before -> jump(before, next)));
    }

    private Optional<String> jump(ClockMeasurement before, ClockMeasurement next) {
        var difference = Duration.between(before.at(next.received()), next.at(next.received()))
                .abs();
        return difference.compareTo(grace) > 0
                ? Optional.of("the difference between two measurements" + above(difference))
                : Optional.empty();
    }

    private String above(Duration time) {
        return " was %d ms; at most %d ms are accepted".formatted(time.toMillis(), grace.toMillis());
    }

    /// Describes why the time of the other clock is unknown at a reading of the monotonic clock; empty if it is known.
    Optional<String> unknown(long nanos) {
        return doubt.or(() -> last.map(measurement -> measurement.age(nanos))
                .filter(age -> age.compareTo(OLDEST) > 0)
                .map(age -> "its last measurement is %d s old; at most %d s are accepted"
                        .formatted(age.toSeconds(), OLDEST.toSeconds())));
    }
}
