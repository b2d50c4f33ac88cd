package dev.scoresheet.application.kernel.operations.views.report;

import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;

/// An event that a report points to.
///
/// @param event its identity, `stream@version`
public record EventReference(long position, String event, String type, Instant recordedAt) {

    public static EventReference of(StoredEvent row) {
        return new EventReference(row.position(), row.stream() + "@" + row.version(), row.type(), row.recordedAt());
    }
}
