package dev.scoresheet.application.kernel.time;

import java.time.Duration;
import java.time.Instant;

/// Measurement of another clock, between two readings of the monotonic clock of this node.
///
/// @param sent reading before the question, in nanoseconds
/// @param shown answer of the other clock
/// @param received reading after the answer, in nanoseconds
public record ClockMeasurement(long sent, Instant shown, long received) {

    public Duration roundTrip() {
        return Duration.ofNanos(received - sent);
    }

    public Duration age(long nanos) {
        return Duration.ofNanos(nanos - received);
    }

    /// Returns the time of the other clock at a reading of the monotonic clock. The answer counts as given in the
    /// middle of the round trip, so the error is at most half of it.
    public Instant at(long nanos) {
        return shown.plusNanos(nanos - sent - (received - sent) / 2);
    }
}
