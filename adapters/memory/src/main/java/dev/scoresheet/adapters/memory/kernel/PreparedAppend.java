package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Append in its stored form, encoded before the lock is taken and checked under it.
record PreparedAppend(List<Part> parts, Receipt receipt, String metadata) {

    record Part(StreamId stream, ExpectedVersion expected, List<EncodedEvent> events) {}

    /// Encodes an append. Throws [IllegalArgumentException] for values that cannot be stored.
    static <E> PreparedAppend of(Append<E> append, EventCodec<E> codec) {
        var parts = new ArrayList<Part>();
        for (var part : append.streams()) {
            var events = new ArrayList<EncodedEvent>();
            for (var event : part.events()) {
                events.add(codec.encode(event));
            }
            parts.add(new Part(part.stream(), part.expected(), List.copyOf(events)));
        }
        var metadata = StorableText.metadata(codec.encode(append.metadata()));
        return new PreparedAppend(List.copyOf(parts), append.receipt(), metadata);
    }

    /// Checks the receipt before the versions, because a resend may find that its stream has grown.
    Optional<AppendResult> refusedBy(MemoryLogState state) {
        var known = state.receipt(receipt.key());
        if (known.isPresent()) {
            var same = known.get().receipt().requestHash().equals(receipt.requestHash());
            return Optional.of(
                    same ? new AppendResult.AlreadyDone(known.get()) : new AppendResult.KeyReused(known.get()));
        }
        for (var part : parts) {
            if (part.expected() instanceof ExpectedVersion.Exactly(var version)
                    && version != state.version(part.stream())) {
                return Optional.of(
                        new AppendResult.VersionConflict(part.stream(), version, state.version(part.stream())));
            }
        }
        return Optional.empty();
    }

    StoredReceipt writtenTo(MemoryLogState state, LogDigest digest, Instant now) {
        var head = state.head();
        var whole = now.truncatedTo(ChronoUnit.MICROS);
        var recordedAt = whole.isBefore(head.recordedAt()) ? head.recordedAt() : whole;
        var versions = new HashMap<>(receipt.seen());
        var written = new ArrayList<StoredEvent>();
        for (var part : parts) {
            long version = state.version(part.stream());
            for (var event : part.events()) {
                version++;
                written.add(row(part, event, version, head.position() + written.size() + 1, recordedAt, digest));
            }
            versions.put(part.stream(), version);
        }
        var receipted = new StoredReceipt(receipt, versions, first(written), last(written));
        if (!written.isEmpty()) {
            state.add(written, seal(written, head.chain(), digest));
        }
        state.add(receipted, recordedAt);
        return receipted;
    }

    private StoredEvent row(
            Part part, EncodedEvent event, long version, long position, Instant recordedAt, LogDigest digest) {
        var stream = part.stream().toString();
        var name = event.type().name();
        int schemaVersion = event.type().schemaVersion();
        return new StoredEvent(
                position,
                part.stream().category(),
                stream,
                version,
                name,
                schemaVersion,
                recordedAt,
                metadata,
                event.data(),
                digest.ofEvent(stream, version, name, schemaVersion, metadata, event.data()));
    }

    private static Seal seal(List<StoredEvent> batch, Bytes previous, LogDigest digest) {
        long first = batch.getFirst().position();
        long last = batch.getLast().position();
        var recordedAt = batch.getFirst().recordedAt();
        var digests = batch.stream().map(StoredEvent::digest).toList();
        return new Seal(first, last, recordedAt, Seal.FORMAT, digest.chain(previous, first, last, recordedAt, digests));
    }

    private static OptionalLong first(List<StoredEvent> written) {
        return written.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(written.getFirst().position());
    }

    private static OptionalLong last(List<StoredEvent> written) {
        return written.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(written.getLast().position());
    }
}
