package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.KeyedChange;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Keys of the rows that stored events change, as text.
public final class TouchedKeys {

    private TouchedKeys() {}

    /// Returns the keys that one event touches. An event that cannot be decoded is a failure, too.
    public static <E, K, X> Answer<List<String>> of(OperatedView<E, K, X, ?> view, StoredEvent row) {
        return switch (view.followed()
                .safe()
                .keyedChanges(view.models().decoder().entry(row))) {
            case Answer.Done(var changes) ->
                new Answer.Done<>(
                        changes.stream().map(KeyedChange::text).distinct().toList());
            case Answer.Failed(var reason) -> new Answer.Failed<>(reason);
        };
    }

    /// Returns the keys that this stream's events touch between two positions, both inclusive.
    ///
    /// @throws OperationRefused when an event fails
    public static Set<String> ofStream(OperatedView<?, ?, ?, ?> view, StreamId stream, long from, long through) {
        var keys = new TreeSet<String>();
        view.events(stream, from, through).forEach(row -> {
            switch (of(view, row)) {
                case Answer.Done(var touched) -> keys.addAll(touched);
                case Answer.Failed(var reason) ->
                    throw new OperationRefused(
                            "stream:%s still fails, at position %d: %s".formatted(stream, row.position(), reason));
            }
        });
        return keys;
    }
}
