package dev.scoresheet.domain.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/// Specification of one decision: given a history, when a command arrives, then these events or this rejection.
public final class DeciderSpec<C, S, E, R> {

    private final Decider<C, S, E, R> decider;
    private final S state;

    private DeciderSpec(Decider<C, S, E, R> decider, S state) {
        this.decider = decider;
        this.state = state;
    }

    public static <C, S, E, R> DeciderSpec<C, S, E, R> of(Decider<C, S, E, R> decider) {
        return new DeciderSpec<>(decider, decider.initial());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final DeciderSpec<C, S, E, R> given(E... events) {
        return given(List.of(events));
    }

    public DeciderSpec<C, S, E, R> given(List<? extends E> events) {
        var folded = state;
        for (var event : events) {
            folded = decider.evolve(folded, event);
        }
        return new DeciderSpec<>(decider, folded);
    }

    public When<C, S, E, R> when(C command) {
        return new When<>(decider, state, decider.decide(command, state));
    }

    public S state() {
        return state;
    }

    public record When<C, S, E, R>(Decider<C, S, E, R> decider, S state, Decision<E, R> decision) {

        @SafeVarargs
        @SuppressWarnings("varargs")
        public final When<C, S, E, R> then(E... events) {
            assertEquals(Decision.accept(List.of(events)), decision);
            return this;
        }

        public When<C, S, E, R> thenNothing() {
            assertEquals(Decision.nothing(), decision);
            return this;
        }

        public When<C, S, E, R> thenRejected(R rejection) {
            assertEquals(Decision.reject(rejection), decision);
            return this;
        }

        /// Adds the decided events to the history. A rejection adds nothing.
        public DeciderSpec<C, S, E, R> and() {
            var spec = new DeciderSpec<>(decider, state);
            return switch (decision) {
                case Decision.Accepted(var events) -> spec.given(events);
                case Decision.Rejected(var _) -> spec;
            };
        }
    }
}
