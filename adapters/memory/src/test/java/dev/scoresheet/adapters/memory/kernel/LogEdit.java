package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Edits by a user with write access to every table: each column, and removed, added and exchanged rows.
/// `%1$d` is the row's position (or the first position of a seal), and `%2$d` is the position of another row.
/// `%3$d` is a small random number of at least 1, and `%4$d` is the head.
enum LogEdit {
    EVENT_POSITION,
    EVENT_CATEGORY,
    EVENT_STREAM,
    EVENT_VERSION,
    EVENT_TYPE,
    EVENT_SCHEMA_VERSION,
    EVENT_RECORDED_AT,
    EVENT_METADATA,
    EVENT_DATA,
    EVENT_DIGEST,
    EVENT_GONE,
    EVENT_MORE,
    EVENTS_EXCHANGED,
    SEAL_FIRST,
    SEAL_LAST,
    SEAL_RECORDED_AT,
    SEAL_FORMAT,
    SEAL_CHAIN,
    SEAL_GONE,
    SEAL_MORE,
    SEALS_EXCHANGED,
    HEAD_POSITION,
    HEAD_RECORDED_AT,
    HEAD_CHAIN;

    LogCopy in(LogCopy log, RandomGenerator random) {
        int place = random.nextInt(log.events().size());
        int other = (place + 1 + random.nextInt(log.events().size() - 1))
                % log.events().size();
        int sealed = random.nextInt(log.seals().size());
        int otherSealed = (sealed + 1 + random.nextInt(log.seals().size() - 1))
                % log.seals().size();
        var event = log.events().get(place);
        var seal = log.seals().get(sealed);
        var head = log.head();
        return switch (this) {
            case EVENT_POSITION -> log.with(place, at(event, number(event.position(), random)));
            case EVENT_CATEGORY -> log.with(place, columns(event, text(event.category(), random), event.stream()));
            case EVENT_STREAM -> log.with(place, columns(event, event.category(), text(event.stream(), random)));
            case EVENT_VERSION ->
                log.with(place, numbers(event, number(event.version(), random), event.schemaVersion()));
            case EVENT_SCHEMA_VERSION ->
                log.with(place, numbers(event, event.version(), (int) number(event.schemaVersion(), random)));
            case EVENT_TYPE -> log.with(place, texts(event, text(event.type(), random), event.data()));
            case EVENT_DATA -> log.with(place, texts(event, event.type(), text(event.data(), random)));
            case EVENT_RECORDED_AT -> log.with(place, moment(event, moment(event.recordedAt(), random)));
            case EVENT_METADATA -> log.with(place, metadata(event, text(event.metadata(), random), event.digest()));
            case EVENT_DIGEST -> log.with(place, metadata(event, event.metadata(), bytes(event.digest(), random)));
            case EVENT_GONE -> new LogCopy(without(log.events(), place), log.seals(), head);
            case EVENT_MORE -> new LogCopy(with(log.events(), at(event, free(log, random))), log.seals(), head);
            case EVENTS_EXCHANGED ->
                log.with(place, at(log.events().get(other), event.position()))
                        .with(other, at(event, log.events().get(other).position()));
            case SEAL_FIRST ->
                log.with(
                        sealed,
                        new Seal(number(seal.first(), random), seal.last(), seal.recordedAt(), 1, seal.chain()));
            case SEAL_LAST ->
                log.with(
                        sealed,
                        new Seal(seal.first(), number(seal.last(), random), seal.recordedAt(), 1, seal.chain()));
            case SEAL_RECORDED_AT ->
                log.with(
                        sealed,
                        new Seal(seal.first(), seal.last(), moment(seal.recordedAt(), random), 1, seal.chain()));
            case SEAL_FORMAT ->
                log.with(
                        sealed,
                        new Seal(seal.first(), seal.last(), seal.recordedAt(), (int) number(1, random), seal.chain()));
            case SEAL_CHAIN ->
                log.with(
                        sealed, new Seal(seal.first(), seal.last(), seal.recordedAt(), 1, bytes(seal.chain(), random)));
            case SEAL_GONE -> new LogCopy(log.events(), without(log.seals(), sealed), head);
            case SEAL_MORE ->
                new LogCopy(
                        log.events(),
                        with(
                                log.seals(),
                                new Seal(free(log, random), head.position(), seal.recordedAt(), 1, seal.chain())),
                        head);
            case SEALS_EXCHANGED -> exchanged(log, sealed, otherSealed);
            case HEAD_POSITION ->
                log.with(new LogHead(
                        head.incarnation(), number(head.position(), random), head.recordedAt(), head.chain()));
            case HEAD_RECORDED_AT ->
                log.with(new LogHead(
                        head.incarnation(), head.position(), moment(head.recordedAt(), random), head.chain()));
            case HEAD_CHAIN ->
                log.with(new LogHead(
                        head.incarnation(), head.position(), head.recordedAt(), bytes(head.chain(), random)));
        };
    }

