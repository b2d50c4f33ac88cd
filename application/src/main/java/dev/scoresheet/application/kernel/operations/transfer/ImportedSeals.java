package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Seals of a log during an import. If the file has seals, they are checked against its events; otherwise they are made
/// from the events. The first event decides: a file has digests and seals, or neither. Methods return the problem
/// found, or empty.
final class ImportedSeals {

    private final LogDigest digest;
    private final List<Bytes> open = new ArrayList<>();
    private boolean kept = true;
    private long sealed;
    private Instant openedAt = Instant.EPOCH;
    private Bytes chain = LogDigest.BEGINNING;

    ImportedSeals(LogDigest digest) {
        this.digest = digest;
    }

    /// True if the seals are those of the file; false if the import makes them.
    boolean kept() {
        return kept;
    }

    /// Returns the first position that no seal covers yet.
    long next() {
        return sealed + 1;
    }

    Bytes chain() {
        return chain;
    }

    /// @param made list that receives the seal of the previous batch, when this event begins the next one
    Optional<String> cover(StoredEvent event, boolean hasDigest, List<Seal> made) {
        if (event.position() == 1) {
            kept = hasDigest;
        } else if (kept != hasDigest) {
            return Optional.of(
                    hasDigest
                            ? "an event has a digest, but those before it have none"
                            : "an event has no digest, but those before it have one");
        }
        if (event.recordedAt().isBefore(openedAt)) {
            return Optional.of("an event was recorded at %s, but an event before it at %s"
                    .formatted(event.recordedAt(), openedAt));
        }
        if (!open.isEmpty() && !event.recordedAt().equals(openedAt)) {
            if (kept) {
                return Optional.of("an event was recorded at %s, but no seal ends the batch of %s before it"
                        .formatted(event.recordedAt(), openedAt));
            }
            made.add(close());
        }
        openedAt = event.recordedAt();
        open.add(event.digest());
        return Optional.empty();
    }

    Optional<String> take(Seal seal) {
        if (!kept) {
            return Optional.of("this line is a seal, but the events before it have no digests");
        }
        if (seal.format() != Seal.FORMAT) {
            return Optional.of("a seal has the unknown format " + seal.format());
        }
        if (seal.first() != next() || seal.last() != sealed + open.size() || open.isEmpty()) {
            return Optional.of("a seal covers positions %d to %d; the events that it should cover are %d to %d"
                    .formatted(seal.first(), seal.last(), next(), sealed + open.size()));
        }
        if (!seal.recordedAt().equals(openedAt)) {
            return Optional.of("a seal says that it was recorded at %s, but its events say %s"
                    .formatted(seal.recordedAt(), openedAt));
        }
        return close().equals(seal)
                ? Optional.empty()
                : Optional.of("the chain of a seal does not follow from the seal before it and its events");
    }

    Optional<String> end(List<Seal> made) {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        if (kept) {
            return Optional.of(
                    "no seal covers the last events, from position %d to %d".formatted(next(), sealed + open.size()));
        }
        made.add(close());
        return Optional.empty();
    }

    private Seal close() {
        long first = next();
        long last = sealed + open.size();
        var chained = digest.chain(chain, first, last, openedAt, open);
        chain = chained;
        sealed = last;
        open.clear();
        return new Seal(first, last, openedAt, Seal.FORMAT, chained);
    }
}
