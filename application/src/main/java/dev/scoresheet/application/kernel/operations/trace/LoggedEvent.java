package dev.scoresheet.application.kernel.operations.trace;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Event of the log without its data.
///
/// @param metadata its metadata; empty if it cannot be read
record LoggedEvent(EventRef ref, long position, String type, Instant recordedAt, Optional<Metadata> metadata) {

    /// Reference to the parent of an event.
    record Parent(EventRef ref, TraceEdge edge) {}

    static LoggedEvent of(StoredEvent row, EventCodec<?> codec) {
        return new LoggedEvent(
                new EventRef(StreamId.parse(row.stream()), row.version()),
                row.position(),
                row.type(),
                row.recordedAt(),
                metadata(row, codec));
    }

    private static Optional<Metadata> metadata(StoredEvent row, EventCodec<?> codec) {
        try {
            return Optional.of(codec.metadata(row.metadata()));
        } catch (Undecodable _) {
            return Optional.empty();
        }
    }

    Optional<EventRef> causation() {
        return metadata.flatMap(Metadata::causation);
    }

    /// Returns its cause; without one, the event before it in its stream. The log may lack a cause.
    Optional<Parent> parent() {
        var cause = causation();
        if (cause.isPresent()) {
            return Optional.of(new Parent(cause.get(), TraceEdge.CAUSATION));
        }
        return ref.version() == 1
                ? Optional.empty()
                : Optional.of(new Parent(new EventRef(ref.stream(), ref.version() - 1), TraceEdge.STREAM));
    }

    TracedEvent traced(Optional<TraceEdge> by, List<TracedEvent> children) {
        return new TracedEvent(
                ref.toString(),
                position,
                type,
                recordedAt,
                metadata.map(Metadata::correlation).orElse(""),
                metadata.flatMap(Metadata::actor),
                by.map(TraceEdge::word),
                children);
    }
}
