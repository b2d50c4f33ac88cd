package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.application.kernel.operations.trace.EventForest;
import dev.scoresheet.application.kernel.operations.trace.TracedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// Text answer of `trace`. The events of one stream stand below each other, because a tree of a long stream would be
/// too wide. An event that another one caused stands below its cause, one step to the right, behind an arrow.
final class TraceText {

    private static final String STEP = "   ";
    private static final String ARROW = "=> ";

    /// Event that is still to be written, with the steps before it.
    private record Line(TracedEvent event, int steps, boolean caused) {}

    private final List<String> lines = new ArrayList<>();
    private final Deque<Line> open = new ArrayDeque<>();

    private TraceText() {}

    static String of(EventForest forest) {
        var text = new TraceText();
        forest.roots().forEach(text::write);
        text.notes(forest);
        return String.join("\n", text.lines);
    }

    /// Writes a tree. It needs no recursion, so a deep tree needs no large stack.
    private void write(TracedEvent root) {
        open.push(new Line(root, 0, false));
        while (!open.isEmpty()) {
            var line = open.pop();
            lines.add(text(line));
            // the event that is pushed last is written first: caused events before the rest of the stream
            line.event().children().stream()
                    .filter(TracedEvent::continuesStream)
                    .forEach(next -> open.push(new Line(next, line.steps(), false)));
            line.event().children().reversed().stream()
                    .filter(child -> !child.continuesStream())
                    .forEach(child -> open.push(new Line(child, line.steps() + 1, true)));
        }
    }

    private static String text(Line line) {
        var event = line.event();
        return "%s%d %s %s %s%s"
                .formatted(
                        line.caused() ? STEP.repeat(line.steps() - 1) + ARROW : STEP.repeat(line.steps()),
                        event.position(),
                        event.reference(),
                        event.type(),
                        event.recordedAt(),
                        event.actor().map(actor -> " by " + actor).orElse(""));
    }

    private void notes(EventForest forest) {
        if (forest.cut()) {
            lines.add("some events are left out: name a later event, or raise --limit");
        }
        if (forest.position() < forest.head()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "the view trace shows the log through position %,d of %,d",
                    forest.position(),
                    forest.head()));
        }
        if (forest.parked() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d parked entries of the view trace can hide events; `parked trace` lists them",
                    forest.parked()));
        }
    }
}
