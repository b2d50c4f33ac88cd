package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Bytes;
import java.time.Instant;
import java.util.List;

/// One row of the log exactly as stored, which may be damage: nothing here is checked.
///
/// @param stream the written form, `category-key`
/// @param metadata stored text, byte for byte
/// @param data stored text, byte for byte
public record StoredEvent(
        long position,
        String category,
        String stream,
        long version,
        String type,
        int schemaVersion,
        Instant recordedAt,
        String metadata,
        String data,
        Bytes digest) {

    /// Characters of its text: about the bytes that it takes in memory and on the wire.
    public long length() {
        return (long) metadata.length() + data.length() + stream.length();
    }

    /// The first of some rows, as many as have no more text together than this; one at least.
    public static List<StoredEvent> fitting(List<StoredEvent> rows, long bytes) {
        long taken = 0;
        for (int next = 0; next < rows.size(); next++) {
            taken += rows.get(next).length();
            if (taken > bytes && next > 0) {
                return rows.subList(0, next);
            }
        }
        return rows;
    }
}
