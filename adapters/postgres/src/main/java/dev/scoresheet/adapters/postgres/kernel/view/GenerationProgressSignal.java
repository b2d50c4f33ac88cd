package dev.scoresheet.adapters.postgres.kernel.view;

import java.util.HashMap;
import java.util.Map;

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
    synchronized boolean await(long generation, long position, long millis) throws InterruptedException {
        var deadline = System.nanoTime() + millis * 1_000_000;
        while (known.getOrDefault(generation, -1L) < position) {
            var left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
