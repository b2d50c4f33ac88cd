package dev.scoresheet.application.kernel.operations.trace;

import static java.util.Comparator.comparingLong;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.trace.TraceKind;
import dev.scoresheet.application.kernel.projection.trace.TraceView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.regex.Pattern;

/// Command `trace`: finds the tree of an event, or the events of a correlation or of a trace id. It reads the view
/// `trace` and the log, and changes nothing. Thread-safe.
public final class TraceFinder {

    /// Usual limit of events of an answer.
    public static final int LIMIT = 1_000;

    /// Largest limit.
    public static final int MOST = 10_000;

    /// Longest way up from an event to a root. It leaves some levels of the tree to what follows from the event.
    private static final int WAY_UP = ForestDraft.DEPTH - 40;

    private static final Duration CATCH_UP = Duration.ofSeconds(2);
    private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,17}");

    private final ReadModels<?> models;
    private final Optional<TraceView> tracing;

    /// @param tracing view `trace`; empty if it is switched off
    public TraceFinder(ReadModels<?> models, Optional<TraceView> tracing) {
        this.models = models;
        this.tracing = tracing;
    }

    /// Waits a moment until the view shows the present head.
    ///
    /// @param reference event as `stream@version`, position, trace id or correlation: the first that the log has
    /// @param limit maximum number of events
    /// @throws NotFound when the log has none of these
    /// @throws OperationRefused when the system has no view `trace`
    /// @throws ViewNotReady when the view is being filled
    public EventForest of(String reference, int limit) throws InterruptedException {
        var view = tracing.orElseThrow(
                () -> new OperationRefused(
                        "the view trace is switched off: start the servers with --trace-view on, and leave the option out here"));
        try {
            var head = models.feed().head();
            view.visibility().await(view.identity(), head, CATCH_UP);
            var lookup = new EventLookup(models.log(), models.decoder().codec(), view.queries(), MOST);
            return found(reference, limit, lookup, head);
        } catch (ViewNotReady notReady) {
            throw neverFilled(view) ? refused() : notReady;
        }
    }

    private boolean neverFilled(TraceView view) {
        return models.generations().all().stream()
                .filter(Generation::isUsed)
                .noneMatch(generation -> generation.identity().equals(view.identity()));
    }

    private static OperationRefused refused() {
        return new OperationRefused("no server keeps the view trace: start one with --trace-view on");
    }

    private static EventForest found(String reference, int limit, EventLookup lookup, long head) {
        var event = named(reference, lookup);
        if (event.isPresent()) {
            return finished(tree(event.get(), limit, lookup), lookup, head);
        }
        for (var kind : List.of(TraceKind.TRACE_ID, TraceKind.CORRELATION)) {
            var events = lookup.having(kind, reference, limit);
            if (!events.isEmpty()) {
                return finished(among(events, limit), lookup, head);
            }
        }
        throw new NotFound(("the log has no event, position, trace id or correlation '%s'; the view trace shows it"
                        + " through position %d of %d")
                .formatted(reference, lookup.position(), head));
    }

    private static Optional<LoggedEvent> named(String reference, EventLookup lookup) {
        if (POSITION.matcher(reference).matches()) {
            return lookup.at(Long.parseLong(reference));
        }
        try {
            return lookup.at(EventRef.parse(reference));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // it can be an id
        }
    }

    /// Finds the root of an event, and then the first events below it, in order of position.
    private static ForestDraft tree(LoggedEvent event, int limit, EventLookup lookup) {
        var way = wayUp(event, Math.min(limit, WAY_UP), lookup);
        var draft = new ForestDraft(limit);
        if (lookup.parent(way.getFirst()).isPresent()) {
            draft.cut();
        }
        draft.addRoot(way.getFirst());
        way.stream().skip(1).forEach(next -> draft.add(next, next.parent().orElseThrow()));

        var open = new PriorityQueue<LoggedEvent>(comparingLong(LoggedEvent::position));
        way.forEach(next -> open.addAll(lookup.children(next)));
        while (!open.isEmpty()) {
            var next = open.remove();
            if (!draft.has(next.ref()) && draft.add(next, next.parent().orElseThrow())) {
                open.addAll(lookup.children(next));
            }
            if (draft.isFull() && open.stream().anyMatch(left -> !draft.has(left.ref()))) {
                draft.cut();
                break;
            }
        }
        return draft;
    }

    private static List<LoggedEvent> wayUp(LoggedEvent event, int most, EventLookup lookup) {
        var way = new ArrayDeque<LoggedEvent>();
        way.add(event);
        while (way.size() < most) {
            var parent = lookup.parent(way.getFirst());
            if (parent.isEmpty()) {
                break;
            }
            way.addFirst(parent.get());
        }
        return List.copyOf(way);
    }

    /// Makes trees of the given events alone.
    private static ForestDraft among(List<LoggedEvent> events, int limit) {
        var draft = new ForestDraft(limit);
        for (var event : events) {
            var parent = event.parent().filter(one -> draft.has(one.ref()));
            if (parent.isPresent()) {
                draft.add(event, parent.get());
            } else {
                draft.addRoot(event);
            }
        }
        return draft;
    }

    private static EventForest finished(ForestDraft draft, EventLookup lookup, long head) {
        return new EventForest(
                draft.roots(), lookup.position(), head, lookup.parked(), draft.isCut() || lookup.isCut());
    }
}
