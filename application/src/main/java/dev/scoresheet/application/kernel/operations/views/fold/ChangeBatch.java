package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import java.util.List;
import java.util.Optional;

/// Batch of some thousand events with their changes, divided among the partitions.
///
/// @param parts changes for each partition, in order of position
/// @param failures failed streams, at their first failure in this batch
/// @param stopped failure at an event unknown to this release, before which the batch ends
record ChangeBatch<K, X>(
        List<List<Changed<K, X>>> parts,
        List<Parked.Stream> failures,
        List<DeliveryBucket> delivered,
        Optional<SubscriptionStopped> stopped) {

    /// Changes of one event to the keys of one partition.
    record Changed<K, X>(long position, StreamId stream, List<Change<K, X>> changes) {}
}
