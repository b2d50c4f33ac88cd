package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.Decider;
import java.util.function.Function;

/// A decider with its place in the log: which category its streams have, and which stream a command is for.
///
/// @param keys the form of the keys of its streams; a command handler and an import hold every stream to it
/// @param family the decider's events, one branch of the system's union; a stream of this category holds no others
public record Aggregate<C, S, E, R>(
        String category, KeyForm keys, Class<E> family, Decider<C, S, E, R> decider, Function<C, StreamId> streamOf) {

    /// Names the stream that a command is for.
    ///
    /// @throws IllegalStateException when the rule names a stream that no import would take back
    StreamId stream(C command) {
        var stream = streamOf.apply(command);
        if (!stream.category().equals(category) || !keys.fits().test(stream.key())) {
            throw new IllegalStateException("stream '%s' is none of category '%s', whose keys are %s"
                    .formatted(stream, category, keys.words()));
        }
        return stream;
    }
}
