package dev.scoresheet.application.kernel.command;

import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// Weight of an aggregate's states in the memory of a node, which keeps some of them ([WarmStates]).
///
/// @param bytes approximate size of a state on the heap, in bytes; cheap and pure
/// @param over test whether the stream of a state is finished; such a state is the first to leave the memory
public record StateWeight<S>(ToLongFunction<StreamState<S>> bytes, Predicate<S> over) {

    private static final long BYTES_PER_EVENT = 256;

    /// Returns the weight of states that grow with each event, whose streams never finish.
    public static <S> StateWeight<S> byEvents() {
        return byEvents(_ -> false);
    }

    /// Returns the weight of states that grow with each event.
    public static <S> StateWeight<S> byEvents(Predicate<S> over) {
        return new StateWeight<>(state -> state.version() * BYTES_PER_EVENT, over);
    }
}
