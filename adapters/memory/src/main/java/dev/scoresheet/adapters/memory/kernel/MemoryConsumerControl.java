package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Until;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// Control of the consumers of generations: hold, pause, hand-over. Used under the lock of [MemoryViewState] only.
final class MemoryConsumerControl {

    private final MemoryViewState state;

    MemoryConsumerControl(MemoryViewState state) {
        this.state = state;
    }

    /// Returns the position at which they are held.
    long hold(Collection<Long> generations, Duration atMost, String by) {
        long head = state.head();
        for (var number : generations) {
            var generation = state.require(number);
            generation.hold = Optional.of(new Until<>(head, state.now().plus(atMost)));
            generation.revised();
            state.record(generation.identity.view(), "hold", "generation %d at %d".formatted(number, head), by);
        }
        return head;
    }

    void releaseHold(Collection<Long> generations) {
        for (var number : generations) {
            var generation = state.all.get(number);
            if (generation != null && generation.hold.isPresent()) {
                generation.hold = Optional.empty();
                generation.revised();
            }
        }
    }

    void pause(long number, boolean paused, String by) {
        var generation = state.require(number);
        generation.paused = paused;
        generation.revised();
        state.record(generation, paused ? "pause" : "resume", by);
    }

    void handOver(long number, String toNode, String by) {
        var generation = state.require(number);
        generation.lease = Optional.empty();
        generation.handedOver =
                Optional.of(new Until<>(toNode, state.now().plus(generation.leaseLength.multipliedBy(3))));
        state.record(generation.identity.view(), "hand-over", "generation %d to %s".formatted(number, toNode), by);
    }
}
