package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Remembered;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.List;
import java.util.Optional;

/// States of one aggregate's streams, from the log and from the warm states of the node.
///
/// It puts a state into the cache after a read, and after a durable append. Nothing else shows that a state is the
/// fold of its stream: not a conflict, not a resend, not an unknown outcome.
final class StreamStates<S, E extends U, U> {

    private final Aggregate<?, S, E, ?> aggregate;
    private final EventStore<U> store;
    private final WarmStates warm;
    private final StreamReads<S, E, U> reads;

    StreamStates(Aggregate<?, S, E, ?> aggregate, CommandHandlers<U> node) {
        this.aggregate = aggregate;
        this.store = node.store();
        this.warm = node.warm();
        this.reads = new StreamReads<>(aggregate, store, node.snapshots());
    }

    /// State on which a command is decided.
    ///
    /// @param era era of the store before the state was found
    /// @param warm true if the state, or a part of it, was in the cache
    record Basis<S>(StreamState<S> state, long era, boolean warm) {

        /// Returns the version that an append must name after a decision on this state. Also a state that was read is
        /// only remembered once its append waits in a queue.
        ExpectedVersion expected() {
            return new Remembered(state.version(), era);
        }
    }

    /// Returns the state that the node has without a read, if it has one. The stream may have grown on.
    ///
    /// @param begins true if the stream must not exist; without a state it counts as empty
    Optional<Basis<S>> unread(StreamId stream, boolean begins) {
        var era = store.era();
        var known = begins ? warm.find(aggregate, stream, era) : warm.counted(aggregate, stream, era);
        return known.map(state -> new Basis<>(state, era, true))
                .or(() -> begins
                        ? Optional.of(new Basis<>(StreamState.empty(aggregate, stream), era, false))
                        : Optional.empty());
    }

    /// Reads the state: the whole stream, or its events after a warm state or after a snapshot.
    Basis<S> read(StreamId stream) {
        var era = store.era();
        var known = warm.find(aggregate, stream, era);
        var state = known.map(this::upToDate).orElseGet(() -> reads.read(stream));
        warm.put(aggregate, state, era);
        return new Basis<>(state, era, known.isPresent());
    }

    private StreamState<S> upToDate(StreamState<S> known) {
        warm.readTail();
        var state = known.read(aggregate, store.tail(known.stream(), known.version()));
        reads.grew(known.stream(), known.version(), state.version());
        return state;
    }

    /// Returns the state after a durable append.
    ///
    /// @param last position of the last event
    StreamState<S> appended(Basis<S> basis, List<E> events, long last) {
        var state = basis.state().decided(aggregate, events, last);
        warm.put(aggregate, state, basis.era());
        reads.grew(state.stream(), basis.state().version(), state.version());
        return state;
    }

    /// Learns that the log refused an append that was decided on this state.
    ///
    /// @param actual version of the stream in the log; if it is lower, the log has lost events of the state
    void refused(Basis<S> basis, long actual) {
        if (basis.warm()) {
            warm.wasStale();
        }
        if (actual < basis.state().version()) {
            warm.forget(basis.state().stream());
        }
    }

    /// Returns the state at a version of the past, for the answer to a command that was done before.
    ///
    /// @throws OutcomeUnknown when the store cannot be read: "unavailable" would say that nothing was written
    StreamState<S> asOf(StreamId stream, long version) {
        try {
            return warm.find(aggregate, stream, store.era())
                    .filter(state -> state.version() == version) // a past version never comes from a newer state
                    .orElseGet(() -> StreamState.of(aggregate, store.read(stream, version)));
        } catch (StoreUnavailable unreadable) {
            throw new OutcomeUnknown(
                    "the command was done before, but %s cannot be read: %s".formatted(stream, unreadable.getMessage()),
                    unreadable);
        }
    }
}
