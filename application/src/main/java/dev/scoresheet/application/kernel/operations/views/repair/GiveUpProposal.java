package dev.scoresheet.application.kernel.operations.views.repair;

import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.fold.KeyHistory;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Proposal to give up the failing events of one parked key and to fold its row without them. Not thread-safe.
final class GiveUpProposal<E, K, X, V> {

    private final ReadModels<E> models;
    private final FollowedProjection<E, K, X, V> followed;
    private final Generation generation;
    private final FoldParallelism crew;

    GiveUpProposal(
            ReadModels<E> models,
            FollowedProjection<E, K, X, V> followed,
            Generation generation,
            FoldParallelism crew) {
        this.models = models;
        this.followed = followed;
        this.generation = generation;
        this.crew = crew;
    }

    Repair.Proposal<K, V> key(String text, ViewStatus standing, ParkedEntries entries) throws InterruptedException {
        var entry = new Parked.Key(text, 0, "").entry();
        var leftOut = entries.without(models, entry);
        var through = standing.progress().position();
        var history = KeyHistory.read(models, followed, crew, text, through, leftOut);
        var view = models.views().view(followed.projection(), generation.number());
        var outcome = withoutFailing(history, leftOut, view);
        var givenUp = outcome.failing().stream()
                .<GivenUp>map(position -> new GivenUp.Event(text, position))
                .toList();
        var key = history.key()
                .orElseThrow(() ->
                        new OperationRefused("no event through position %d touches key:%s".formatted(through, text)));
        var there = view.load(Set.of(key));
        Map<K, V> put = outcome.row()
                .filter(row -> !row.equals(there.get(key)))
                .map(row -> Map.of(key, row))
                .orElse(Map.of());
        Set<K> remove = outcome.row().isEmpty() ? there.keySet() : Set.of();
        var step = Step.repair(standing.progress(), put, remove, List.of(), Set.of(entry), givenUp);
        return new Repair.Proposal<>(step, List.of(text));
    }

    /// Checks single events against the store only when the store refuses the folded row.
    private KeyHistory.Outcome<V> withoutFailing(KeyHistory<K, X, V> history, Exclusions leftOut, View<K, V> view) {
        var outcome = history.withoutFailing(leftOut);
        var refused = outcome.row().isPresent()
                && !view.refused(Map.of(
                                history.key().orElseThrow(), outcome.row().get()))
                        .isEmpty();
        return refused ? history.withoutRefused(leftOut, view) : outcome;
    }
}
