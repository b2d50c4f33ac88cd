package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.views.fold.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.fold.KeyHistory;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.model.FollowedProjection;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What to do with the rows of a pass that the store refuses: each is taken back to what it was before
/// the first event that made it so, and its key is parked there, as it would have been when followed
/// event by event. Slow, and rare.
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

    /// Changes the rows of this fold, and answers what is parked for it.
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
