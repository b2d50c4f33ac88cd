package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Selection of the events of a batch that change rows. It leaves out excluded events, parks each stream from its
/// first failure on, and counts every delivery. Entries come in the order of their positions. Not thread-safe.
public final class EventSelection<E> {

    private final Exclusions exclusions;
    private final Map<StreamId, Parked.Stream> parked = new LinkedHashMap<>();
    private final Map<String, Long> further = new HashMap<>();
    private Optional<SubscriptionStopped> stopped = Optional.empty();
    private List<DeliveryBucket> earlier = List.of();
    private long bucket;
    private long count;
    private long hash;

    public EventSelection(Exclusions exclusions) {
        this.exclusions = exclusions;
    }

    /// True if the batch ends before this entry, because this release cannot know its event.
    public boolean endsBefore(Entry<E> entry) {
        if (entry instanceof Entry.Unreadable<E> unreadable
                && unreadable.reason().isUnknown()) {
            stopped = Optional.of(new SubscriptionStopped(entry.position() - 1, unreadable.detail()));
        }
        return stopped.isPresent();
    }

    /// Delivers an entry. Returns the answer of the projection; empty if the entry is left out or fails.
    public <T> Optional<T> deliver(Entry<E> entry, Function<Entry<E>, Answer<T>> projection) {
        count(entry.position());
        var stream = entry.stream();
        if (exclusions.stream(stream, entry.position()) || parked.containsKey(stream)) {
            further.merge(new Parked.Stream(stream, 0, "").entry(), 1L, Long::sum);
            return Optional.empty();
        }
        return switch (projection.apply(entry)) {
            case Answer.Done(var changes) -> Optional.of(changes);
            case Answer.Failed(var reason) -> {
                parked.put(stream, new Parked.Stream(stream, entry.position(), reason));
                yield Optional.empty();
            }
        };
    }

    /// Counts in fields, because one bucket has thousands of events.
    private void count(long position) {
        var of = DeliveryBucket.bucketOf(position);
        if (of != bucket) {
            earlier = delivered();
            bucket = of;
            count = 0;
            hash = 0;
        }
        count++;
        hash ^= DeliveryBucket.hash(position);
    }

    /// Returns the failed streams, at their first failure.
    public List<Parked.Stream> parked() {
        return List.copyOf(parked.values());
    }

    /// Returns the number of later events of parked streams, by the name of the entry.
    public Map<String, Long> further() {
        return further;
    }

    public List<DeliveryBucket> delivered() {
        var delivered = new ArrayList<>(earlier);
        if (count > 0) {
            delivered.add(new DeliveryBucket(bucket, count, hash));
        }
        return delivered;
    }

    /// Returns the reason for an early end, if there is one.
    public Optional<SubscriptionStopped> stopped() {
        return stopped;
    }
}
