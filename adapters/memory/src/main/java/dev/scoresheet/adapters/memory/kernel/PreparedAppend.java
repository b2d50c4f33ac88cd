package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.Receipt;
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
///
/// @param receipt empty for a fresh append
record PreparedAppend(List<Part> parts, Optional<Receipt> receipt, String metadata, Fence fence) {

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
        return switch (append) {
            case Append.Keyed<E>(var _, var receipt, var _, var fence) ->
                new PreparedAppend(List.copyOf(parts), Optional.of(receipt), metadata, fence);
            case Append.Fresh<E> _ -> new PreparedAppend(List.copyOf(parts), Optional.empty(), metadata, Fence.NONE);
        };
    }

    /// Writes the append, or says why not. Checks the receipt before the fence and the versions, because a resend may
    /// find that its stream has grown, and that its partition has another owner.
    AppendResult appendedTo(MemoryLogState state, LogDigest digest, Instant now) {
        return receipt.flatMap(own -> knownTo(state, own))
                .or(() -> fence.partition()
                        .filter(owned -> !state.epochs().holds(owned))
                        .map(_ -> new AppendResult.Fenced()))
                .or(() -> conflict(state, digest))
                .orElseGet(() -> writtenTo(state, digest, now));
    }

    private static Optional<AppendResult> knownTo(MemoryLogState state, Receipt own) {
        return state.receipt(own.key()).map(known -> {
            var same = known.receipt().requestHash().equals(own.requestHash());
            return same ? new AppendResult.AlreadyDone(known) : new AppendResult.KeyReused(known);
        });
    }

    private Optional<AppendResult> conflict(MemoryLogState state, LogDigest digest) {
        for (var part : parts) {
            long actual = state.version(part.stream());
            long version = switch (part.expected()) {
                case ExpectedVersion.Exactly(var exactly) -> exactly;
                case ExpectedVersion.Remembered(var remembered, var _) -> remembered;
                case ExpectedVersion.Any() -> actual;
            };
            if (version != actual) {
                return Optional.of(recognised(state, part, version, digest)
                        .orElse(new AppendResult.VersionConflict(part.stream(), version, actual)));
            }
        }
        return Optional.empty();
    }

    /// Returns the answer of a fresh append that was written before: its first stream has its first event where it
    /// wants to write it.
    private Optional<AppendResult> recognised(MemoryLogState state, Part part, long expected, LogDigest digest) {
        var there = state.stream(part.stream(), expected, 1);
        if (receipt.isPresent() || there.isEmpty() || !part.equals(parts.getFirst())) {
            return Optional.empty();
        }
        var found = there.getFirst();
        var own = row(part, part.events().getFirst(), expected + 1, found.position(), found.recordedAt(), digest);
        return own.digest().equals(found.digest()) ? Optional.of(appended(state, found.position())) : Optional.empty();
    }

    private AppendResult writtenTo(MemoryLogState state, LogDigest digest, Instant now) {
        var head = state.head();
        var whole = now.truncatedTo(ChronoUnit.MICROS);
        var recordedAt = whole.isBefore(head.recordedAt()) ? head.recordedAt() : whole;
        var written = new ArrayList<StoredEvent>();
        for (var part : parts) {
            long version = state.version(part.stream());
            for (var event : part.events()) {
                version++;
                written.add(row(part, event, version, head.position() + written.size() + 1, recordedAt, digest));
            }
        }
        if (!written.isEmpty()) {
            state.add(written, seal(written, head.chain(), digest));
        }
        var appended = appended(state, head.position() + 1);
        receipt.ifPresent(own -> state.add(appended.under(own), recordedAt));
        return appended;
    }

    /// Returns the answer, after the events were written from this position on.
    private AppendResult.Appended appended(MemoryLogState state, long first) {
        var versions = receipt.map(own -> new HashMap<>(own.seen())).orElseGet(HashMap::new);
        int events = 0;
        for (var part : parts) {
            events += part.events().size();
        }
        for (var stored : state.after(first - 1, events)) {
            versions.put(StreamId.parse(stored.stream()), stored.version());
        }
        return events == 0
                ? new AppendResult.Appended(versions, OptionalLong.empty(), OptionalLong.empty())
                : new AppendResult.Appended(versions, OptionalLong.of(first), OptionalLong.of(first + events - 1));
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
}
