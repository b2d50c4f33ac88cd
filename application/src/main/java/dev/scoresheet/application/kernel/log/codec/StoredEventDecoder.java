package dev.scoresheet.application.kernel.log.codec;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import dev.scoresheet.application.kernel.log.stored.HashedEvent;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;
import java.util.Objects;

/// Decoder of stored rows. It checks the digest of every row before it decodes the text, so that a
/// changed byte is never served as history. Pure; thread-safe.
///
/// Its methods throw [IllegalArgumentException] for a row whose stream has no valid name, which no append can have
/// written.
public record StoredEventDecoder<E>(EventCodec<E> codec, LogDigest digest) {

    /// Returns the event of a row, for a reader of its stream.
    ///
    /// @throws UnreadableEvent when it cannot be decoded
    public RecordedEvent<E> event(StoredEvent row) {
        try {
            return decode(HashedEvent.of(row, digest));
        } catch (Undecodable undecodable) {
            throw new UnreadableEvent(row.position(), new EventRef(stream(row), row.version()), type(row), undecodable);
        }
    }

    /// Returns the page of consecutive rows: the entries that a filter accepts, up to a number of bytes. It ends with
    /// the last row, or with the last entry that fits.
    ///
    /// @param rows at least one row
    public Page<E> page(List<StoredEvent> rows, Filter filter, int bytes) {
        var wanted = rows.stream()
                .filter(row -> filter.accepts(row.category(), row.type()))
                .toList();
        var fitting = StoredEvent.fitting(wanted, bytes);
        var last = (fitting.size() < wanted.size() ? fitting : rows).getLast();
        return new Page<>(fitting.stream().map(this::entry).toList(), last.position());
    }

    /// Returns the entry of a row, for a consumer of the feed: the event, or the reason why it cannot be read.
    public Entry<E> entry(StoredEvent row) {
        return entry(HashedEvent.of(row, digest));
    }

    /// Returns the entry of a row whose digest was computed already.
    public Entry<E> entry(HashedEvent hashed) {
        var row = hashed.row();
        try {
            return decode(hashed);
        } catch (Undecodable undecodable) {
            return new Entry.Unreadable<>(
                    row.position(),
                    stream(row),
                    row.version(),
                    type(row),
                    undecodable.reason(),
                    Objects.requireNonNull(undecodable.getMessage()));
        }
    }

    private RecordedEvent<E> decode(HashedEvent hashed) {
        var row = hashed.row();
        if (hashed.isDamaged()) {
            throw new Undecodable(
                    Undecodable.Reason.DIGEST, "the stored event " + type(row) + " does not match its digest");
        }
        return new RecordedEvent<>(
                row.position(),
                stream(row),
                row.version(),
                type(row),
                row.recordedAt(),
                codec.metadata(row.metadata()),
                codec.decode(type(row), row.data()));
    }

    private static StreamId stream(StoredEvent row) {
        return StreamId.parse(row.stream());
    }

    private static EventType type(StoredEvent row) {
        return new EventType(row.type(), row.schemaVersion());
    }
}
