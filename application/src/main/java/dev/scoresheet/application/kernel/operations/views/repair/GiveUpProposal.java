package dev.scoresheet.application.kernel.operations.views.repair;

import dev.scoresheet.application.kernel.operations.views.fold.KeyHistory;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Proposal to give up the failing events of one parked key and to fold its row without them.
///
/// @param text text of the key
/// @param entry name of its parked entry
record GiveUpProposal<K, V>(RepairAttempt<K, V> attempt, String text, String entry) {

    RepairProposal<K, V> proposal() throws InterruptedException {
        var view = attempt.refold().view();
        var rows = view.rows(attempt.refold().generation());
        var exclusions = attempt.exclusionsWithout(Set.of(entry));
        var history = KeyHistory.read(view, text, attempt.through(), exclusions);
        var outcome = withoutFailing(history, exclusions, rows);
        var givenUp = outcome.failing().stream()
                .<GivenUp>map(position -> new GivenUp.Event(text, position))
                .toList();
        var key = history.key()
                .orElseThrow(() -> new OperationRefused(
                        "no event through position %d touches key:%s".formatted(attempt.through(), text)));
        var stored = rows.load(Set.of(key));
        Map<K, V> put = outcome.row()
                .filter(row -> !row.equals(stored.get(key)))
                .map(row -> Map.of(key, row))
                .orElse(Map.of());
        Set<K> remove = outcome.row().isEmpty() ? stored.keySet() : Set.of();
        var step = Step.repair(attempt.status().progress(), put, remove, List.of(), Set.of(entry), givenUp);
        return attempt.proposal(step, List.of(text));
    }

    /// Checks single events against the store only when the store refuses the folded row.
    private static <K, V> KeyHistory.Outcome<V> withoutFailing(
            KeyHistory<K, ?, V> history, Exclusions exclusions, View<K, V> rows) {
        var outcome = history.withoutFailing(exclusions);
        var refused = outcome.row().isPresent()
                && !rows.refused(Map.of(
                                history.key().orElseThrow(), outcome.row().get()))
                        .isEmpty();
        return refused ? history.withoutRefused(exclusions, rows) : outcome;
    }
}
