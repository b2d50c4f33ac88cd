package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.JsonExportFormat;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.Damage;
import dev.scoresheet.application.kernel.operations.Damage.Kind;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.Unread;
import dev.scoresheet.application.kernel.operations.Verification;
import dev.scoresheet.application.kernel.operations.VerificationReport;
import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.operations.transfer.ExportFormat;
import dev.scoresheet.application.kernel.operations.transfer.ExportLine;
import dev.scoresheet.application.kernel.operations.transfer.LogWithoutProcesses;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final long SEED = Long.getLong("seed", 20261121);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final LogDigest digest = new Sha256LogDigest();
    private final EventCodec<BulbEvent> codec = BulbEventTypes.codec();

    @Test
    void every_kind_of_edit_is_found_in_a_hundred_logs_and_nothing_in_them_before() {
        var found = EnumSet.noneOf(Kind.class);
        for (int log = 0; log < 100; log++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + log);
            var memory = new MemoryLog<>(codec, digest, Clock.systemUTC(), "test");
            RandomLog.fill("log", memory.store(), 12, random);
            var copy = LogCopy.of(memory.reader());
            assertEquals(
                    new VerificationReport(
                            copy.events().size(), copy.head(), Optional.empty(), Optional.empty(), Optional.empty()),
                    verified(copy));
            for (var edit : LogEdit.values()) {
                var verified = verified(edit.in(copy, random));
                assertFalse(verified.ok(), () -> edit + " was not found; -Dseed=" + SEED);
                found.add(verified.damage().orElseThrow().kind());
            }
        }
        // an event is unreadable under a right digest only if it was written so: see below
        assertEquals(EnumSet.complementOf(EnumSet.of(Kind.UNDECODABLE)), found);
    }

    @Test
    void an_empty_log_is_right() {
        var empty = new MemoryLog<>(codec, digest, Clock.systemUTC(), "test").reader();
        assertTrue(verified(empty).ok());
    }

    @Test
    void the_first_of_several_damages_is_named() {
        var copy = small();
        var twice = copy.with(4, retyped(copy.events().get(4), "bulb.x"))
                .with(2, retyped(copy.events().get(2), "bulb.x"));
        var verified = verified(twice);
        assertEquals(3, verified.damage().orElseThrow().position());
        assertEquals(Kind.DIGEST, verified.damage().orElseThrow().kind());
        assertEquals(2, verified.events());
    }

    @Test
    void a_row_whose_digest_was_made_to_fit_breaks_the_chain() {
        var copy = small();
        var row = copy.events().get(3);
        var changed = sealedAnew(new StoredEvent(
                row.position(),
                row.category(),
                row.stream(),
                row.version(),
                "bulb.blew",
                1,
                row.recordedAt(),
                row.metadata(),
                "{\"reason\":\"forged\"}",
                row.digest()));
        assertEquals(Kind.CHAIN, damage(copy.with(3, changed)).kind());
    }

    @Test
    void a_hole_in_a_stream_is_found_though_everything_else_fits() {
        var written = List.of(row(1, "bulb-a", 1, "{}"), row(2, "bulb-a", 3, "{}"));
        assertEquals(
                new Damage(2, Kind.VERSION, "event 'bulb-a@3' is not the next event of its stream"),
                damage(log(written)));
    }

    @Test
    void an_event_that_no_release_can_read_is_found_though_everything_else_fits() {
        var written = List.of(row(1, "bulb-a", 1, "{}"), row(2, "bulb-a", 2, "{\"Ada\":1}"));
        var damage = damage(log(written));
        assertEquals(2, damage.position());
        assertEquals(Kind.UNDECODABLE, damage.kind());
        assertFalse(damage.detail().contains("Ada"));
    }

    @Test
    void events_of_a_newer_release_are_no_damage_and_the_answer_names_their_types() {
        var of = new EventType("bulb.switched-on", 2);
        var written = List.of(
                row(1, "bulb-a", 1, "{}"),
                row(2, "bulb-a", 2, of, "{}"),
                row(3, "bulb-a", 3, "{}"),
                row(4, "bulb-a", 4, new EventType("bulb.melted", 1), "{}"),
                row(5, "bulb-a", 5, of, "{}"));
        var verified = verified(log(written));
        var types = new TreeSet<>(Set.of("bulb.melted v1", "bulb.switched-on v2"));
        assertEquals(Optional.of(new Unread(3, 2, types)), verified.unread());
        assertEquals(Optional.empty(), verified.damage());
        assertEquals(5, verified.events());
        assertFalse(verified.ok(), "it was not read to the last text");
    }

    @Test
    void damage_of_an_unknown_event_and_behind_it_is_found() {
        var unknown = row(2, "bulb-a", 2, new EventType("bulb.melted", 1), "{}");
        var rows = List.of(row(1, "bulb-a", 1, "{}"), unknown, row(3, "bulb-a", 3, "{\"Ada\":1}"));
        assertEquals(3, damage(log(rows)).position());
        var retyped = log(rows).with(1, retyped(unknown, "bulb.burnt"));
        assertEquals(new Damage(2, Kind.DIGEST, "event 'bulb-a@2' does not match its digest"), damage(retyped));
    }

    @Test
    void streams_beyond_those_remembered_are_looked_up() {
        var rows = new ArrayList<StoredEvent>();
        for (int version = 1; version <= 3; version++) {
            for (int stream = 0; stream < 50; stream++) {
                rows.add(row(rows.size() + 1, "bulb-" + stream, version, "{}"));
            }
        }
        assertTrue(remembering(7, log(rows)).ok());
        var gap = new ArrayList<>(rows);
        gap.set(120, row(121, "bulb-20", 4, "{}"));
        assertEquals(121, remembering(7, log(gap)).damage().orElseThrow().position());
        var twice = new ArrayList<>(rows);
        twice.set(60, row(61, "bulb-10", 1, "{}"));
        assertFalse(remembering(7, log(twice)).ok());
    }

    @Test
    void a_tail_cut_off_with_its_seal_and_its_head_set_back_is_not_seen() {
        var copy = small();
        var lastSeal = copy.seals().getLast();
        var before = copy.seals().get(copy.seals().size() - 2);
        var cut = new LogCopy(
                copy.events().subList(0, (int) lastSeal.first() - 1),
                copy.seals().subList(0, copy.seals().size() - 1),
                new LogHead("another", before.last(), before.recordedAt(), before.chain()));
        assertTrue(verified(cut).ok());
    }

    @Test
    void an_export_holds_every_row_and_each_seal_behind_its_batch() {
        var copy = small();
        var lines = new ArrayList<ExportLine>();
        ExportFormat format = line -> {
            lines.add(line);
            return "";
        };
        var export = new Export(copy, new LogWithoutProcesses(copy), digest, format);
        assertEquals(copy.events().size(), export.export(_ -> {}, ProgressListener.NONE));
        assertEquals(new ExportLine.Log(copy.head(), 0), lines.getFirst());
        long last = 0;
        var events = new ArrayList<StoredEvent>();
        var seals = new ArrayList<Seal>();
        for (var line : lines.subList(1, lines.size())) {
            switch (line) {
                case ExportLine.Event(var event) -> {
                    last = event.position();
                    events.add(event);
                }
                case ExportLine.Sealed(var seal) -> {
                    assertEquals(last, seal.last());
                    seals.add(seal);
                }
                case ExportLine.Log _ -> throw new AssertionError("a second head");
                case ExportLine.Transferred _, ExportLine.End _ -> throw new AssertionError("no process was started");
            }
        }
        assertEquals(copy.events(), events);
        assertEquals(copy.seals(), seals);
    }

    @Test
    void an_exported_line_is_json_with_the_stored_text_in_it() {
        var row = row(1, "bulb-a", 1, "{\"reason\" : \"ß\\n\"}");
        var format = new JsonExportFormat();
        assertEquals(
                "{\"kind\":\"event\",\"position\":1,\"stream\":\"bulb-a\",\"version\":1,\"type\":\"bulb.switched-on\","
                        + "\"schemaVersion\":1,\"recordedAt\":\"2026-11-21T12:00:00.000000Z\","
                        + "\"metadata\":\"{\\\"correlation\\\":\\\"c\\\"}\","
                        + "\"data\":\"{\\\"reason\\\" : \\\"ß\\\\n\\\"}\",\"digest\":\"" + row.digest() + "\"}",
                format.line(new ExportLine.Event(row)));
        var log = log(List.of(row));
        assertEquals(
                "{\"kind\":\"log\",\"incarnation\":\"test\",\"head\":1,\"chain\":\""
                        + log.head().chain() + "\"}",
                format.line(new ExportLine.Log(log.head(), 0)));
        assertEquals(
                "{\"kind\":\"seal\",\"first\":1,\"last\":1,\"recordedAt\":\"2026-11-21T12:00:00.000000Z\",\"format\":1,"
                        + "\"chain\":\"" + log.head().chain() + "\"}",
                format.line(new ExportLine.Sealed(log.seals().getFirst())));
    }

    private LogCopy small() {
        var memory = new MemoryLog<>(codec, digest, Clock.systemUTC(), "test");
        RandomLog.fill(
                "log",
                memory.store(),
                6,
                RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));
        return LogCopy.of(memory.reader());
    }

    /// A log of these rows, each a batch of its own, as if they had been appended.
    private LogCopy log(List<StoredEvent> rows) {
        var chain = LogDigest.BEGINNING;
        var seals = new ArrayList<Seal>();
        for (var row : rows) {
            chain = digest.chain(chain, row.position(), row.position(), row.recordedAt(), List.of(row.digest()));
            seals.add(new Seal(row.position(), row.position(), row.recordedAt(), Seal.FORMAT, chain));
        }
        return new LogCopy(rows, seals, new LogHead("test", rows.size(), NOON, chain));
    }

    private StoredEvent row(long position, String stream, long version, String data) {
        return row(position, stream, version, new EventType("bulb.switched-on", 1), data);
    }

    private StoredEvent row(long position, String stream, long version, EventType type, String data) {
        return sealedAnew(new StoredEvent(
                position,
                "bulb",
                stream,
                version,
                type.name(),
                type.schemaVersion(),
                NOON,
                "{\"correlation\":\"c\"}",
                data,
                LogDigest.BEGINNING));
    }

    private static StoredEvent retyped(StoredEvent row, String type) {
        return new StoredEvent(
                row.position(),
                row.category(),
                row.stream(),
                row.version(),
                type,
                row.schemaVersion(),
                row.recordedAt(),
                row.metadata(),
                row.data(),
                row.digest());
    }

    private StoredEvent sealedAnew(StoredEvent row) {
        return new StoredEvent(
                row.position(),
                row.category(),
                row.stream(),
                row.version(),
                row.type(),
                row.schemaVersion(),
                row.recordedAt(),
                row.metadata(),
                row.data(),
                digest.ofEvent(
                        row.stream(), row.version(), row.type(), row.schemaVersion(), row.metadata(), row.data()));
    }

    private VerificationReport verified(LogReader log) {
        return new Verification(log, digest, codec).verify(ProgressListener.NONE);
    }

    private VerificationReport remembering(int streams, LogReader log) {
        return new Verification(log, digest, codec, streams).verify(ProgressListener.NONE);
    }

    private Damage damage(LogReader log) {
        return verified(log).damage().orElseThrow();
    }
}
