package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Signal of the progress of generations in this process: steps report it, queries wait for it. Steps of other nodes do
/// not reach it, so a wait has a timeout, and the caller then polls.
public final class GenerationProgressSignal {

    private final Map<Long, Long> known = new HashMap<>();

    public synchronized void reached(long generation, long position) {
        if (known.merge(generation, position, Math::max) == position) {
            notifyAll();
        }
    }

    synchronized boolean isBeyond(long generation, long position) {
        return known.getOrDefault(generation, -1L) > position;
    }

    /// Waits until the generation has reached the position. Returns false after the timeout.
    synchronized boolean await(long generation, long position, Duration atMost) throws InterruptedException {
        var deadline = TimeSource.system().deadline(atMost);
        while (known.getOrDefault(generation, -1L) < position) {
            if (deadline.isOver()) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, deadline.nanosLeft());
        }
        return true;
    }
}