    private static LogCopy exchanged(LogCopy log, int one, int other) {
        var first = log.seals().get(one);
        var second = log.seals().get(other);
        return log.with(one, new Seal(first.first(), first.last(), second.recordedAt(), 1, second.chain()))
                .with(other, new Seal(second.first(), second.last(), first.recordedAt(), 1, first.chain()));
    }

    /// A number at which no row is: beyond the head, at or below zero.
    private static long free(LogCopy log, RandomGenerator random) {
        return random.nextBoolean() ? log.head().position() + 1 + random.nextInt(3) : -random.nextInt(3);
    }

    private static <T> List<T> without(List<T> rows, int place) {
        var changed = new ArrayList<>(rows);
        changed.remove(place);
        return changed;
    }

    private static <T> List<T> with(List<T> rows, T row) {
        var changed = new ArrayList<>(rows);
        changed.add(row);
        return changed;
    }

    private static long number(long number, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> number + 1;
            case 1 -> number - 1;
            case 2 -> -number;
            default -> number + 1_000_000;
        };
    }

    private static String text(String text, RandomGenerator random) {
        int place = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, place) + (char) (text.charAt(place) ^ 1) + text.substring(place + 1);
            case 1 -> text.substring(0, place) + text.substring(place + 1);
            default -> text + " ";
        };
    }

    private static Instant moment(Instant moment, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> moment.plusNanos(1000);
            case 1 -> moment.minusNanos(1000);
            case 2 -> moment.minusSeconds(86_400);
            default -> Instant.MAX;
        };
    }

    private static Bytes bytes(Bytes bytes, RandomGenerator random) {
        var changed = bytes.toArray();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.of(changed);
    }

    private static StoredEvent at(StoredEvent row, long position) {
        return new StoredEvent(
                position,
                row.category(),
                row.stream(),
                row.version(),
                row.type(),
                row.schemaVersion(),
                row.recordedAt(),
                row.metadata(),
                row.data(),
                row.digest());
    }

    private static StoredEvent columns(StoredEvent row, String category, String stream) {
        return new StoredEvent(
                row.position(),
                category,
                stream,
                row.version(),
                row.type(),
                row.schemaVersion(),
                row.recordedAt(),
                row.metadata(),
                row.data(),
                row.digest());
    }

    private static StoredEvent numbers(StoredEvent row, long version, int schemaVersion) {
        return new StoredEvent(
                row.position(),
                row.category(),
                row.stream(),
                version,
                row.type(),
                schemaVersion,
                row.recordedAt(),
                row.metadata(),
                row.data(),
                row.digest());
    }

    private static StoredEvent texts(StoredEvent row, String type, String data) {
        return new StoredEvent(
                row.position(),
                row.category(),
                row.stream(),
                row.version(),
                type,
                row.schemaVersion(),
                row.recordedAt(),
                row.metadata(),
                data,
                row.digest());
    }

    private static StoredEvent moment(StoredEvent row, Instant recordedAt) {
        return new StoredEvent(
                row.position(),
                row.category(),
                row.stream(),
                row.version(),
                row.type(),
                row.schemaVersion(),
                recordedAt,
                row.metadata(),
                row.data(),
                row.digest());
    }

    private static StoredEvent metadata(StoredEvent row, String metadata, Bytes digest) {
        return new StoredEvent(
                row.position(),
                row.category(),
                row.stream(),
                row.version(),
                row.type(),
                row.schemaVersion(),
                row.recordedAt(),
                metadata,
                row.data(),
                digest);
    }
}
