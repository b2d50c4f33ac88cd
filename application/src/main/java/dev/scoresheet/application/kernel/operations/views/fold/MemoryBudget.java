package dev.scoresheet.application.kernel.operations.views.fold;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/// The memory that one process has for the rows of its rebuilds and checks together. Those that do not
/// fit beside each other wait, the first that came first. Thread-safe.
public final class MemoryBudget {

    /// A share is this part of the whole at least: an estimate may be too low.
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

    /// A part of the budget, until it is closed.
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

    /// Waits for a share: as much as is wanted, but a quarter of the whole at least, and the whole at
    /// most.
    ///
    /// @param goesOn asked again and again while it waits
    /// @return nothing when it is not to go on
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

    /// The same at once, or nothing when it does not fit or another waits.
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
