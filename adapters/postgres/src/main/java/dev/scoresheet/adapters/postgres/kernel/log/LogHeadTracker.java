package dev.scoresheet.adapters.postgres.kernel.log;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// How far the log is known to reach, inside this process. This node's appender tells at once. Of
/// other nodes it is known by a look at the head, that grows rarer while nothing happens, up to a
/// bound: that is the guarantee. Hints only bring the next look forward.
///
/// However many wait, one of them looks. Thread-safe.
public final class LogHeadTracker {

    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final LongSupplier head;
    private final long longestNanos;
    private final ReentrantLock looking = new ReentrantLock();
    private long known;
    private long written;
    private long interval;
    private long nextLook = System.nanoTime();

    /// @param head asks the log; may throw
    /// @param poll between two looks, at most
    public LogHeadTracker(LongSupplier head, Duration poll) {
        this.head = head;
        this.longestNanos = poll.toNanos();
        this.interval = Math.min(FIRST_NANOS, longestNanos);
    }

    /// This node has committed through a position.
    public synchronized void recordLocalWrite(long position) {
        written = Math.max(written, position);
        known = Math.max(known, position);
        notifyAll();
    }

    /// The last position that this node has written, as soon as it is another than this, or after a
    /// time.
    synchronized long awaitWritten(long than, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        for (var left = atMost.toNanos(); written <= than && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return written;
    }

    /// Somebody has seen the log reach so far.
    synchronized void recordObserved(long position) {
        if (position > known) {
            known = position;
            notifyAll();
        }
    }

    /// Somebody says that there is something to see.
    synchronized void wakeUp() {
        interval = Math.min(FIRST_NANOS, longestNanos);
        nextLook = System.nanoTime();
        notifyAll();
    }

    synchronized long known() {
        return known;
    }

    /// Returns as soon as the log is known to reach beyond a position, or after a time.
    void awaitBeyond(long position, Duration atMost) throws InterruptedException {
        var began = System.nanoTime();
        var time = TimeUnit.NANOSECONDS.convert(atMost); // saturates
        while (known() <= position) {
            lookIfDue();
            if (rest(position, began, time)) {
                return;
            }
        }
    }

    /// True when the time is up.
    private synchronized boolean rest(long position, long began, long time) throws InterruptedException {
        var now = System.nanoTime();
        var left = time - (now - began);
        if (known <= position && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, rest(now, left));
        }
        return left <= 0;
    }

    /// To the next look, or to the end of what is left.
    synchronized long rest(long now, long left) {
        return Math.min(left, Math.max(nextLook - now, shortest()));
    }

    /// What somebody else is finding out, perhaps on a connection that hangs, is told to all who
    /// wait.
    private long shortest() {
        return looking.isLocked() ? Math.min(FIRST_NANOS, longestNanos) : TimeUnit.MILLISECONDS.toNanos(1);
    }

    private void lookIfDue() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            if (isDue()) {
                var seen = head.getAsLong();
                looked(seen);
            }
        } finally {
            looking.unlock();
        }
    }

    /// The next look is set before this one, which may fail.
    private synchronized boolean isDue() {
        var now = System.nanoTime();
        if (nextLook - now > 0) {
            return false;
        }
        nextLook = now + interval;
        interval = Math.min(2 * interval, longestNanos);
        return true;
    }

    private synchronized void looked(long seen) {
        if (seen > known) {
            interval = Math.min(FIRST_NANOS, longestNanos);
            nextLook = System.nanoTime() + interval;
            recordObserved(seen);
        }
    }
}
