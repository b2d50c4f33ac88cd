package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;

/// What this process has just committed to the log, handed over in memory.
@FunctionalInterface
public interface CommittedEvents {

    CommittedEvents NONE = (_, _) -> List.of();

    /// What follows a position without a hole, or nothing: then the log has to be asked.
    List<StoredEvent> after(long position, int limit);
}
