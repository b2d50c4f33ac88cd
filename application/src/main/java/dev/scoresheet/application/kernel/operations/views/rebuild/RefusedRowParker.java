package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.fold.KeyHistory;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Parker of rows that the store refuses in a pass. It returns each row to its state before the first refused event,
/// and parks the key at that event. Following the log event by event gives the same result. Slow, and rare.
final class RefusedRowParker<E, K, X, V> {

    private static final int TRIED_AT_ONCE = 1_000;

    private final ReadModels<E> models;
    private final FollowedProjection<E, K, X, V> followed;
    private final FoldParallelism crew;
    private final long generation;

    RefusedRowParker(
            ReadModels<E> models, FollowedProjection<E, K, X, V> followed, FoldParallelism crew, long generation) {
        this.models = models;
        this.followed = followed;
        this.crew = crew;
        this.generation = generation;
    }

    /// Corrects the rows of this fold, and returns the parked keys.
    List<Parked> parked(LogFold<E, K, X, V> pass) throws InterruptedException {
        var view = models.views().view(followed.projection(), generation);
        var parked = new ArrayList<Parked>();
        var leftOut = Exclusions.of(List.of(), models.generations().givenUp(followed.identity()));
        for (var rows : pass.rows()) {
            for (var refused : refused(rows).entrySet()) {
                var history = KeyHistory.read(models, followed, crew, refused.getValue(), pass.through(), leftOut);
                history.firstRefused(leftOut, view).ifPresent(first -> {
                    parked.add(first.parked());
                    first.before()
                            .ifPresentOrElse(
                                    row -> rows.put(refused.getKey(), row), () -> rows.remove(refused.getKey()));
                });
            }
        }
        return parked;
    }

    private Map<K, String> refused(Map<K, V> rows) {
        var view = models.views().view(followed.projection(), generation);
        var refused = new HashMap<K, String>();
        var some = new HashMap<K, V>();
        for (var row : rows.entrySet()) {
            some.put(row.getKey(), row.getValue());
            if (some.size() == TRIED_AT_ONCE) {
                view.refused(some).keySet().forEach(key -> refused.put(key, text(key)));
                some.clear();
            }
        }
        view.refused(some).keySet().forEach(key -> refused.put(key, text(key)));
        return refused;
    }

    private String text(K key) {
        return followed.projection().text(key);
    }
}
