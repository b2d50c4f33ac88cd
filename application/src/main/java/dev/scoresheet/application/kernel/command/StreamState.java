package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.function.Function;

/// State of a stream at a version.
///
/// @param version version of the last event, 0 for an empty stream
/// @param position position of that event, 0 for an empty stream
public record StreamState<S>(StreamId stream, long version, long position, S state) {

    /// Folds the events of a stream.
    ///
    /// @param <U> union of which the aggregate's family `E` is a branch
    public static <S, E, U> StreamState<S> of(Aggregate<?, S, E, ?> aggregate, EventStream<U> stream) {
        var decider = aggregate.decider();
        return new StreamState<>(
                stream.id(),
                stream.version(),
                stream.lastPosition().orElse(0),
                stream.fold(
                        decider.initial(),
                        (state, event) ->
                                decider.evolve(state, aggregate.family().cast(event))));
    }

    /// Returns the same with a view in place of the state.
    public <V> StreamState<V> map(Function<? super S, ? extends V> view) {
        return new StreamState<>(stream, version, position, view.apply(state));
    }
}
