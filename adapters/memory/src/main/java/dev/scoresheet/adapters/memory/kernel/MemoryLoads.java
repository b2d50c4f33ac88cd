package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Stage;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.time.Duration;
import java.util.Optional;

/// Loads of generations: their passes and their loader processes. Used under the lock of [MemoryViewState] only.
final class MemoryLoads {

    private final MemoryViewState state;

    MemoryLoads(MemoryViewState state) {
        this.state = state;
    }

    MemoryGeneration begin(ViewIdentity identity, long through, int passes, String by) {
        var generation = state.add(identity, Stage.LOADING, through);
        generation.load = Optional.of(new MemoryLoad(generation.number, through, passes));
        state.record(
                identity.view(),
                "rebuild",
                "generation %d of %s through %d".formatted(generation.number, identity, through),
                by);
        return generation;
    }

    void finish(long number) {
        var generation = state.require(number);
        generation.requireLoading().end();
        generation.stage = Stage.LOADED;
    }

    private Optional<MemoryLoad> underWay(long number) {
        return Optional.ofNullable(state.all.get(number))
                .filter(generation -> generation.stage == Stage.LOADING)
                .flatMap(generation -> generation.load);
    }

    boolean take(long number, String loader) {
        return underWay(number).filter(load -> load.take(loader, state.now())).isPresent();
    }

    boolean report(long number, String loader, long read, Duration spent) {
        return underWay(number)
                .filter(load -> load.goesOn(loader, read, spent, state.now()))
                .isPresent();
    }

    void release(long number, String loader) {
        underWay(number).ifPresent(load -> load.release(loader));
    }

    void cancel(long number, String by) {
        var generation = state.require(number);
        generation.requireLoading().cancel();
        state.record(generation, "cancel", by);
    }
}
