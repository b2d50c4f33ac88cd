package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Stage;
import dev.scoresheet.application.kernel.projection.generation.CutOverRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Retirement of generations by decision, and their end. Used under the lock of [MemoryViewState] only.
final class MemoryRetirement {

    private final MemoryViewState state;

    MemoryRetirement(MemoryViewState state) {
        this.state = state;
    }

    void retire(long number, String by) {
        var generation = state.require(number);
        switch (state.pointers.role(generation)) {
            case SERVING ->
                throw new IllegalArgumentException(
                        "generation %d is serving; cut over or roll back to another generation first"
                                .formatted(number));
            case PREVIOUS -> state.pointers.forgetPrevious(generation.identity);
            case LOADING, CANDIDATE -> {}
            case RETIRED -> {
                return;
            }
        }
        generation.followed(); // the retirement has another reason
        generation.retire(state.now());
        state.record(generation, "retire", by);
    }

    /// Returns why it is refused; empty if it is done.
    Optional<String> discard(long number, String reason, String by) {
        var generation = state.require(number);
        var refused = CutOverRules.discard(state.shown(generation), state.unfollowed.followers(generation.identity));
        if (refused.isEmpty()) {
            generation.followed(); // the retirement has another reason
            generation.retire(state.now());
            state.record(generation.identity.view(), "discard", "generation %d: %s".formatted(number, reason), by);
        }
        return refused;
    }

    /// Returns the numbers of the dropped ones.
    List<Long> drop(Duration waited) {
        var now = state.now();
        var dropped = state.all.values().stream()
                .filter(generation -> generation.stage == Stage.RETIRED
                        && !generation.retiredAt.plus(waited).isAfter(now))
                .toList();
        dropped.forEach(generation -> {
            state.all.remove(generation.number);
            state.record(generation, "drop", "clean-up");
        });
        return dropped.stream().map(generation -> generation.number).toList();
    }
}
