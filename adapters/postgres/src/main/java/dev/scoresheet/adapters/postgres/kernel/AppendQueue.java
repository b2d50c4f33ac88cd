package dev.scoresheet.adapters.postgres.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Appends that wait for their batch, bounded. A batch is whatever arrived while the one before was under way; nobody
/// waits for a clock.
///
/// No two appends of a batch share a stream or a receipt's key. The later one waits for the next batch, and what shares
/// something with *it* waits as well, so appends to one stream keep their order.
final class AppendQueue {

    private final int length;
    private final int batchAppends;
    private final int batchBytes;
    private final ArrayDeque<Offer> waiting = new ArrayDeque<>();
    private boolean closed;

    AppendQueue(int length, int batchAppends, int batchBytes) {
        this.length = length;
        this.batchAppends = batchAppends;
        this.batchBytes = batchBytes;
    }

    /// False when there is no room, or when it was closed.
    synchronized boolean offer(Offer offer) {
        if (closed || waiting.size() >= length) {
            return false;
        }
        waiting.addLast(offer);
        if (waiting.size() == 1) {
            notifyAll();
        }
        return true;
    }

    /// Waits for a batch; empty once the queue is closed and drained.
    synchronized List<Offer> take() throws InterruptedException {
        while (waiting.isEmpty()) {
            if (closed) {
                return List.of();
            }
            wait();
        }
        return batch();
    }

    private List<Offer> batch() {
        var batch = new ArrayList<Offer>();
        var claimed = new HashSet<Object>();
        var later = new ArrayList<Offer>();
        int bytes = 0;
        while (!waiting.isEmpty() && batch.size() < batchAppends && (bytes < batchBytes || batch.isEmpty())) {
            var offer = waiting.removeFirst();
            var free = offer.claims().stream().noneMatch(claimed::contains);
            claimed.addAll(offer.claims());
            if (free) {
                batch.add(offer);
                bytes += offer.append().bytes();
            } else {
                later.add(offer);
            }
        }
        for (var offer : later.reversed()) {
            waiting.addFirst(offer);
        }
        return batch;
    }

    /// Everything that waits, taken out: nothing of it was sent.
    synchronized List<Offer> drain() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
