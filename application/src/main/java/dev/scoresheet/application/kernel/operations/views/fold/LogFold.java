package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Fold of rows from the log alone, from its first event on, on all cores. One reader passes lists of stored
/// rows to threads that decode them. The partitions fold the changes in order, divided by the text of the keys.
/// It writes no view. A fold can continue from its position. Not thread-safe.
public final class LogFold<E, K, X, V> {

    /// Check called after every list of events.
    @FunctionalInterface
    public interface ContinueCheck {
        ContinueCheck ON = (position, rows) -> true;

        /// @param rows approximate number of rows so far
        /// @return false to stop the fold
        boolean at(long position, long rows);
    }

    static final long CHECK_MILLIS = 200;

    private final OperatedView<E, K, X, V> view;
    private final ChangeExtractor<E, K, X> extractor;
    private final Semaphore room;
    private final List<PartitionFold<K, X, V>> partitions = new ArrayList<>();
    private final TreeMap<Long, DeliveryBucket> delivered = new TreeMap<>();
    private long through;
    private boolean brokenOff;

    public LogFold(OperatedView<E, K, X, V> view, Exclusions exclusions, KeySelection keys) {
        this(view, exclusions, keys, (position, changes) -> {});
    }

    /// @param touched listener, called on each partition's thread
    public LogFold(
            OperatedView<E, K, X, V> view,
            Exclusions exclusions,
            KeySelection keys,
            PartitionFold.Touched<K, X> touched) {
        this.view = view;
        this.room = new Semaphore(view.parallelism().bytes());
        var parts = keys.partitions(view.parallelism().partitions());
        this.extractor = new ChangeExtractor<>(view.followed(), view.models().decoder(), exclusions, keys, parts);
        for (int part = 0; part < parts; part++) {
            partitions.add(new PartitionFold<>(part, view.followed(), exclusions, touched));
        }
    }

    /// Continues to a position. Must not be called again after the check stopped it or it threw.
    ///
    /// @return false when the check stopped it
    /// @throws SubscriptionStopped at an event unknown to this release
    public boolean advance(long position, ContinueCheck check) throws InterruptedException {
        if (position <= through || brokenOff) {
            return !brokenOff;
        }
        var queues = partitions.stream().map(this::started).toList();
        var ended = false;
        try {
            view.models().bulk().read(through, position, view.followed().filter(), (packed, seen) -> {
                put(packed, queues);
                brokenOff = !check.at(seen, rowsNow());
                return !brokenOff
                        && queues.stream().allMatch(queue -> queue.stopped().isEmpty());
            });
            for (var queue : queues) {
                queue.end();
            }
            ended = true;
        } finally {
            if (!ended) {
                queues.forEach(PartitionQueue::cancel);
            }
        }
        for (var queue : queues) {
            if (queue.stopped().isPresent()) {
                throw queue.stopped().get();
            }
        }
        queues.getFirst().delivered().forEach(of -> delivered.merge(of.bucket(), of, DeliveryBucket::and));
        through = position;
        return !brokenOff;
    }

    private PartitionQueue<K, X, V> started(PartitionFold<K, X, V> partition) {
        return PartitionQueue.start(partition, view.identity(), view.parallelism());
    }

    private void put(BulkReader.Packed packed, List<PartitionQueue<K, X, V>> queues) throws InterruptedException {
        int bytes = (int) Math.min(packed.bytes(), view.parallelism().bytes());
        while (!room.tryAcquire(bytes, CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            for (var queue : queues) {
                queue.endWhenDone();
            }
        }
        var left = new AtomicInteger(queues.size());
        var batch = view.parallelism().threads().submit(() -> extractor.extract(packed));
        for (var queue : queues) {
            queue.put(new PartitionQueue.Item<>(batch, () -> {
                if (left.decrementAndGet() == 0) {
                    room.release(bytes);
                }
            }));
        }
    }

    private long rowsNow() {
        return partitions.stream()
                .mapToLong(partition -> partition.fold().rows().size())
                .sum();
    }

    public OperatedView<E, K, X, V> view() {
        return view;
    }

    public long through() {
        return through;
    }

    public List<Map<K, V>> rows() {
        return partitions.stream().map(partition -> partition.fold().rows()).toList();
    }

    public List<Parked> parked() {
        var parked = new ArrayList<Parked>(partitions.getFirst().parkedStreams().values());
        partitions.forEach(partition -> parked.addAll(partition.fold().parked()));
        return parked;
    }

    /// Returns the number of later events for each parked key.
    public Map<String, Long> further() {
        var further = new HashMap<String, Long>();
        partitions.forEach(partition -> further.putAll(partition.fold().further()));
        return further;
    }

    public List<DeliveryBucket> delivered() {
        return List.copyOf(delivered.values());
    }
}
