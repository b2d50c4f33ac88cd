package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.StreamReader;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.kernel.Decision.Accepted;
import dev.scoresheet.domain.kernel.Decision.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Second decision of a command, on another stream. The store writes the events of both streams, or none. So a rule can
/// hold over two streams, such as "one copy has one loan at a time".
///
/// If another writer changes the other stream first, the handler decides again. The other aggregate must have an event
/// for each decision that the rule depends on, because only an event checks the version of its stream.
///
/// @param <C> commands of the first aggregate
/// @param <E> events of the first aggregate
/// @param <R> rejections of the first aggregate
/// @param <U> union of all events
@FunctionalInterface
public interface Companion<C, E, R, U> {

    /// Decides on the other stream, after the first aggregate accepted the command.
    ///
    /// @param events events of the first stream, at least one
    /// @return the appends to other streams, or a rejection of the whole command
    Decision<StreamAppend<? extends U>, R> decide(C command, List<E> events, StreamReader<U> store);

    /// Returns the companion of commands that concern one stream.
    static <C, E, R, U> Companion<C, E, R, U> none() {
        return (_, _, _) -> Decision.nothing();
    }

    /// Returns a companion that sends a command to another aggregate.
    ///
    /// @param other the other aggregate
    /// @param command the command that follows from the first one; empty if the other stream does not matter
    /// @param rejection the rejection of the first aggregate that stands for one of the other
    static <C, E, R, U, C2, S2, E2 extends U, R2> Companion<C, E, R, U> of(
            Aggregate<C2, S2, E2, R2> other, BiFunction<C, List<E>, Optional<C2>> command, Function<R2, R> rejection) {
        return (first, events, store) -> command.apply(first, events)
                .map(second -> decide(other, second, store, rejection))
                .orElseGet(Decision::nothing);
    }

    private static <R, U, C2, S2, E2 extends U, R2> Decision<StreamAppend<? extends U>, R> decide(
            Aggregate<C2, S2, E2, R2> other, C2 command, StreamReader<U> store, Function<R2, R> rejection) {
        var now = StreamState.of(other, store.read(other.stream(command)));
        return switch (other.decider().decide(command, now.state())) {
            case Rejected<E2, R2>(var reason) -> Decision.reject(rejection.apply(reason));
            case Accepted<E2, R2>(var events) when events.isEmpty() -> Decision.nothing();
            case Accepted<E2, R2>(var events) ->
                Decision.accept(new StreamAppend<>(now.stream(), new Exactly(now.version()), events));
        };
    }
}
