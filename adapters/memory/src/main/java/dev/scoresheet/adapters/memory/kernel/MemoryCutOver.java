package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.CutOverRules;
import java.util.Optional;

/// Change of the generation that serves an identity. Used under the lock of [MemoryViewState] only.
final class MemoryCutOver {

    private final MemoryViewState state;

    MemoryCutOver(MemoryViewState state) {
        this.state = state;
    }

    /// Returns why it is refused; empty if it is done.
    Optional<String> cutOver(long number, Optional<Long> expected, String gate, String by) {
        var generation = state.require(number);
        var serving = state.serving(generation.identity);
        var refused = CutOverRules.cutOver(state.shown(generation), serving.map(state::shown), expected);
        if (refused.isEmpty()) {
            state.pointers
                    .previous(generation.identity)
                    .ifPresent(older -> state.require(older).retire(state.now()));
            point(generation, serving);
            state.record(generation.identity.view(), "cut-over", "to generation " + number + ": " + gate, by);
        }
        return refused;
    }

    /// Returns why it is refused; empty if it is done.
    Optional<String> rollBack(ViewIdentity identity, long expectedPrevious, long expectedServing, String by) {
        var serving = state.serving(identity);
        var previous = state.pointers.previous(identity).map(state::require);
        var refused = CutOverRules.rollBack(
                previous.map(state::shown), serving.map(state::shown), expectedPrevious, expectedServing);
        if (refused.isEmpty()) {
            point(previous.orElseThrow(), serving);
            state.record(identity.view(), "roll-back", "to generation " + previous.orElseThrow().number, by);
        }
        return refused;
    }

    private void point(MemoryGeneration to, Optional<MemoryGeneration> former) {
        former.ifPresent(MemoryGeneration::disowned);
        state.pointers.point(to.identity, to.number, former.map(generation -> generation.number));
        state.moved.signalAll();
    }
}
