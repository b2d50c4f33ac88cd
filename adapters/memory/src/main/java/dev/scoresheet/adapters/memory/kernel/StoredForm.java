package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.Undecodable.Reason;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;

/// Reader of stored rows; it checks the digest first, then reads the text.
record StoredForm<E>(EventCodec<E> codec, LogDigest digest) {

    /// Decodes a row. Throws [Undecodable].
    RecordedEvent<E> decode(StoredEvent row) {
        var expected = digest.ofEvent(
                row.stream(), row.version(), row.type(), row.schemaVersion(), row.metadata(), row.data());
        if (!expected.equals(row.digest())) {
            throw new Undecodable(Reason.DIGEST, "the digest of the stored event " + type(row) + " does not fit it");
        }
        return new RecordedEvent<>(
                row.position(),
                StreamId.parse(row.stream()),
                row.version(),
                type(row),
                row.recordedAt(),
                codec.metadata(row.metadata()),
                codec.decode(type(row), row.data()));
    }

    static EventType type(StoredEvent row) {
        return new EventType(row.type(), row.schemaVersion());
    }
}
