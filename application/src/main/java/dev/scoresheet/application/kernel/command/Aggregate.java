package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.StreamId;
import dev.scoresheet.domain.kernel.Decider;
import java.util.function.Function;

/// A decider with its place in the log: which category its streams have, and which stream a command is for.
///
/// @param family the decider's events, one branch of the system's union; a stream of this category holds no others
public record Aggregate<C, S, E, R>(
        String category, Class<E> family, Decider<C, S, E, R> decider, Function<C, StreamId> streamOf) {}
