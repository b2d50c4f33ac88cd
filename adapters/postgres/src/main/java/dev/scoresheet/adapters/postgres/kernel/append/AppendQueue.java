package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Queue of appends that wait for their batch, with a maximum size. A batch has all appends that arrived during the
/// previous one; no timer delays it.
///
/// No two appends of a batch share a stream or a receipt key. The later one waits for the next batch. Appends that
/// share something with *it* also wait, so each stream keeps its order.
final class AppendQueue {

    private final PostgresOptions.Appending limits;
    private final ArrayDeque<PendingAppend> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    AppendQueue(PostgresOptions.Appending limits) {
        this.limits = limits;
    }

    /// Adds an append. Returns false when the queue is full or closed.
    synchronized boolean offer(PendingAppend pending) {
        if (closed || !hasRoom(pending)) {
            return false;
        }
        waiting.addLast(pending);
        bytes += pending.append().bytes();
        if (waiting.size() == 1) {
            notifyAll();
        }
        return true;
    }

    private boolean hasRoom(PendingAppend pending) {
        return waiting.size() < limits.queueLength()
                && (waiting.isEmpty() || bytes + pending.append().bytes() <= limits.queueBytes());
    }

    /// Waits for a batch; empty once the queue is closed and drained.
    List<PendingAppend> take() throws InterruptedException {
        return take(Duration.ofNanos(Long.MAX_VALUE));
    }

    /// Waits for a batch; empty after the timeout, or once the queue is closed and drained.
    synchronized List<PendingAppend> take(Duration atMost) throws InterruptedException {
        var deadline = TimeSource.system().deadline(atMost);
        while (waiting.isEmpty() && !closed && !deadline.isOver()) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline.nanosLeft());
        }
        return batch();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /// True if the queue is closed and empty.
    synchronized boolean isOver() {
        return closed && waiting.isEmpty();
    }

    private List<PendingAppend> batch() {
        var batch = new ArrayList<PendingAppend>();
        var claimed = new HashSet<Object>();
        var later = new ArrayList<PendingAppend>();
        long ofBatch = 0;
        while (!waiting.isEmpty() && batch.size() < limits.batchAppends()) {
            var fits = ofBatch + waiting.getFirst().append().bytes() <= limits.batchBytes();
            if (!fits && !batch.isEmpty()) {
                break;
            }
            var pending = waiting.removeFirst();
            var free = pending.claims().stream().noneMatch(claimed::contains);
            claimed.addAll(pending.claims());
            if (free) {
                batch.add(pending);
                ofBatch += pending.append().bytes();
            } else {
                later.add(pending);
            }
        }
        for (var pending : later.reversed()) {
            waiting.addFirst(pending);
        }
        bytes -= ofBatch;
        return batch;
    }

    /// Removes and returns all waiting appends. None of them was sent.
    synchronized List<PendingAppend> drain() {
        var all = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        return all;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
