package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import java.util.List;
import java.util.Optional;

/// Some thousand events that have been asked what they change, divided among the folders.
///
/// @param parts for each folder, in order of position
/// @param failures streams that failed here, at their first failure in this chunk
/// @param stopped the event that this release cannot know, before which the chunk ends
record ChangeBatch<K, X>(
        List<List<Changed<K, X>>> parts,
        List<Parked.Stream> failures,
        List<DeliveryBucket> delivered,
        Optional<SubscriptionStopped> stopped) {

    /// What one event changes among the keys of one folder.
    record Changed<K, X>(long position, StreamId stream, List<Change<K, X>> changes) {}
}
