package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.command.StateSnapshotStore.Found;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Snapshots of one node, which the handlers of all aggregates share. Thread-safe.
///
/// A snapshot never changes an answer. It is used only if its form, its digest and its log are right. Otherwise
/// the stream is read from its first event, as it is when the store of snapshots fails.
public final class StateSnapshots {

    /// Maximum number of tasks in the background. More are left out: a later read makes the snapshot.
    private static final int TASKS = 4;

    private final StateSnapshotStore store;
    private final LogDigest hash;
    private final int over;
    private final Executor background;
    private final Consumer<String> warnings;
    private final Semaphore tasks = new Semaphore(TASKS);
    private final Set<SnapshotFault> warned = EnumSet.noneOf(SnapshotFault.class);
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /// Counters since the start of the node.
    ///
    /// @param hits reads of a stream that began at its snapshot
    /// @param misses reads of a stream that has no snapshot
    /// @param rejected reads of a stream whose snapshot was wrong
    /// @param written snapshots that were kept
    /// @param failed searches and writes that failed
    public record Figures(long hits, long misses, long rejected, long written, long failed) {

        public static final Figures NONE = new Figures(0, 0, 0, 0, 0);
    }

    /// Result of a search for the snapshot of a stream.
    sealed interface Search<S> {

        record Hit<S>(StreamState<S> state, Found found) implements Search<S> {}

        record Miss<S>() implements Search<S> {}

        /// There is a snapshot that must not be used.
        record Wrong<S>() implements Search<S> {}
    }

    /// @param over number of events after which a stream gets its first snapshot, and then the next one
    /// @param background thread of the work that no command waits for
    /// @param warnings receiver of one warning for each kind of fault
    public StateSnapshots(
            StateSnapshotStore store, LogDigest hash, int over, Executor background, Consumer<String> warnings) {
        if (over < 1) {
            throw new IllegalArgumentException("a snapshot is due after at least one event, not after " + over);
        }
        this.store = store;
        this.hash = hash;
        this.over = over;
        this.background = background;
        this.warnings = warnings;
    }

    public Figures figures() {
        return new Figures(hits.sum(), misses.sum(), rejected.sum(), written.sum(), failed.sum());
    }

    /// True if a stream that grew from a version to another one needs its next snapshot.
    boolean isDue(long before, long after) {
        return before / over < after / over;
    }

    <S> Search<S> find(SnapshotCodec<S> codec, StreamId stream) {
        Optional<Found> found;
        try {
            found = store.find(stream);
        } catch (RuntimeException failure) {
            fails(stream, failure);
            return new Search.Miss<>();
        }
        if (found.isEmpty()) {
            misses.increment();
            return new Search.Miss<>();
        }
        return read(codec, stream, found.get());
    }

    private <S> Search<S> read(SnapshotCodec<S> codec, StreamId stream, Found found) {
        var snapshot = found.snapshot();
        if (snapshot.isDamaged(stream, hash)) {
            return reject(stream, SnapshotFault.DAMAGED);
        }
        if (snapshot.form() != codec.form()) {
            return reject(stream, SnapshotFault.FORM);
        }
        if (!found.stands()) {
            return reject(stream, SnapshotFault.OTHER_LOG);
        }
        try {
            var state = codec.decode(snapshot.text());
            hits.increment();
            return new Search.Hit<>(new StreamState<>(stream, snapshot.version(), snapshot.position(), state), found);
        } catch (RuntimeException unreadable) {
            return reject(stream, SnapshotFault.UNREADABLE);
        }
    }

    private <S> Search<S> reject(StreamId stream, SnapshotFault fault) {
        rejected.increment();
        warn(fault, "the snapshot of " + stream + " is not used: " + fault.words());
        return new Search.Wrong<>();
    }

    /// Keeps the state of a stream, as it was read.
    ///
    /// @param last last event of the state
    /// @param base snapshot from which the state was read, if it was
    <S> void put(SnapshotCodec<S> codec, StreamState<S> state, RecordedEvent<?> last, Optional<Found> base) {
        if (store.put(StateSnapshot.of(state, codec, hash), last.recordedAt(), base)) {
            written.increment();
        }
    }

    void forget(StreamId stream) {
        store.forget(stream);
    }

    /// Runs a task about the snapshot of a stream in the background, unless too many run. Its failure is only
    /// counted.
    void inBackground(StreamId stream, Runnable task) {
        if (!tasks.tryAcquire()) {
            return;
        }
        try {
            background.execute(() -> run(stream, task));
        } catch (RuntimeException refused) {
            tasks.release();
            fails(stream, refused);
        }
    }

    private void run(StreamId stream, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            fails(stream, failure);
        } finally {
            tasks.release();
        }
    }

    private void fails(StreamId stream, RuntimeException failure) {
        failed.increment();
        warn(SnapshotFault.STORE, "the snapshot of " + stream + " failed: " + failure.getMessage());
    }

    /// Warns once for each kind of fault. The counters have the others.
    private void warn(SnapshotFault fault, String message) {
        synchronized (warned) {
            if (!warned.add(fault)) {
                return;
            }
        }
        warnings.accept(message + "; the stream is read from its first event; further ones are only counted");
    }
}
