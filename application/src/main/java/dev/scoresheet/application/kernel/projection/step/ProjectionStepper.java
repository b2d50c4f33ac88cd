package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Stepper of one projection. [#prepare] finds the changes of each event; [PreparedBatch#step] applies them once the
/// rows are loaded. Pure; the only place that turns a failure of a projection into a parked entry.
public final class ProjectionStepper<E, K, X, V> implements Stepper<E, K, V> {

    private final SafeProjection<E, K, X, V> projection;
    private final Filter filter;

    /// @param filter events that the projection follows; other entries are dropped, independent of the caller
    public ProjectionStepper(Projection<E, K, X, V> projection, Filter filter) {
        this.projection = new SafeProjection<>(projection);
        this.filter = filter;
    }

    /// Changes of one event.
    private record Changed<K, X>(long position, List<Change<K, X>> changes) {}

    @Override
    public PreparedBatch<K, V> prepare(Page<E> batch, Exclusions leftOut) {
        var asked = new PreparedEvents(batch.through(), leftOut);
        for (var entry : batch.entries()) {
            if (filter.accepts(entry.stream().category(), entry.stored().name()) && !asked.process(entry)) {
                break;
            }
        }
        return asked;
    }

    private final class PreparedEvents implements PreparedBatch<K, V> {

        private final Exclusions leftOut;
        private final List<Changed<K, X>> changed = new ArrayList<>();
        private final Map<StreamId, Parked.Stream> parkedStreams = new LinkedHashMap<>();
        private final Map<String, Long> further = new HashMap<>();
        private final Map<Long, DeliveryBucket> delivered = new LinkedHashMap<>();
        private long through;
        private Optional<SubscriptionStopped> stopped = Optional.empty();

        PreparedEvents(long through, Exclusions leftOut) {
            this.through = through;
            this.leftOut = leftOut;
        }

        /// Returns false if the batch ends before this entry.
        boolean process(Entry<E> entry) {
            if (entry instanceof Entry.Unreadable<E> unreadable
                    && unreadable.reason().isUnknown()) {
                through = entry.position() - 1;
                stopped = Optional.of(new SubscriptionStopped(through, unreadable.detail()));
                return false;
            }
            delivered.merge(
                    DeliveryBucket.bucketOf(entry.position()),
                    DeliveryBucket.of(entry.position()),
                    (one, other) -> one.and(other));
            var stream = entry.stream();
            if (leftOut.stream(stream, entry.position()) || parkedStreams.containsKey(stream)) {
                further.merge(new Parked.Stream(stream, 0, "").entry(), 1L, Long::sum);
                return true;
            }
            switch (entry) {
                case RecordedEvent<E> recorded -> ask(recorded);
                case Entry.Unreadable<E> unreadable -> park(entry, unreadable.detail());
            }
            return true;
        }

        private void ask(RecordedEvent<E> recorded) {
            switch (projection.changes(recorded)) {
                case Answer.Done(var changes) -> changed.add(new Changed<>(recorded.position(), changes));
                case Answer.Failed(var reason) -> park(recorded, reason);
            }
        }

        private void park(Entry<E> entry, String reason) {
            parkedStreams.put(entry.stream(), new Parked.Stream(entry.stream(), entry.position(), reason));
        }

        @Override
        public Set<K> touched() {
            var keys = new HashSet<K>();
            changed.forEach(event -> event.changes().forEach(change -> keys.add(change.key())));
            if (!leftOut.keys().isEmpty()) {
                keys.removeIf(key -> leftOut.keys().containsKey(projection.text(key)));
            }
            return keys;
        }

        @Override
        public long through() {
            return through;
        }

        @Override
        public Optional<SubscriptionStopped> stopped() {
            return stopped;
        }

        @Override
        public Step<K, V> step(Progress expected, Map<K, V> rows) {
            var fold = new Fold<>(projection, leftOut, rows);
            changed.forEach(event -> fold.apply(event.position(), event.changes()));
            var park = new ArrayList<Parked>(parkedStreams.values());
            park.addAll(fold.parked());
            var left = new HashMap<>(further);
            fold.further().forEach((entry, count) -> left.merge(entry, count, Long::sum));
            return new Step<>(
                    expected,
                    through,
                    fold.put(),
                    fold.removed(),
                    park,
                    left,
                    Set.of(),
                    List.of(),
                    List.copyOf(delivered.values()));
        }

        @Override
        public Step<K, V> parking(Step<K, V> step, Map<K, String> refused) {
            var put = new HashMap<>(step.put());
            var park = new ArrayList<>(step.park());
            refused.forEach((key, reason) -> {
                put.remove(key);
                var parked = new Parked.Key(projection.text(key), step.through(), reason);
                if (park.stream().noneMatch(other -> other.entry().equals(parked.entry()))) {
                    park.add(parked);
                }
            });
            return new Step<>(
                    step.expected(),
                    step.through(),
                    put,
                    step.remove(),
                    park,
                    step.further(),
                    step.unpark(),
                    step.giveUp(),
                    step.delivered());
        }
    }
}
