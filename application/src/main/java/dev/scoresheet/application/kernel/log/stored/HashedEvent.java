package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Bytes;

/// Row of the log with the digest of its bytes. A reader that has the bytes computes the digest from them, so that they
/// are not decoded and encoded again.
///
/// @param computed digest of what was read; if it differs from that of the row, the row is damaged
public record HashedEvent(StoredEvent row, Bytes computed) {

    public static HashedEvent of(StoredEvent row, LogDigest digest) {
        return new HashedEvent(
                row,
                digest.ofEvent(
                        row.stream(), row.version(), row.type(), row.schemaVersion(), row.metadata(), row.data()));
    }

    /// True if the digest of the row is not that of its bytes.
    public boolean isDamaged() {
        return !computed.equals(row.digest());
    }
}
