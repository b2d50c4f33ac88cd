package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.command.StateSnapshotStore.Found;
import dev.scoresheet.application.kernel.command.StateSnapshots.Search;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Optional;

/// Reads of one aggregate's streams from the log. A read begins at the snapshot of the stream, if the aggregate
/// has a codec of its states and the node keeps snapshots.
///
/// Only a read makes a snapshot, because a read knows the last commit of its state. After an append, the
/// background reads the stream again from its former snapshot.
final class StreamReads<S, E extends U, U> {

    private final Aggregate<?, S, E, ?> aggregate;
    private final EventStore<U> store;
    private final Optional<Snapshotting<S>> snapshotting;

    private record Snapshotting<S>(SnapshotCodec<S> codec, StateSnapshots snapshots) {}

    StreamReads(Aggregate<?, S, E, ?> aggregate, EventStore<U> store, Optional<StateSnapshots> snapshots) {
        this.aggregate = aggregate;
        this.store = store;
        this.snapshotting =
                snapshots.flatMap(node -> aggregate.snapshots().map(codec -> new Snapshotting<>(codec, node)));
    }

    StreamState<S> read(StreamId stream) {
        return snapshotting
                .map(with -> read(stream, with))
                .orElseGet(() -> StreamState.of(aggregate, store.read(stream)));
    }

    private StreamState<S> read(StreamId stream, Snapshotting<S> with) {
        return switch (with.snapshots().find(with.codec(), stream)) {
            case Search.Hit<S>(var state, var found) -> read(state, Optional.of(found), with);
            case Search.Miss<S>() -> read(StreamState.empty(aggregate, stream), Optional.empty(), with);
            case Search.Wrong<S>() -> {
                var whole = read(StreamState.empty(aggregate, stream), Optional.<Found>empty(), with);
                if (!with.snapshots().isDue(0, whole.version())) {
                    with.snapshots().inBackground(stream, () -> with.snapshots().forget(stream));
                }
                yield whole;
            }
        };
    }

    /// Reads the events after a state. Keeps the next snapshot in the background, if one is due.
    private StreamState<S> read(StreamState<S> from, Optional<Found> base, Snapshotting<S> with) {
        var next = store.tail(from.stream(), from.version());
        var state = from.read(aggregate, next);
        if (with.snapshots().isDue(from.version(), state.version())) {
            with.snapshots()
                    .inBackground(
                            state.stream(), () -> with.snapshots().put(with.codec(), state, next.getLast(), base));
        }
        return state;
    }

    /// Learns that a stream has grown. Makes its next snapshot in the background, if one is due.
    void grew(StreamId stream, long before, long after) {
        snapshotting
                .filter(with -> with.snapshots().isDue(before, after))
                .ifPresent(with -> with.snapshots().inBackground(stream, () -> read(stream, with)));
    }
}
