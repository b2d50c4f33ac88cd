package dev.scoresheet.adapters.runner.kernel;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Clocks of a node: a monotonic one for its own waits, and the wall clock for people.
record NodeClock(LongSupplier monotonic, Clock wall) {

    static final NodeClock OF_THIS_MACHINE = new NodeClock(System::nanoTime, Clock.systemUTC());

    long nanos() {
        return monotonic.getAsLong();
    }

    Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }
}
