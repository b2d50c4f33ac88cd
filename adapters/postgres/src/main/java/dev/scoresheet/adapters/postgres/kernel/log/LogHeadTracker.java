package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.application.kernel.time.Backoff;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Tracker of the last known position of the log in this process. This node's appender reports writes at once. Polls of
/// the head find those of other nodes. While nothing happens, the interval of polls grows to a bound, which is the
/// guarantee. Notifications only bring the next poll forward.
///
/// Among all waiting threads, one polls at a time. Thread-safe.
public final class LogHeadTracker {

    private static final Duration FIRST = Duration.ofMillis(10);

    private final TimeSource time = TimeSource.system();
    private final LongSupplier head;
    private final long shortestNanos;
    private final Backoff intervals;
    private final ReentrantLock looking = new ReentrantLock();
    private long known;
    private long written;
    private long nextLook = time.nanos();

    /// @param head the query of the log's head; may throw
    /// @param poll the longest time between two polls
    public LogHeadTracker(LongSupplier head, Duration poll) {
        this.head = head;
        this.intervals = Backoff.steady(FIRST, poll);
        this.shortestNanos = Math.min(FIRST.toNanos(), poll.toNanos());
    }

    /// Records that this node has committed up to a position.
    public synchronized void recordLocalWrite(long position) {
        written = Math.max(written, position);
        known = Math.max(known, position);
        notifyAll();
    }

    /// Waits until this node has written beyond a position, or until the timeout. Returns the last written position.
    synchronized long awaitWritten(long than, Duration atMost) throws InterruptedException {
        var deadline = time.deadline(atMost);
        while (written <= than && !deadline.isOver()) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline.nanosLeft());
        }
        return written;
    }

    /// Records a position that a reader of this node has seen.
    synchronized void recordObserved(long position) {
        if (position > known) {
            known = position;
            notifyAll();
        }
    }

    /// Makes the next poll due, after a notification.
    synchronized void wakeUp() {
        intervals.reset();
        nextLook = time.nanos();
        notifyAll();
    }

    synchronized long known() {
        return known;
    }

    /// Waits until the log is known to reach beyond a position, or until the timeout.
    void awaitBeyond(long position, Duration atMost) throws InterruptedException {
        var deadline = time.deadline(atMost);
        while (known() <= position) {
            lookIfDue();
            if (rest(position, deadline)) {
                return;
            }
        }
    }

    /// Returns true when the time is over.
    private synchronized boolean rest(long position, Deadline deadline) throws InterruptedException {
        var left = deadline.nanosLeft();
        if (known <= position && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, rest(time.nanos(), left));
        }
        return left <= 0;
    }

    /// Returns the time to the next poll, at most the remaining time.
    synchronized long rest(long now, long left) {
        return Math.min(left, Math.max(nextLook - now, shortest()));
    }

    /// While another thread polls, waiters check again every 10 ms, because that poll may hang.
    private long shortest() {
        return looking.isLocked() ? shortestNanos : TimeUnit.MILLISECONDS.toNanos(1);
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

    /// True if a poll is due. Sets the next one first, because this one may fail.
    private synchronized boolean isDue() {
        var now = time.nanos();
        if (nextLook - now > 0) {
            return false;
        }
        nextLook = now + intervals.next().toNanos();
        return true;
    }

    private synchronized void looked(long seen) {
        if (seen > known) {
            intervals.reset();
            nextLook = time.nanos() + intervals.next().toNanos();
            recordObserved(seen);
        }
    }
}
