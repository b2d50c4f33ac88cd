package dev.scoresheet.adapters.runner.kernel;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Time as a node sees it: one clock that only runs forward, for its own waiting, and the wall's, for people.
record NodeClock(LongSupplier monotonic, Clock wall) {

    static final NodeClock OF_THIS_MACHINE = new NodeClock(System::nanoTime, Clock.systemUTC());

    long nanos() {
        return monotonic.getAsLong();
    }

    Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }
}
