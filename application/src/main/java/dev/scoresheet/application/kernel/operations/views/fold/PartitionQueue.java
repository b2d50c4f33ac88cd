package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Queue of batches for one partition, and the thread that takes them.
final class PartitionQueue<K, X, V> {

    /// @param taken callback that the partition runs when it has finished with the batch
    record Item<K, X>(Future<ChangeBatch<K, X>> batch, Runnable taken) {}

    private final PartitionFold<K, X, V> partition;
    private final ViewIdentity identity;
    private final BlockingQueue<Optional<Item<K, X>>> queue;
    private final TreeMap<Long, DeliveryBucket> delivered = new TreeMap<>();
    private volatile Optional<SubscriptionStopped> stopped = Optional.empty();
    private Future<?> done = new CompletableFuture<>();

    private PartitionQueue(PartitionFold<K, X, V> partition, ViewIdentity identity, int capacity) {
        this.partition = partition;
        this.identity = identity;
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    static <K, X, V> PartitionQueue<K, X, V> start(
            PartitionFold<K, X, V> partition, ViewIdentity identity, FoldParallelism parallelism) {
        var started = new PartitionQueue<>(partition, identity, parallelism.cores() + 1);
        started.done = parallelism.threads().submit(started::run);
        return started;
    }

    private Void run() throws InterruptedException, ExecutionException {
        for (var next = queue.take(); next.isPresent(); next = queue.take()) {
            var batch = next.get().batch().get();
            if (stopped.isEmpty()) {
                partition.take(batch);
                batch.delivered().forEach(of -> delivered.merge(of.bucket(), of, DeliveryBucket::and));
                stopped = batch.stopped();
            }
            next.get().taken().run();
        }
        return null;
    }

    /// Returns the failure at an event unknown to this release, before which the partition stopped.
    Optional<SubscriptionStopped> stopped() {
        return stopped;
    }

    /// Returns the deliveries of all taken batches. Complete after [#end].
    Collection<DeliveryBucket> delivered() {
        return delivered.values();
    }

    /// Puts a batch into the queue. Waits while the queue is full, unless the partition's thread has ended.
    void put(Item<K, X> item) throws InterruptedException {
        while (!queue.offer(Optional.of(item), LogFold.CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            endWhenDone();
        }
    }

    void endWhenDone() throws InterruptedException {
        if (done.isDone()) {
            end();
        }
    }

    /// Waits until the partition has taken all batches.
    ///
    /// @throws IllegalStateException when the fold failed
    void end() throws InterruptedException {
        while (!done.isDone() && !queue.offer(Optional.empty(), LogFold.CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            // the partition still works on its queue
        }
        try {
            done.get();
        } catch (ExecutionException failed) {
            if (original(failed) instanceof OutOfMemoryError end) {
                throw end;
            }
            throw new IllegalStateException("a fold of " + identity + " failed", failed.getCause());
        }
    }

    /// Returns the original failure: first the decoding thread fails, then the thread that waits for it.
    private static Throwable original(Throwable failed) {
        Throwable cause = failed;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    void cancel() {
        done.cancel(true);
    }
}
