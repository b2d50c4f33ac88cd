package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Stepper of one projection. [#prepare] finds the changes of each event; [PreparedBatch#step] applies them once the
/// rows are loaded. Pure.
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
    public PreparedBatch<K, V> prepare(Page<E> batch, Exclusions exclusions) {
        var selection = new EventSelection<E>(exclusions);
        var changed = new ArrayList<Changed<K, X>>();
        for (var entry : batch.entries()) {
            if (filter.accepts(entry.stream().category(), entry.stored().name())) {
                if (selection.endsBefore(entry)) {
                    break;
                }
                selection
                        .deliver(entry, projection::changes)
                        .ifPresent(changes -> changed.add(new Changed<>(entry.position(), changes)));
            }
        }
        return new PreparedEvents(selection, changed, exclusions, batch.through());
    }

    private final class PreparedEvents implements PreparedBatch<K, V> {

        private final EventSelection<E> selection;
        private final List<Changed<K, X>> changed;
        private final Exclusions exclusions;
        private final long through;

        /// @param through end of the batch, unless the selection ends it before
        PreparedEvents(EventSelection<E> selection, List<Changed<K, X>> changed, Exclusions exclusions, long through) {
            this.selection = selection;
            this.changed = changed;
            this.exclusions = exclusions;
            this.through =
                    selection.stopped().map(SubscriptionStopped::position).orElse(through);
        }

        @Override
        public Set<K> touched() {
            var keys = new HashSet<K>();
            changed.forEach(event -> event.changes().forEach(change -> keys.add(change.key())));
            if (!exclusions.keys().isEmpty()) {
                keys.removeIf(key -> exclusions.keys().containsKey(projection.text(key)));
            }
            return keys;
        }

        @Override
        public long through() {
            return through;
        }

        @Override
        public Optional<SubscriptionStopped> stopped() {
            return selection.stopped();
        }

        @Override
        public Step<K, V> step(Progress expected, Map<K, V> rows) {
            var fold = new Fold<>(projection, exclusions, rows);
            changed.forEach(event -> fold.apply(event.position(), event.changes()));
            var park = new ArrayList<Parked>(selection.parked());
            park.addAll(fold.parked());
            var further = new HashMap<>(selection.further());
            further.putAll(fold.further());
            return new Step<>(
                    expected,
                    through,
                    fold.put(),
                    fold.removed(),
                    park,
                    further,
                    Set.of(),
                    List.of(),
                    selection.delivered());
        }

        @Override
        public Step<K, V> parking(Step<K, V> step, Map<K, String> refused) {
            var parked = new HashMap<K, Parked.Key>();
            refused.forEach(
                    (key, reason) -> parked.put(key, new Parked.Key(projection.text(key), step.through(), reason)));
            return step.parking(parked);
        }
    }
}
