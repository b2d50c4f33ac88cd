package dev.scoresheet.adapters.postgres.kernel.view;

import java.util.HashMap;
import java.util.Map;

/// How far generations are known to have come, inside this process: steps tell, queries wait. Other
/// nodes tell nobody here, so a wait is always bounded and followed by a look.
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

    /// True when the generation is known to have come this far before the time is up.
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
