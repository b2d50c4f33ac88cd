package dev.scoresheet.application.kernel.operations.trace;

import dev.scoresheet.application.kernel.log.event.EventRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Trees that grow by one event at a time, in any order in which a parent is before its children. Not thread-safe.
final class ForestDraft {

    /// Levels of the deepest tree. A document nests two levels for each, and parsers of JSON often refuse more than
    /// 500.
    static final int DEPTH = 240;

    private final int limit;
    private final Map<EventRef, Placed> placed = new HashMap<>();
    private boolean cut;

    private record Placed(LoggedEvent event, Optional<LoggedEvent.Parent> parent, int depth) {}

    /// @param limit maximum number of events
    ForestDraft(int limit) {
        this.limit = limit;
    }

    boolean has(EventRef event) {
        return placed.containsKey(event);
    }

    boolean isFull() {
        return placed.size() >= limit;
    }

    /// Notes that the answer leaves out events.
    void cut() {
        cut = true;
    }

    void addRoot(LoggedEvent event) {
        placed.put(event.ref(), new Placed(event, Optional.empty(), 1));
    }

    /// Adds an event below its parent, which is placed. Leaves it out if the draft is full or the tree too deep.
    ///
    /// @return true if it was added
    boolean add(LoggedEvent event, LoggedEvent.Parent parent) {
        var depth = Objects.requireNonNull(placed.get(parent.ref())).depth() + 1;
        if (isFull() || depth > DEPTH) {
            cut = true;
            return false;
        }
        placed.put(event.ref(), new Placed(event, Optional.of(parent), depth));
        return true;
    }

    boolean isCut() {
        return cut;
    }

    /// Returns the trees, in order of the positions of their roots.
    List<TracedEvent> roots() {
        var children = new HashMap<EventRef, List<TracedEvent>>();
        var roots = new ArrayList<TracedEvent>();
        placed.values().stream()
                .sorted((one, other) ->
                        Long.compare(other.event().position(), one.event().position()))
                .forEach(last -> {
                    var own = children.getOrDefault(last.event().ref(), List.of());
                    var traced = last.event().traced(last.parent().map(LoggedEvent.Parent::edge), own.reversed());
                    last.parent()
                            .map(parent -> children.computeIfAbsent(parent.ref(), _ -> new ArrayList<>()))
                            .orElse(roots)
                            .add(traced);
                });
        return roots.reversed();
    }
}
