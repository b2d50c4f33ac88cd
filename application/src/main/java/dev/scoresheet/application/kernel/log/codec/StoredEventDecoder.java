package dev.scoresheet.application.kernel.log.codec;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.Objects;

/// Decoder from stored rows to the entries that consumers receive. It checks the digest before it decodes the text.
/// Pure; thread-safe.
public record StoredEventDecoder<E>(EventCodec<E> codec, LogDigest digest) {

    /// Returns the event, or an entry that says that it cannot be read. Throws [IllegalArgumentException] for a row
    /// whose stream has no valid name, which no append can have written.
    public Entry<E> entry(StoredEvent row) {
        var stream = StreamId.parse(row.stream());
        var type = new EventType(row.type(), row.schemaVersion());
        try {
            return new RecordedEvent<>(
                    row.position(), stream, row.version(), type, row.recordedAt(), metadata(row), event(row, type));
        } catch (Undecodable undecodable) {
            return new Entry.Unreadable<>(
                    row.position(),
                    stream,
                    row.version(),
                    type,
                    undecodable.reason(),
                    Objects.requireNonNull(undecodable.getMessage()));
        }
    }

    private Metadata metadata(StoredEvent row) {
        var expected = digest.ofEvent(
                row.stream(), row.version(), row.type(), row.schemaVersion(), row.metadata(), row.data());
        if (!expected.equals(row.digest())) {
            throw new Undecodable(
                    Undecodable.Reason.DIGEST,
                    "the digest of the stored event '%s' v%d does not fit it"
                            .formatted(row.type(), row.schemaVersion()));
        }
        return codec.metadata(row.metadata());
    }

    private E event(StoredEvent row, EventType type) {
        return codec.decode(type, row.data());
    }
}
