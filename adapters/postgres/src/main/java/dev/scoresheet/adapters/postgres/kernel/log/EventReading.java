package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;

/// Decoder of stored rows to events. It checks the digest of every row, so that a changed byte is never served as
/// history.
public record EventReading<E>(EventCodec<E> codec, LogDigest digest) {

    /// @throws Undecodable with the reason
    public RecordedEvent<E> decode(StoredEvent row) {
        var computed = digest.ofEvent(
                row.stream(), row.version(), row.type(), row.schemaVersion(), row.metadata(), row.data());
        if (!computed.equals(row.digest())) {
            throw new Undecodable(Undecodable.Reason.DIGEST, "the stored digest does not fit the stored bytes");
        }
        var stored = type(row);
        return new RecordedEvent<>(
                row.position(),
                stream(row),
                row.version(),
                stored,
                row.recordedAt(),
                codec.metadata(row.metadata()),
                codec.decode(stored, row.data()));
    }

    /// Decodes a row for a consumer, which must not fail on an unreadable row.
    public Entry<E> entry(StoredEvent row) {
        try {
            return decode(row);
        } catch (Undecodable undecodable) {
            return new Entry.Unreadable<>(
                    row.position(),
                    stream(row),
                    row.version(),
                    type(row),
                    undecodable.reason(),
                    String.valueOf(undecodable.getMessage()));
        }
    }

    public static StreamId stream(StoredEvent row) {
        return StreamId.parse(row.stream());
    }

    public static EventType type(StoredEvent row) {
        return new EventType(row.type(), row.schemaVersion());
    }
}
