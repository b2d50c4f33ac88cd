package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Events of a page, by the instances of one partition that they concern. Pure.
///
/// @param through last position whose instances are known
/// @param stopped reason why the next position is not read
record ConcernedInstances<E>(Map<String, List<RecordedEvent<E>>> events, long through, Optional<String> stopped) {

    private static final int LONGEST = 120;

    /// Finds the instances of a page.
    ///
    /// @param leftOut positions that the process leaves out
    /// @param mine test whether an instance belongs to the partition
    static <E> ConcernedInstances<E> of(
            Page<E> page, ProcessManager<E, ?, ?> manager, Set<Long> leftOut, Predicate<String> mine) {
        var events = new LinkedHashMap<String, List<RecordedEvent<E>>>();
        for (var entry : page.entries()) {
            if (leftOut.contains(entry.position())) {
                continue;
            }
            switch (entry) {
                case Entry.Unreadable<E> unreadable -> {
                    return new ConcernedInstances<>(events, entry.position() - 1, Optional.of(unreadable.detail()));
                }
                case RecordedEvent<E> event -> {
                    try {
                        for (var instance : instances(manager, event)) {
                            if (mine.test(instance)) {
                                events.computeIfAbsent(instance, _ -> new ArrayList<>())
                                        .add(event);
                            }
                        }
                    } catch (RuntimeException failed) {
                        return new ConcernedInstances<>(
                                events,
                                entry.position() - 1,
                                Optional.of("the instances of event %s at position %d are unknown: %s"
                                        .formatted(event.ref(), event.position(), failed)));
                    }
                }
            }
        }
        return new ConcernedInstances<>(events, page.through(), Optional.empty());
    }

    /// Returns the instances of an event.
    ///
    /// @throws RuntimeException when the process fails, or names an instance wrongly
    static <E> Set<String> instances(ProcessManager<E, ?, ?> manager, RecordedEvent<E> event) {
        var instances = manager.instances(InstanceState.occurrence(event));
        var distinct = new LinkedHashSet<>(instances);
        if (distinct.size() < instances.size()) {
            throw new IllegalStateException("an instance is named twice: " + instances);
        }
        for (var instance : distinct) {
            if (instance.length() > LONGEST) {
                throw new IllegalStateException("an instance has at most 120 characters: " + instance);
            }
            new StreamId(manager.name(), instance); // its refusals need this stream
        }
        return distinct;
    }

    Set<String> names() {
        return new HashSet<>(events.keySet());
    }

    List<RecordedEvent<E>> of(String instance) {
        return events.getOrDefault(instance, List.of());
    }
}
