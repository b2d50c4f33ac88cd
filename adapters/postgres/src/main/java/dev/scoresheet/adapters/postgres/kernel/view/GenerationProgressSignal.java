package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/// Signal of the progress of generations in this process: steps report it, queries wait for it. Steps of other nodes do
/// not reach it, so a wait has a timeout, and the caller then polls. A crash of the database may take back steps, and
/// with them what is known here. Readers of a generation's row report that.
public final class GenerationProgressSignal {

    private final Map<Long, Long> known = new HashMap<>();

    /// Positions that queries wait for, by generation.
    private final Map<Long, PriorityQueue<Long>> awaited = new HashMap<>();

    public synchronized void reached(long generation, long position) {
        if (known.merge(generation, position, Math::max) == position) {
            notifyAll();
        }
    }

    /// Returns the last known position; -1 if none is known.
    synchronized long known(long generation) {
        return known.getOrDefault(generation, -1L);
    }

    /// Records a position that was read from the database. A step is reported after its commit. So if the position is
    /// before the one that was known before the reading, a crash took the steps between them back.
    ///
    /// @param before last known position before the reading began
    synchronized void read(long generation, long before, long position) {
        if (position < before && known(generation) == before) {
            known.put(generation, position);
        } else {
            reached(generation, position);
        }
    }

    synchronized boolean isBeyond(long generation, long position) {
        return known(generation) > position;
    }

    /// True if a query waits for the generation to reach a position, or an earlier one.
    synchronized boolean isAwaited(long generation, long position) {
        var waiting = awaited.get(generation);
        return waiting != null && waiting.peek() <= position;
    }

    /// Waits until the generation has reached the position. Returns false after the timeout.
    synchronized boolean await(long generation, long position, Duration atMost) throws InterruptedException {
        var deadline = TimeSource.system().deadline(atMost);
        awaited.computeIfAbsent(generation, _ -> new PriorityQueue<>()).add(position);
        try {
            while (known(generation) < position) {
                if (deadline.isOver()) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, deadline.nanosLeft());
            }
            return true;
        } finally {
            awaited.computeIfPresent(generation, (_, waiting) -> {
                waiting.remove(position);
                return waiting.isEmpty() ? null : waiting;
            });
        }
    }
}
