package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Map;
import java.util.OptionalLong;

/// A receipt as the log keeps it.
///
/// @param versions of every stream that was written, and of those seen
/// @param firstPosition of the events that came with it; none for a receipt alone
public record StoredReceipt(
        Receipt receipt, Map<StreamId, Long> versions, OptionalLong firstPosition, OptionalLong lastPosition) {

    public StoredReceipt {
        versions = Map.copyOf(versions);
    }
}
