package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Bytes;
import java.time.Instant;
import java.util.List;

/// Row of the log exactly as stored, without checks; it may be damaged.
///
/// @param stream written form, `category-key`
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

    /// Returns the number of characters of its text, which is about its bytes in memory and on the wire.
    public long length() {
        return (long) metadata.length() + data.length() + stream.length();
    }

    /// Returns the longest run of first rows whose text together has at most this length; at least one row.
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
