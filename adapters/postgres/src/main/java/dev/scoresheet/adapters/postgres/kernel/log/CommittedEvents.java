package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;

/// Events that this process has just committed to the log, handed over in memory.
@FunctionalInterface
public interface CommittedEvents {

    CommittedEvents NONE = (_, _) -> List.of();

    /// Returns the next events without a gap. Empty when the caller must read the log.
    List<StoredEvent> after(long position, int limit);
}
