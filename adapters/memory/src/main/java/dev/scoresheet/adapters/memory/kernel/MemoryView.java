package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

final class MemoryView<K, V> implements View<K, V> {

    private final MemoryViewState fillings;
    private final long number;

    MemoryView(MemoryViewState fillings, long number) {
        this.fillings = fillings;
        this.number = number;
    }

    @Override
    public ViewStatus standing() {
        return fillings.locked(() -> {
            var filling = fillings.require(number);
            var parked = filling.parked.values().stream()
                    .map(entry -> entry.parked())
                    .toList();
            var hold = filling.hold.filter(held -> held.holds(fillings.now()));
            return new ViewStatus(
                    filling.progress,
                    Exclusions.of(parked, fillings.givenUp.getOrDefault(filling.identity, Set.of())),
                    hold.map(held -> OptionalLong.of(held.what())).orElseGet(OptionalLong::empty),
                    filling.paused,
                    parked.size());
        });
    }

    @Override
    public Map<K, V> load(Set<K> keys) {
        return fillings.locked(() -> {
            var rows = MemoryViews.<K, V>rows(fillings.require(number));
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
        return fillings.locked(() -> {
            var filling = fillings.all.get(number);
            if (filling == null || !filling.progress.equals(step.expected())) {
                return false;
            }
            step.act().ifPresent(act -> fillings.record(filling.identity.view(), act.action(), act.detail(), act.by()));
            var rows = MemoryViews.<K, V>rows(filling);
            rows.putAll(step.put());
            rows.keySet().removeAll(step.remove());
            filling.parked.keySet().removeAll(step.unpark());
            filling.park(step.park(), step.further());
            filling.deliver(step.delivered());
            filling.progress = after(step);
            fillings.giveUp(filling, step.giveUp());
            fillings.moved.signalAll();
            return true;
        });
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
        return fillings.locked(() -> (long) fillings.require(number).rows.size());
    }
}
