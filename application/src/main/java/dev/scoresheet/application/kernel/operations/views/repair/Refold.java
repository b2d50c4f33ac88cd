package dev.scoresheet.application.kernel.operations.views.repair;

import dev.scoresheet.application.kernel.operations.views.fold.KeySelection;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fold of some rows of one generation, from the start of the log to the view's position. If the view has moved
/// since, only the new events are folded. Not thread-safe.
final class Refold<K, V> {

    private final OperatedView<?, K, ?, V> view;
    private final Generation generation;
    private final Map<String, K> keys = new HashMap<>();
    private Set<String> texts = Set.of();
    private Exclusions exclusions = Exclusions.NOTHING;
    private LogFold<?, K, ?, V> fold;

    Refold(OperatedView<?, K, ?, V> view, Generation generation) {
        this.view = view;
        this.generation = generation;
        this.fold = begin();
    }

    private LogFold<?, K, ?, V> begin() {
        keys.clear();
        return new LogFold<>(
                view,
                exclusions,
                new KeySelection.Only(texts),
                (position, changes) ->
                        changes.forEach(change -> keys.put(view.projection().text(change.key()), change.key())));
    }

    OperatedView<?, K, ?, V> view() {
        return view;
    }

    long generation() {
        return generation.number();
    }

    /// Begins an attempt at the present status. It reads the parked entries after the status: an entry that
    /// changes in between changes the revision, and the commit of the attempt fails.
    RepairAttempt<K, V> attempt() {
        var status = view.rows(generation.number()).standing();
        return new RepairAttempt<>(this, status, ParkedEntries.of(view.models(), generation));
    }

    /// Folds these rows through the view's position.
    void through(ViewStatus status, Set<String> wanted, Exclusions excluding) throws InterruptedException {
        if (!wanted.equals(texts) || !excluding.equals(exclusions)) {
            texts = Set.copyOf(wanted);
            exclusions = excluding;
            fold = begin();
        }
        fold.advance(status.progress().position(), LogFold.ContinueCheck.ON);
        fold.parked().stream().findFirst().ifPresent(parked -> {
            throw new OperationRefused(
                    "%s still fails, at position %d: %s".formatted(parked.entry(), parked.position(), parked.reason()));
        });
        findRowsThatNoEventExplains();
    }

    /// Returns true if an event through the last position touches the row of this key, or the view stores such a row.
    boolean has(String text) {
        return keys.containsKey(text);
    }

    /// Finds the keys of rows without events. Such a row was inserted outside the view.
    private void findRowsThatNoEventExplains() {
        if (keys.keySet().containsAll(texts)) {
            return;
        }
        try (var snapshot = view.models().views().snapshot(Set.of(generation.number()))) {
            snapshot.rows(view.projection(), generation.number(), (key, row) -> {
                var text = view.projection().text(key);
                if (texts.contains(text)) {
                    keys.put(text, key);
                }
            });
        }
    }

    /// Returns the step that replaces the stored rows by those of the fold.
    ///
    /// @param settled names of the entries that the step unparks
    Step<K, V> step(ViewStatus status, Set<String> settled) {
        var wanted = new HashSet<>(keys.values());
        var stored = view.rows(generation.number()).load(wanted);
        var folded = fold.rows().getFirst();
        var put = new LinkedHashMap<K, V>();
        var remove = new HashSet<K>();
        for (var key : wanted) {
            var row = folded.get(key);
            if (row == null) {
                if (stored.containsKey(key)) {
                    remove.add(key);
                }
            } else if (!row.equals(stored.get(key))) {
                put.put(key, row);
            }
        }
        return Step.repair(status.progress(), put, remove, List.of(), settled, List.of());
    }
}
