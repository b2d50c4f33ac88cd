package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.List;
import java.util.function.Function;

/// State of a stream at a version.
///
/// @param version version of the last event, 0 for an empty stream
/// @param position position of that event, 0 for an empty stream
public record StreamState<S>(StreamId stream, long version, long position, S state) {

    /// Returns the state of a stream without events.
    public static <S> StreamState<S> empty(Aggregate<?, S, ?, ?> aggregate, StreamId stream) {
        return new StreamState<>(stream, 0, 0, aggregate.decider().initial());
    }

    /// Folds the events of a stream.
    ///
    /// @param <U> union of which the aggregate's family `E` is a branch
    public static <S, E, U> StreamState<S> of(Aggregate<?, S, E, ?> aggregate, EventStream<U> stream) {
        return empty(aggregate, stream.id()).read(aggregate, stream.events());
    }

    /// Folds the next events of the stream, as they were read.
    <E, U> StreamState<S> read(Aggregate<?, S, E, ?> aggregate, List<RecordedEvent<U>> next) {
        if (next.isEmpty()) {
            return this;
        }
        var events = next.stream()
                .map(recorded -> aggregate.family().cast(recorded.event()))
                .toList();
        return decided(aggregate, events, next.getLast().position());
    }

    /// Folds the next events of the stream, as they were decided.
    ///
    /// @param last position of the last event
    <E> StreamState<S> decided(Aggregate<?, S, E, ?> aggregate, List<E> next, long last) {
        var evolved = state;
        for (var event : next) {
            evolved = aggregate.decider().evolve(evolved, event);
        }
        return new StreamState<>(stream, version + next.size(), last, evolved);
    }

    /// Returns the outcome of a command that left this state.
    <R> Outcome<S, R> done(boolean replayed) {
        return new Outcome.Done<>(stream, version, position, state, replayed);
    }

    /// Returns the same with a view in place of the state.
    public <V> StreamState<V> map(Function<? super S, ? extends V> view) {
        return new StreamState<>(stream, version, position, view.apply(state));
    }
}
