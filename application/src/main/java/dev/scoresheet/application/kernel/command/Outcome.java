package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.function.Function;

/// Outcome of a command, as its caller receives it.
///
/// @param <S> state of the stream
/// @param <R> rejections
public sealed interface Outcome<S, R> {

    /// Returns the same outcome with a view in place of the state.
    default <V> Outcome<V, R> map(Function<? super S, ? extends V> view) {
        return switch (this) {
            case Done<S, R>(var stream, var version, var position, var state, var replayed) ->
                new Done<>(stream, version, position, view.apply(state), replayed);
            case Rejected<S, R>(var rejection, var stream, var version, var state) ->
                new Rejected<>(rejection, stream, version, view.apply(state));
            case Conflict<S, R>(var stream, var actual, var state, var named) ->
                new Conflict<>(stream, actual, view.apply(state), named);
            case KeyReused<S, R>() -> new KeyReused<>();
        };
    }

    /// Outcome of a command that was done.
    ///
    /// @param version the version of the stream after the command's events; if it changed nothing, the
    ///     version on which it was decided
    /// @param position the position of the event at that version, 0 for an empty stream
    /// @param replayed true if it was done before under the same key; the outcome is the same as then
    record Done<S, R>(StreamId stream, long version, long position, S state, boolean replayed)
            implements Outcome<S, R> {}

    /// Refusal by the rules, on this state. Nothing was recorded; a resend is decided again.
    record Rejected<S, R>(R rejection, StreamId stream, long version, S state) implements Outcome<S, R> {}

    /// Conflict of versions: the stream is not at the version that the client named. If the client named none,
    /// several attempts lost to other writers.
    record Conflict<S, R>(StreamId stream, long actual, S state, boolean named) implements Outcome<S, R> {}

    /// The key was used before, for another request.
    record KeyReused<S, R>() implements Outcome<S, R> {}
}
