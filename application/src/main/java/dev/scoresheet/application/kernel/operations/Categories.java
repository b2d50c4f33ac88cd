package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Categories of this release, of aggregates and of the refusals of processes. Each has the form of its
/// streams' keys and the types of its events.
public final class Categories {

    private record Category(KeyForm keys, Set<String> storedTypes) {}

    private final Map<String, Category> byName;

    private Categories(Map<String, Category> byName) {
        this.byName = byName;
    }

    public static <E> Categories of(Topology<E> topology, EventCodec<E> codec) {
        var byName = new HashMap<String, Category>();
        for (var application : topology.applications()) {
            for (Aggregate<?, ?, ? extends E, ?> aggregate : application.owns()) {
                byName.put(aggregate.category(), new Category(aggregate.keys(), codec.storedTypes(aggregate.family())));
            }
            for (var process : application.processes()) {
                process.ownEvents().ifPresent(family -> {
                    var refusals = new Category(KeyForm.ANY, codec.storedTypes(family));
                    process.own().forEach(category -> byName.putIfAbsent(category, refusals));
                });
            }
        }
        return new Categories(byName);
    }

    /// Explains why no command of this release can have written an event. Empty if one can.
    ///
    /// @param event event of a stream with a valid name
    public Optional<String> misfit(StoredEvent event) {
        var category = byName.get(event.category());
        if (category == null) {
            return found(event, "is of category '%s', which this release does not have".formatted(event.category()));
        }
        if (!category.keys().fits().test(StreamId.parse(event.stream()).key())) {
            return found(
                    event,
                    "has a key that category '%s' does not have: its keys are %s"
                            .formatted(event.category(), category.keys().words()));
        }
        if (!category.storedTypes().contains(event.type())) {
            return found(
                    event,
                    "is of type '%s', which category '%s' does not have".formatted(event.type(), event.category()));
        }
        return Optional.empty();
    }

    private static Optional<String> found(StoredEvent event, String trouble) {
        return Optional.of("event '" + event.stream() + "@" + event.version() + "' " + trouble);
    }
}
