package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.StreamId;

/// Outcome of a command over several streams.
///
/// @param <R> rejections
public sealed interface JointOutcome<R> {

    /// The command was done, now or before under the same key.
    record Done<R>() implements JointOutcome<R> {}

    /// Refusal by the rules. Nothing was recorded; a resend is decided again.
    record Rejected<R>(R rejection) implements JointOutcome<R> {}

    /// Several attempts lost to other writers, the last one on this stream.
    record Conflict<R>(StreamId stream) implements JointOutcome<R> {}

    /// The key was used before, for another request.
    record KeyReused<R>() implements JointOutcome<R> {}
}
