package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.List;
import java.util.function.BiFunction;

/// Aggregate of a subject, with a long stream and a command for any part of it.
///
/// @param events events of the long stream
/// @param command command on a stream that begins with a number of these events; each time it leaves one event
public record LoadSubject<C, S, E extends U, R, U>(
        EventCodec<U> codec,
        Aggregate<C, S, E, R> aggregate,
        List<? extends E> events,
        BiFunction<StreamId, Integer, C> command) {}
