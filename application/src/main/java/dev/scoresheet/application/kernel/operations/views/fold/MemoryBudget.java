package dev.scoresheet.application.kernel.operations.views.fold;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/// Memory budget of one process for the rows of all its rebuilds and checks. Requests that do not fit wait in order of
/// arrival. Thread-safe.
public final class MemoryBudget {

    /// Divisor of the budget that gives the smallest share. An estimate may be too low.
    private static final int SMALLEST_PART = 4;

    private static final long LOOK_MILLIS = 200;

    private final long bytes;
    private final Queue<Object> waiting = new ArrayDeque<>();
    private long free;

    public MemoryBudget(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("no memory for rows: " + bytes + " bytes");
        }
        this.bytes = bytes;
        this.free = bytes;
    }

    public long bytes() {
        return bytes;
    }

    /// Share of the budget, held until it is closed.
    public final class Share implements AutoCloseable {
        private long bytes;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        public long bytes() {
            return bytes;
        }

        @Override
        public void close() {
            synchronized (MemoryBudget.this) {
                free += bytes;
                bytes = 0;
                MemoryBudget.this.notifyAll();
            }
        }
    }

    /// Waits for a share of the wanted bytes, at least a quarter of the budget and at most all of it.
    ///
    /// @param goesOn check called repeatedly during the wait; false ends it
    /// @return share; empty when the check ended the wait
    public synchronized Optional<Share> take(long wanted, BooleanSupplier goesOn) throws InterruptedException {
        var place = new Object();
        waiting.add(place);
        try {
            while (goesOn.getAsBoolean()) {
                if (place.equals(waiting.peek()) && size(wanted) <= free) {
                    return Optional.of(taken(wanted));
                }
                wait(LOOK_MILLIS);
            }
            return Optional.empty();
        } finally {
            waiting.remove(place);
            notifyAll();
        }
    }

    /// Takes a share at once; empty when it does not fit or another request waits.
    public synchronized Optional<Share> takeNow(long wanted) {
        return waiting.isEmpty() && size(wanted) <= free ? Optional.of(taken(wanted)) : Optional.empty();
    }

    private Share taken(long wanted) {
        var share = new Share(size(wanted));
        free -= share.bytes;
        return share;
    }

    private long size(long wanted) {
        return Math.min(bytes, Math.max(wanted, bytes / SMALLEST_PART));
    }
}
