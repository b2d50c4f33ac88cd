package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.SafeProjection;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.KeyedChange;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Extractor of changes: the costly half of a fold, which needs no order. It decodes stored rows and gets their changes
/// from the projection. Pure; any number of threads may use it.
final class ChangeExtractor<E, K, X> {

    private final SafeProjection<E, K, X, ?> projection;
    private final StoredEventDecoder<E> decoding;
    private final Exclusions leftOut;
    private final KeySelection keys;
    private final int folders;

    ChangeExtractor(
            FollowedProjection<E, K, X, ?> followed,
            StoredEventDecoder<E> decoding,
            Exclusions leftOut,
            KeySelection keys,
            int folders) {
        this.projection = followed.safe();
        this.decoding = decoding;
        this.leftOut = leftOut;
        this.keys = keys;
        this.folders = folders;
    }

    ChangeBatch<K, X> chunk(List<StoredEvent> rows) {
        return new Work(rows.size()).through(rows);
    }

    private final class Work {
        private final List<List<ChangeBatch.Changed<K, X>>> parts = new ArrayList<>(folders);
        private final Map<StreamId, Parked.Stream> failures = new LinkedHashMap<>();
        private final List<DeliveryBucket> delivered = new ArrayList<>(2);
        private long bucket = -1;
        private long count;
        private long hash;

        Work(int size) {
            for (int i = 0; i < folders; i++) {
                parts.add(new ArrayList<>(size / folders + 1));
            }
        }

        ChangeBatch<K, X> through(List<StoredEvent> rows) {
            for (var row : rows) {
                var entry = decoding.entry(row);
                if (entry instanceof Entry.Unreadable<E> unreadable
                        && unreadable.reason().isUnknown()) {
                    return chunk(Optional.of(new SubscriptionStopped(entry.position() - 1, unreadable.detail())));
                }
                delivered(entry.position());
                if (!isLeftOut(entry)) {
                    switch (entry) {
                        case RecordedEvent<E> recorded -> ask(recorded);
                        case Entry.Unreadable<E> unreadable -> fails(entry, unreadable.detail());
                    }
                }
            }
            return chunk(Optional.empty());
        }

        /// True if the event is excluded. The first checks avoid hashing the stream's name in the usual case of no
        /// exclusions.
        private boolean isLeftOut(Entry<E> entry) {
            return (!leftOut.streams().isEmpty() && leftOut.stream(entry.stream(), entry.position()))
                    || (!failures.isEmpty() && failures.containsKey(entry.stream()));
        }

        private ChangeBatch<K, X> chunk(Optional<SubscriptionStopped> stopped) {
            bucketIsFull();
            return new ChangeBatch<>(parts, List.copyOf(failures.values()), delivered, stopped);
        }

        private void delivered(long position) {
            var of = DeliveryBucket.bucketOf(position);
            if (of != bucket) {
                bucketIsFull();
                bucket = of;
                count = 0;
                hash = 0;
            }
            count++;
            hash ^= DeliveryBucket.hash(position);
        }

        private void bucketIsFull() {
            if (bucket >= 0) {
                delivered.add(new DeliveryBucket(bucket, count, hash));
            }
        }

        private void ask(RecordedEvent<E> recorded) {
            if (folders == 1 && keys instanceof KeySelection.All) {
                switch (projection.changes(recorded)) {
                    case Answer.Done(var changes) -> add(0, recorded, changes);
                    case Answer.Failed(var reason) -> fails(recorded, reason);
                }
            } else {
                switch (projection.keyedChanges(recorded)) {
                    case Answer.Done(var changes) -> divide(recorded, changes);
                    case Answer.Failed(var reason) -> fails(recorded, reason);
                }
            }
        }

        private void fails(Entry<E> entry, String reason) {
            failures.put(entry.stream(), new Parked.Stream(entry.stream(), entry.position(), reason));
        }

        private void divide(RecordedEvent<E> recorded, List<KeyedChange<K, X>> changes) {
            var divided = new TreeMap<Integer, List<Change<K, X>>>();
            for (var keyed : changes) {
                var hash = RowKeyHash.of(keyed.text());
                if (keys.takes(keyed.text(), hash)) {
                    divided.computeIfAbsent(RowKeyHash.thread(hash, folders), _ -> new ArrayList<>(1))
                            .add(keyed.change());
                }
            }
            divided.forEach((folder, ofFolder) -> add(folder, recorded, ofFolder));
        }

        private void add(int folder, RecordedEvent<E> recorded, List<Change<K, X>> changes) {
            if (!changes.isEmpty()) {
                parts.get(folder).add(new ChangeBatch.Changed<>(recorded.position(), recorded.stream(), changes));
            }
        }
    }
}
