package dev.scoresheet.application.kernel.operations.views.report;

import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;

/// Reference to an event in a report.
///
/// @param event identity of the event, `stream@version`
public record EventReference(long position, String event, String type, Instant recordedAt) {

    public static EventReference of(StoredEvent row) {
        return new EventReference(row.position(), row.stream() + "@" + row.version(), row.type(), row.recordedAt());
    }
}
