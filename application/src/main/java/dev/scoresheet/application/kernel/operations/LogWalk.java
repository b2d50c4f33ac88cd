package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.Damage.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walk over the log, batch by batch: a seal, then the events that it covers. Used once, by one thread.
///
/// It begins at the smallest number, not at 0, to find also rows below position 1.
final class LogWalk {

    private static final String STAGE = "verified events";

    private final LogReader log;
    private final LogHead head;
    private final LogDigest digest;
    private final EventCheck eventCheck;
    private final Pages<StoredEvent> events;
    private final Pages<Seal> seals;
    private final int pageSize;
    private long verified;
    private Instant recordedAt = Instant.EPOCH;
    private Bytes chain = LogDigest.BEGINNING;

    LogWalk(LogReader log, LogHead head, LogDigest digest, EventCheck eventCheck, int pageSize) {
        this.log = log;
        this.head = head;
        this.digest = digest;
        this.eventCheck = eventCheck;
        this.pageSize = pageSize;
        events = new Pages<>(log::events, StoredEvent::position, Long.MIN_VALUE, pageSize);
        seals = new Pages<>(log::seals, Seal::first, Long.MIN_VALUE, pageSize);
    }

    /// Returns the number of verified events, from position 1 on.
    long verified() {
        return verified;
    }

    Optional<Damage> firstDamage(ProgressListener progress) {
        while (verified < head.position()) {
            var damage = batch(progress);
            if (damage.isPresent()) {
                return damage;
            }
        }
        progress.at(STAGE, verified, head.position());
        return atTheEnd();
    }

    private Optional<Damage> batch(ProgressListener progress) {
        long first = verified + 1;
        var next = seals.peek();
        if (next.isEmpty() || next.get().first() != first) {
            return eventMissing(first)
                    .or(() -> found(
                            first,
                            Kind.SEAL,
                            "no seal begins at position " + first
                                    + next.map(LogWalk::instead).orElse("")));
        }
        var seal = next.get();
        seals.advance();
        return inItself(seal).or(() -> inItsEvents(seal, progress));
    }

    private static String instead(Seal seal) {
        return ", the next begins at " + seal.first();
    }

    private Optional<Damage> inItself(Seal seal) {
        if (seal.format() != Seal.FORMAT) {
            return found(seal.first(), Kind.FORMAT, "a seal has the unknown format " + seal.format());
        }
        if (seal.last() < seal.first() || seal.last() > head.position()) {
            return found(
                    seal.first(),
                    Kind.SEAL,
                    "a seal ends at position " + seal.last() + ", but the log ends at " + head.position());
        }
        if (seal.recordedAt().isBefore(recordedAt)) {
            return found(
                    seal.first(),
                    Kind.RECORDED_AT,
                    "a batch was recorded at " + seal.recordedAt() + ", after one of " + recordedAt);
        }
        return Optional.empty();
    }

    private Optional<Damage> inItsEvents(Seal seal, ProgressListener progress) {
        var digests = new ArrayList<Bytes>();
        for (long position = seal.first(); position <= seal.last(); position++) {
            var damage = eventMissing(position).or(() -> inItsNextEvent(seal));
            if (damage.isPresent()) {
                return damage;
            }
            digests.add(events.peek().orElseThrow().digest());
            events.advance();
            verified = position;
            if (position % pageSize == 0) {
                progress.at(STAGE, position, head.position());
            }
        }
        if (!chains(seal, digests)) {
            verified = seal.first() - 1;
            return found(
                    seal.first(),
                    Kind.CHAIN,
                    "the chain of a seal does not follow from the seal before it and its events");
        }
        chain = seal.chain();
        recordedAt = seal.recordedAt();
        return Optional.empty();
    }

    private Optional<Damage> eventMissing(long position) {
        return events.peek().filter(event -> event.position() == position).isPresent()
                ? Optional.empty()
                : found(
                        position,
                        Kind.POSITION,
                        "no event is at position " + position
                                + events.peek()
                                        .map(event -> ", the next is at " + event.position())
                                        .orElse(""));
    }

    private Optional<Damage> inItsNextEvent(Seal seal) {
        var event = events.peek().orElseThrow();
        if (!event.recordedAt().equals(seal.recordedAt())) {
            return found(
                    event.position(),
                    Kind.RECORDED_AT,
                    "an event says it was recorded at " + event.recordedAt() + ", but its seal says "
                            + seal.recordedAt());
        }
        return eventCheck.damage(event);
    }

    private boolean chains(Seal seal, List<Bytes> digests) {
        try {
            return digest.chain(chain, seal.first(), seal.last(), seal.recordedAt(), digests)
                    .equals(seal.chain());
        } catch (ArithmeticException outOfTime) { // out of range of microseconds since 1970: never recorded
            return false;
        }
    }

    private Optional<Damage> atTheEnd() {
        if (!head.chain().equals(chain) || !head.recordedAt().equals(recordedAt)) {
            return found(
                    head.position(),
                    Kind.HEAD,
                    "the head says chain " + head.chain() + " of " + head.recordedAt()
                            + ", but the last seal says chain " + chain + " of " + recordedAt);
        }
        return leftOver().or(this::beyondTheHead);
    }

    private Optional<Damage> leftOver() {
        return events.peek()
                .filter(event -> event.position() <= head.position())
                .flatMap(event -> found(event.position(), Kind.POSITION, "an event is stored twice"))
                .or(() -> seals.peek()
                        .filter(seal -> seal.first() <= head.position())
                        .flatMap(seal -> found(seal.first(), Kind.SEAL, "two seals cover the same events")));
    }

    /// Reads the rows first and the head after them. An append during the walk has then moved the head already.
    private Optional<Damage> beyondTheHead() {
        var event = log.events(head.position(), 1);
        var seal = log.seals(head.position(), 1);
        long now = log.head().position();
        if (!event.isEmpty() && event.getFirst().position() > now) {
            return found(event.getFirst().position(), Kind.POSITION, "an event is beyond the head at " + now);
        }
        if (!seal.isEmpty() && Math.max(seal.getFirst().first(), seal.getFirst().last()) > now) {
            return found(seal.getFirst().first(), Kind.SEAL, "a seal is beyond the head at " + now);
        }
        return Optional.empty();
    }

    private static Optional<Damage> found(long position, Kind kind, String detail) {
        return Optional.of(new Damage(position, kind, detail));
    }
}
