package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.StreamId;

/// What the caller of a command learns.
///
/// @param <S> state of the stream
/// @param <R> rejections
public sealed interface Outcome<S, R> {

    /// The command stands.
    ///
    /// @param version of the stream that the answer speaks of: with the command's events, or the one it was
    ///     judged on when it changed nothing
    /// @param position of the event at that version, 0 for an empty stream
    /// @param replayed done before under the same key; the answer is the same as then
    record Done<S, R>(StreamId stream, long version, long position, S state, boolean replayed)
            implements Outcome<S, R> {}

    /// Refused by the rules, on this state. Nothing was recorded; asked again, it is judged anew.
    record Rejected<S, R>(R rejection, StreamId stream, long version, S state) implements Outcome<S, R> {}

    /// The stream is at another version: than the client named, or, when none was named, than several
    /// attempts believed.
    record Conflict<S, R>(StreamId stream, long actual, S state, boolean named) implements Outcome<S, R> {}

    /// The key was used before, for another request.
    record KeyReused<S, R>() implements Outcome<S, R> {}
}
