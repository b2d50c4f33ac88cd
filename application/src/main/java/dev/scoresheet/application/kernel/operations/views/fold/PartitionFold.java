package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Fold;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ordered half of a fold, for one part of the keys. Every partition sees the failures of all partitions, so
/// each one leaves out a failed stream from its failure on.
public final class PartitionFold<K, X, V> {

    /// Listener for the changes of every event, called in order and before they are applied.
    @FunctionalInterface
    public interface Touched<K, X> {
        void at(long position, List<Change<K, X>> changes);
    }

    private final int part;
    private final Fold<K, X, V> fold;
    private final Touched<K, X> touched;
    private final Map<StreamId, Parked.Stream> parked = new LinkedHashMap<>();

    PartitionFold(int part, FollowedProjection<?, K, X, V> followed, Exclusions exclusions, Touched<K, X> touched) {
        this.part = part;
        this.fold = new Fold<>(followed.safe(), exclusions, new HashMap<>());
        this.touched = touched;
    }

    void take(ChangeBatch<K, X> batch) {
        batch.failures().forEach(failure -> parked.putIfAbsent(failure.stream(), failure));
        for (var changed : batch.parts().get(part)) {
            if (parked.isEmpty() || !isExcluded(changed)) {
                touched.at(changed.position(), changed.changes());
                fold.apply(changed.position(), changed.changes());
            }
        }
    }

    private boolean isExcluded(ChangeBatch.Changed<K, X> changed) {
        var failure = parked.get(changed.stream());
        return failure != null && changed.position() >= failure.position();
    }

    Fold<K, X, V> fold() {
        return fold;
    }

    Map<StreamId, Parked.Stream> parkedStreams() {
        return parked;
    }
}
