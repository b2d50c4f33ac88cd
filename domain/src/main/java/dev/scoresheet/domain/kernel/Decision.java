package dev.scoresheet.domain.kernel;

import java.util.List;

/// What a decider answers: events, or one reason why not.
///
/// @param <E> what may happen
/// @param <R> what may be refused
public sealed interface Decision<E, R> {

    /// The command stands. No events: it changes nothing, and that is an answer too.
    record Accepted<E, R>(List<E> events) implements Decision<E, R> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// The command is refused, and leaves no trace.
    record Rejected<E, R>(R rejection) implements Decision<E, R> {}

    static <E, R> Decision<E, R> accept(List<E> events) {
        return new Accepted<>(events);
    }

    static <E, R> Decision<E, R> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    /// Accepted without a change, such as a move that is already on the board.
    static <E, R> Decision<E, R> nothing() {
        return new Accepted<>(List.of());
    }

    static <E, R> Decision<E, R> reject(R rejection) {
        return new Rejected<>(rejection);
    }
}
