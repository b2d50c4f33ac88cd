package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

final class MemoryView<K, V> implements View<K, V> {

    private final MemoryViewState state;
    private final long number;

    MemoryView(MemoryViewState state, long number) {
        this.state = state;
        this.number = number;
    }

    @Override
    public ViewStatus standing() {
        return state.locked(() -> {
            var generation = state.require(number);
            var parked = generation.parked.values().stream()
                    .map(entry -> entry.parked())
                    .toList();
            var hold = generation.hold.filter(held -> held.holds(state.now()));
            return new ViewStatus(
                    generation.progress,
                    Exclusions.of(parked, state.givenUp.getOrDefault(generation.identity, Set.of())),
                    hold.map(held -> OptionalLong.of(held.what())).orElseGet(OptionalLong::empty),
                    generation.paused,
                    parked.size());
        });
    }

    @Override
    public Map<K, V> load(Set<K> keys) {
        return state.locked(() -> {
            var rows = MemoryViews.<K, V>rows(state.require(number));
            var found = new HashMap<K, V>();
            for (var key : keys) {
                var row = rows.get(key);
                if (row != null) {
                    found.put(key, row);
                }
            }
            return found;
        });
    }

    @Override
    public boolean commit(Step<K, V> step) {
        return state.locked(() -> {
            var generation = state.all.get(number);
            if (generation == null || !generation.progress.equals(step.expected())) {
                return false;
            }
            step.act().ifPresent(act -> state.record(generation.identity.view(), act.action(), act.detail(), act.by()));
            var rows = MemoryViews.<K, V>rows(generation);
            rows.putAll(step.put());
            rows.keySet().removeAll(step.remove());
            generation.parked.keySet().removeAll(step.unpark());
            generation.park(step.park(), step.further());
            generation.deliver(step.delivered());
            generation.progress = after(step);
            giveUp(generation, step.giveUp());
            state.moved.signalAll();
            return true;
        });
    }

    /// Records decisions for the identity. Its other generations did not know them.
    private void giveUp(MemoryGeneration by, Collection<GivenUp> decisions) {
        if (!decisions.isEmpty()) {
            state.givenUp
                    .computeIfAbsent(by.identity, _ -> new LinkedHashSet<>())
                    .addAll(decisions);
            state.all.values().stream()
                    .filter(generation -> generation.identity.equals(by.identity) && generation.number != by.number)
                    .forEach(MemoryGeneration::revised);
        }
    }

    private static <K, V> Progress after(Step<K, V> step) {
        var moved = step.expected().at(step.through());
        return step.revises() ? new Progress(moved.position(), moved.epoch(), moved.revision() + 1) : moved;
    }

    /// Always empty: memory takes every row.
    @Override
    public Map<K, String> refused(Map<K, V> rows) {
        return Map.of();
    }

    @Override
    public long rows() {
        return state.locked(() -> (long) state.require(number).rows.size());
    }
}
