package dev.scoresheet.domain.kernel;

import java.util.List;

/// Answer of a decider: events, or one reason for the rejection.
///
/// @param <E> event type
/// @param <R> rejection type
public sealed interface Decision<E, R> {

    /// Accepted command. An empty list means that the command changes nothing.
    record Accepted<E, R>(List<E> events) implements Decision<E, R> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// Rejected command. It leaves no trace.
    record Rejected<E, R>(R rejection) implements Decision<E, R> {}

    static <E, R> Decision<E, R> accept(List<E> events) {
        return new Accepted<>(events);
    }

    static <E, R> Decision<E, R> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    /// Accepts without a change, such as a move that is already on the board.
    static <E, R> Decision<E, R> nothing() {
        return new Accepted<>(List.of());
    }

    static <E, R> Decision<E, R> reject(R rejection) {
        return new Rejected<>(rejection);
    }
}
