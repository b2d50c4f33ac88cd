package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.step.EventSelection;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.SafeProjection;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.KeyedChange;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.ArrayList;
import java.util.List;

/// Extractor of changes: the costly half of a fold, which needs no order. It decodes stored rows and gets their changes
/// from the projection. Pure; any number of threads may use it.
final class ChangeExtractor<E, K, X> {

    private final SafeProjection<E, K, X, ?> projection;
    private final StoredEventDecoder<E> decoder;
    private final Exclusions exclusions;
    private final KeySelection keys;
    private final int partitions;

    ChangeExtractor(
            FollowedProjection<E, K, X, ?> followed,
            StoredEventDecoder<E> decoder,
            Exclusions exclusions,
            KeySelection keys,
            int partitions) {
        this.projection = followed.safe();
        this.decoder = decoder;
        this.exclusions = exclusions;
        this.keys = keys;
        this.partitions = partitions;
    }

    ChangeBatch<K, X> extract(BulkReader.Packed packed) {
        var rows = packed.hashed(decoder.digest());
        var selection = new EventSelection<E>(exclusions);
        var parts = new ArrayList<List<ChangeBatch.Changed<K, X>>>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            parts.add(new ArrayList<>(rows.size() / partitions + 1));
        }
        for (var row : rows) {
            var entry = decoder.entry(row);
            if (selection.endsBefore(entry)) {
                break;
            }
            if (partitions == 1 && keys instanceof KeySelection.All) {
                selection
                        .deliver(entry, projection::changes)
                        .filter(changes -> !changes.isEmpty())
                        .ifPresent(changes -> parts.getFirst()
                                .add(new ChangeBatch.Changed<>(entry.position(), entry.stream(), changes)));
            } else {
                selection.deliver(entry, projection::keyedChanges).ifPresent(changes -> divide(parts, entry, changes));
            }
        }
        return new ChangeBatch<>(parts, selection.parked(), selection.delivered(), selection.stopped());
    }

    /// Divides the changes of an event among the partitions, and drops those of keys that are not selected.
    private void divide(List<List<ChangeBatch.Changed<K, X>>> parts, Entry<E> entry, List<KeyedChange<K, X>> changes) {
        for (var keyed : changes) {
            var hash = RowKeyHash.of(keyed.text());
            if (keys.takes(keyed.text(), hash)) {
                var part = parts.get(RowKeyHash.thread(hash, partitions));
                if (part.isEmpty() || part.getLast().position() != entry.position()) {
                    part.add(new ChangeBatch.Changed<>(entry.position(), entry.stream(), new ArrayList<>(1)));
                }
                part.getLast().changes().add(keyed.change());
            }
        }
    }
}
