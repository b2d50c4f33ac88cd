package dev.scoresheet.application.kernel.operations.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Event in a tree, with the events that follow from it.
///
/// @param reference identity of the event, `stream@version`
/// @param correlation correlation of the event; empty text if the metadata cannot be read
/// @param actor id of the actor; empty for an event that a process caused
/// @param by word of the edge from the parent; empty for a root
/// @param children events that follow from it, in order of position
public record TracedEvent(
        String reference,
        long position,
        String type,
        Instant recordedAt,
        String correlation,
        Optional<String> actor,
        Optional<String> by,
        List<TracedEvent> children) {

    public TracedEvent {
        children = List.copyOf(children);
    }

    /// True if its parent is the event before it in its stream.
    public boolean continuesStream() {
        return by.filter(TraceEdge.STREAM.word()::equals).isPresent();
    }
}
