package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.ReceiptVersionsText;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// Append in the form in which it is sent. The caller's thread creates texts and digests, so nothing fails later.
///
/// @param receipt empty for a fresh append
/// @param bytes the approximate bytes of text
public record EncodedAppend(Optional<EncodedReceipt> receipt, Fence fence, List<Stream> streams, int bytes) {

    private static final int DIGEST_BYTES = 32;

    /// @param keyHash the hash of the receipt's key
    record EncodedReceipt(Receipt receipt, Bytes keyHash) {

        static EncodedReceipt of(Receipt receipt) {
            return new EncodedReceipt(receipt, ReceiptKeyHash.of(receipt.key()));
        }
    }

    record Stream(StreamId id, long expected, List<Event> events) {

        long version() {
            return expected + events.size();
        }
    }

    record Event(String type, int schemaVersion, String metadata, String data, Bytes digest) {}

    /// Creates an append of one small event in a new stream, which is never committed. It has a receipt, so that every
    /// table of an append is tried.
    static EncodedAppend ofAnAttempt() {
        var name = UUID.randomUUID().toString();
        var key = new ReceiptKey(new Principal.Anonymous(), name);
        var hash = Bytes.of(new byte[DIGEST_BYTES]);
        var event = new Event("attempt", 1, "{}", "{}", hash);
        var stream = new Stream(new StreamId("attempt", name), 0, List.of(event));
        var receipt = new Receipt(key, hash, ReceiptOutcome.DONE, Map.of());
        return new EncodedAppend(Optional.of(EncodedReceipt.of(receipt)), Fence.NONE, List.of(stream), 4);
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
        receipt.ifPresent(own -> claims.add(own.receipt().key()));
        for (var stream : streams) {
            claims.add(stream.id());
        }
        return claims;
    }

    /// Returns its answer, once its events are in the log from this position on.
    Appended appended(long firstPosition) {
        var versions = new LinkedHashMap<StreamId, Long>();
        receipt.ifPresent(own -> versions.putAll(own.receipt().seen()));
        versions.putAll(versions());
        int events = events();
        return events == 0
                ? new Appended(versions, OptionalLong.empty(), OptionalLong.empty())
                : new Appended(versions, OptionalLong.of(firstPosition), OptionalLong.of(firstPosition + events - 1));
    }

    /// Returns its answer after it conflicted. A fresh append whose first event stands where it wanted to write it
    /// was written before, and gets the answer of then. All its streams conflict, so the first one is named.
    ///
    /// @param there the event of that stream at the version after the expected one; empty if there is none
    AppendResult conflicted(VersionConflict conflict, Optional<Found> there) {
        if (receipt.isPresent() || there.isEmpty()) {
            return conflict;
        }
        var first = streams.getFirst();
        return first.id().equals(conflict.stream())
                        && first.events().getFirst().digest().equals(there.get().digest())
                ? appended(there.get().position())
                : conflict;
    }

    /// Event that the log has where an append wanted to write.
    record Found(long position, Bytes digest) {}

    String writtenVersions() {
        return streams.size() == 1
                ? ReceiptVersionsText.written(
                        streams.getFirst().id(), streams.getFirst().version())
                : ReceiptVersionsText.written(versions());
    }

    private Map<StreamId, Long> versions() {
        var versions = new LinkedHashMap<StreamId, Long>();
        for (var stream : streams) {
            versions.put(stream.id(), stream.version());
        }
        return versions;
    }
}
