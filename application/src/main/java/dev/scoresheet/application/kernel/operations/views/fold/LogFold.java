package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.FollowedProjection;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Fold of rows from the log alone, from its first event on, on all cores. One reader passes lists of stored rows to
/// threads that decode them. The folders fold the changes in order, divided by the text of the keys. It writes no view.
/// A fold can continue from its position. Not thread-safe.
public final class LogFold<E, K, X, V> {

    /// Check called after every list of events.
    @FunctionalInterface
    public interface ContinueCheck {
        ContinueCheck ON = (position, rows) -> true;

        /// @param rows approximate number of rows so far
        /// @return false to stop the fold
        boolean at(long position, long rows);
    }

    private static final long LOOK_MILLIS = 200;

    private final ReadModels<E> models;
    private final FollowedProjection<E, K, X, V> followed;
    private final FoldParallelism crew;
    private final ChangeExtractor<E, K, X> chunker;
    private final Semaphore room;
    private final List<PartitionFold<K, X, V>> folders = new ArrayList<>();
    private final TreeMap<Long, DeliveryBucket> delivered = new TreeMap<>();
    private long through;
    private boolean brokenOff;

    public LogFold(
            ReadModels<E> models,
            FollowedProjection<E, K, X, V> followed,
            FoldParallelism crew,
            Exclusions leftOut,
            KeySelection keys) {
        this(models, followed, crew, leftOut, keys, (position, changes) -> {});
    }

    /// @param touched listener, called on each folder's thread
    public LogFold(
            ReadModels<E> models,
            FollowedProjection<E, K, X, V> followed,
            FoldParallelism crew,
            Exclusions leftOut,
            KeySelection keys,
            PartitionFold.Touched<K, X> touched) {
        this.models = models;
        this.followed = followed;
        this.crew = crew;
        this.room = new Semaphore(crew.bytes());
        this.chunker = new ChangeExtractor<>(followed, models.decoding(), leftOut, keys, crew.folders());
        for (int part = 0; part < crew.folders(); part++) {
            folders.add(new PartitionFold<>(part, followed, leftOut, touched));
        }
    }

    /// Continues to a position. Must not be called again after the check stopped it or it threw.
    ///
    /// @return false when the check stopped it
    /// @throws SubscriptionStopped at an event unknown to this release
    public boolean advance(long position, ContinueCheck look) throws InterruptedException {
        if (position <= through || brokenOff) {
            return !brokenOff;
        }
        var lines = new ArrayList<Line>();
        folders.forEach(folder -> lines.add(new Line(folder)));
        lines.forEach(line -> line.done = crew.threads().submit(line::run));
        var ended = false;
        try {
            models.bulk().read(through, position, followed.filter(), (packed, seen) -> {
                hand(packed, lines);
                brokenOff = !look.at(seen, rowsNow());
                return !brokenOff && lines.stream().allMatch(line -> line.stopped.isEmpty());
            });
            for (var line : lines) {
                line.end();
            }
            ended = true;
        } finally {
            if (!ended) {
                lines.forEach(line -> line.done.cancel(true));
            }
        }
        for (var line : lines) {
            if (line.stopped.isPresent()) {
                throw line.stopped.get();
            }
        }
        through = position;
        return !brokenOff;
    }

    private void hand(BulkReader.Packed packed, List<Line> lines) throws InterruptedException {
        int bytes = (int) Math.min(packed.bytes(), crew.bytes());
        while (!room.tryAcquire(bytes, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            for (var line : lines) {
                line.endWhenDone();
            }
        }
        var left = new AtomicInteger(lines.size());
        var chunk = crew.threads().submit(() -> chunker.chunk(packed.rows()));
        var handed = new Handed<>(chunk, () -> {
            if (left.decrementAndGet() == 0) {
                room.release(bytes);
            }
        });
        for (var line : lines) {
            line.put(handed);
        }
    }

    /// @param taken callback that each folder runs when it has finished with the batch
    private record Handed<K, X>(Future<ChangeBatch<K, X>> chunk, Runnable taken) {}

    private long rowsNow() {
        return folders.stream().mapToLong(folder -> folder.fold().rows().size()).sum();
    }

    public long through() {
        return through;
    }

    public List<Map<K, V>> rows() {
        return folders.stream().map(folder -> folder.fold().rows()).toList();
    }

    /// Returns all rows in one map.
    Map<K, V> allRows() {
        var all = new HashMap<K, V>();
        rows().forEach(all::putAll);
        return all;
    }

    public List<Parked> parked() {
        var parked = new ArrayList<Parked>(folders.getFirst().parkedStreams().values());
        folders.forEach(folder -> parked.addAll(folder.fold().parked()));
        return parked;
    }

    /// Returns the number of later events for each parked key.
    public Map<String, Long> further() {
        var further = new HashMap<String, Long>();
        folders.forEach(folder -> further.putAll(folder.fold().further()));
        return further;
    }

    public List<DeliveryBucket> delivered() {
        return List.copyOf(delivered.values());
    }

    /// Queue and thread of one folder.
    private final class Line {
        private final PartitionFold<K, X, V> folder;
        private final BlockingQueue<Optional<Handed<K, X>>> queue = new ArrayBlockingQueue<>(crew.cores() + 1);
        private volatile Optional<SubscriptionStopped> stopped = Optional.empty();
        private Future<?> done = new CompletableFuture<>();

        Line(PartitionFold<K, X, V> folder) {
            this.folder = folder;
        }

        Void run() throws InterruptedException, ExecutionException {
            for (var next = queue.take(); next.isPresent(); next = queue.take()) {
                var chunk = next.get().chunk().get();
                if (stopped.isEmpty()) {
                    folder.take(chunk);
                    if (folder.isFirst()) {
                        chunk.delivered()
                                .forEach(of -> delivered.merge(of.bucket(), of, (one, other) -> one.and(other)));
                    }
                    stopped = chunk.stopped();
                }
                next.get().taken().run();
            }
            return null;
        }

        /// Puts a batch into the queue. Waits while the queue is full, unless the folder's thread has ended.
        void put(Handed<K, X> handed) throws InterruptedException {
            while (!queue.offer(Optional.of(handed), LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                endWhenDone();
            }
        }

        /// Returns the original failure: first the decoding thread fails, then the thread that waits for it.
        private static Throwable behind(Throwable failed) {
            Throwable cause = failed;
            while (cause instanceof ExecutionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause;
        }

        void endWhenDone() throws InterruptedException {
            if (done.isDone()) {
                end();
            }
        }

        void end() throws InterruptedException {
            while (!done.isDone() && !queue.offer(Optional.empty(), LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                // the folder still works on its queue
            }
            try {
                done.get();
            } catch (ExecutionException failed) {
                if (behind(failed) instanceof OutOfMemoryError end) {
                    throw end;
                }
                throw new IllegalStateException("a fold of " + followed.identity() + " failed", failed.getCause());
            }
        }
    }
}
