package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Append in the form in which it is sent. The caller's thread creates texts and digests, so nothing fails later.
///
/// @param keyHash the hash of the receipt's key
/// @param bytes the approximate bytes of text
public record EncodedAppend(Receipt receipt, Bytes keyHash, List<Stream> streams, int bytes) {

    private static final int DIGEST_BYTES = 32;

    record Stream(StreamId id, long expected, List<Event> events) {

        long version() {
            return expected + events.size();
        }
    }

    record Event(String type, int schemaVersion, String metadata, String data, Bytes digest) {}

    /// Creates an append of one small event in a new stream, which is never committed.
    static EncodedAppend ofAnAttempt() {
        var name = UUID.randomUUID().toString();
        var key = new ReceiptKey(new Principal.Anonymous(), name);
        var hash = Bytes.of(new byte[DIGEST_BYTES]);
        var event = new Event("attempt", 1, "{}", "{}", hash);
        var stream = new Stream(new StreamId("attempt", name), 0, List.of(event));
        var receipt = new Receipt(key, hash, ReceiptOutcome.DONE, Map.of());
        return new EncodedAppend(receipt, ReceiptKeyHash.of(key), List.of(stream), 4);
    }

    int events() {
        int count = 0;
        for (var stream : streams) {
            count += stream.events().size();
        }
        return count;
    }

    /// Returns its rows in the log after the commit.
    List<StoredEvent> rows(long firstPosition, Instant recordedAt) {
        var rows = new ArrayList<StoredEvent>(events());
        for (var stream : streams) {
            var id = stream.id().toString();
            long version = stream.expected();
            for (var event : stream.events()) {
                version++;
                rows.add(new StoredEvent(
                        firstPosition + rows.size(),
                        stream.id().category(),
                        id,
                        version,
                        event.type(),
                        event.schemaVersion(),
                        recordedAt,
                        event.metadata(),
                        event.data(),
                        event.digest()));
            }
        }
        return rows;
    }

    /// Returns what no two appends of a batch may share.
    Set<Object> claims() {
        var claims = new HashSet<>();
        claims.add(receipt.key());
        for (var stream : streams) {
            claims.add(stream.id());
        }
        return claims;
    }

    String writtenVersions() {
        return streams.size() == 1
                ? ReceiptVersionsText.written(
                        streams.getFirst().id(), streams.getFirst().version())
                : ReceiptVersionsText.written(versions());
    }

    Map<StreamId, Long> versions() {
        var versions = new java.util.LinkedHashMap<StreamId, Long>();
        for (var stream : streams) {
            versions.put(stream.id(), stream.version());
        }
        return versions;
    }
}
