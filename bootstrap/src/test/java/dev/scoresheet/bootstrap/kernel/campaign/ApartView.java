package dev.scoresheet.bootstrap.kernel.campaign;

import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A planted fault: a view that commits the checkpoint of a step in one transaction and its rows in another one.
record ApartView<K, V>(View<K, V> view) implements View<K, V> {

    @Override
    public ViewStatus standing() {
        return view.standing();
    }

    @Override
    public Map<K, V> load(Set<K> keys) {
        return view.load(keys);
    }

    @Override
    public boolean commit(Step<K, V> step) {
        var checkpoint = new Step<K, V>(
                step.expected(),
                step.through(),
                Map.of(),
                Set.of(),
                step.park(),
                step.further(),
                step.unpark(),
                step.giveUp(),
                step.delivered());
        return view.commit(checkpoint)
                && view.commit(Step.repair(
                        view.standing().progress(), step.put(), step.remove(), List.of(), Set.of(), List.of()));
    }

    @Override
    public Map<K, String> refused(Map<K, V> rows) {
        return view.refused(rows);
    }

    @Override
    public long rows() {
        return view.rows();
    }
}
