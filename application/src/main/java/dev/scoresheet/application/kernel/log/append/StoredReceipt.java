package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Map;
import java.util.OptionalLong;

/// Receipt as stored in the log.
///
/// @param versions the versions of every stream that was written or seen
/// @param firstPosition first position of the events of its append; empty for a receipt without events
public record StoredReceipt(
        Receipt receipt, Map<StreamId, Long> versions, OptionalLong firstPosition, OptionalLong lastPosition) {

    public StoredReceipt {
        versions = Map.copyOf(versions);
    }
}
