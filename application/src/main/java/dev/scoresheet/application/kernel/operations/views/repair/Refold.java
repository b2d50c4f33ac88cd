package dev.scoresheet.application.kernel.operations.views.repair;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.fold.KeySelection;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Fold of some rows of one generation, from the start of the log to the view's position. If the view has moved since,
/// only the new events are folded. Not thread-safe.
public final class Refold<E, K, X, V> {

    private static final int PAGE = 1_000;

    private final ReadModels<E> models;
    private final FollowedProjection<E, K, X, V> followed;
    private final Generation generation;
    private final FoldParallelism crew;
    private final Map<String, K> met = new HashMap<>();
    private Set<String> texts = Set.of();
    private Exclusions leftOut = Exclusions.NOTHING;
    private LogFold<E, K, X, V> fold;

    public Refold(
            ReadModels<E> models,
            FollowedProjection<E, K, X, V> followed,
            Generation generation,
            FoldParallelism crew) {
        this.models = models;
        this.followed = followed;
        this.generation = generation;
        this.crew = crew.withOneFolder();
        this.fold = begin();
    }

    private LogFold<E, K, X, V> begin() {
        var text = followed.projection();
        met.clear();
        return new LogFold<>(
                models,
                followed,
                crew,
                leftOut,
                new KeySelection.Only(texts),
                (position, changes) -> changes.forEach(change -> met.put(text.text(change.key()), change.key())));
    }

    ReadModels<E> models() {
        return models;
    }

    /// Folds these rows through the view's position.
    void through(ViewStatus standing, Set<String> wanted, Exclusions leaving) throws InterruptedException {
        if (!wanted.equals(texts) || !leaving.equals(leftOut)) {
            texts = Set.copyOf(wanted);
            leftOut = leaving;
            fold = begin();
        }
        fold.advance(standing.progress().position(), LogFold.ContinueCheck.ON);
        fold.parked().stream().findFirst().ifPresent(parked -> {
            throw new OperationRefused(
                    "%s still fails, at position %d: %s".formatted(parked.entry(), parked.position(), parked.reason()));
        });
        findRowsThatNoEventExplains();
    }

    /// Finds the keys of rows without events. Such a row was inserted outside the view.
    private void findRowsThatNoEventExplains() {
        if (met.keySet().containsAll(texts)) {
            return;
        }
        try (var snapshot = models.views().snapshot(Set.of(generation.number()))) {
            snapshot.rows(followed.projection(), generation.number(), (key, row) -> {
                var text = followed.projection().text(key);
                if (texts.contains(text)) {
                    met.put(text, key);
                }
            });
        }
    }

    /// Returns the keys, as text, that this stream's events touch between two positions, both inclusive.
    public Set<String> keysOf(StreamId stream, long from, long through) {
        var keys = new TreeSet<String>();
        long version = 0;
        for (var page = models.log().events(stream, version, PAGE);
                !page.isEmpty();
                page = models.log().events(stream, version, PAGE)) {
            page.stream()
                    .filter(row -> row.position() >= from && row.position() <= through)
                    .filter(row -> followed.filter().accepts(row.category(), row.type()))
                    .forEach(row -> addKeysOf(models.decoding().entry(row), keys));
            version = page.getLast().version();
        }
        return keys;
    }

    private void addKeysOf(Entry<E> entry, Set<String> keys) {
        switch (followed.safe().keyedChanges(entry)) {
            case Answer.Done(var changes) -> changes.forEach(change -> keys.add(change.text()));
            case Answer.Failed(var reason) ->
                throw new OperationRefused("stream:%s still fails, at position %d: %s"
                        .formatted(entry.stream(), entry.position(), reason));
        }
    }

    /// Returns the differences between the fold and the stored rows.
    Differences<K, V> differences() {
        var keys = new HashSet<>(met.values());
        var there =
                models.views().view(followed.projection(), generation.number()).load(keys);
        var put = new LinkedHashMap<K, V>();
        var remove = new HashSet<K>();
        for (var key : keys) {
            var row = fold.rows().getFirst().get(key);
            if (row == null) {
                if (there.containsKey(key)) {
                    remove.add(key);
                }
            } else if (!row.equals(there.get(key))) {
                put.put(key, row);
            }
        }
        return new Differences<>(put, remove);
    }

    /// Rows that a repair writes and removes.
    record Differences<K, V>(Map<K, V> put, Set<K> remove) {

        int count() {
            return put.size() + remove.size();
        }

        Step<K, V> repair(ViewStatus standing, Set<String> unpark) {
            return Step.repair(standing.progress(), put, remove, List.of(), unpark, List.of());
        }
    }
}
