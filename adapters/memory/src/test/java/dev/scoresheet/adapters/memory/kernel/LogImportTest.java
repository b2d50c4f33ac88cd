package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.JsonExportFormat;
import dev.scoresheet.adapters.json.kernel.JsonImportFormat;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.operations.Misfits;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.Verification;
import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.operations.transfer.LogImport;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer.Done;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer.Misfit;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import dev.scoresheet.application.kernel.operations.transfer.LogWithoutProcesses;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbRejection;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An export taken into an empty log again, as text.
class LogImportTest {

    private static final int EVERYTHING = 1_000_000;

    private static final List<String> BY_HAND = List.of(
            event(1, "bulb-a", 1, "2026-11-21T12:00:00Z"),
            event(2, "bulb-b", 1, "2026-11-21T12:00:00.000000Z"),
            event(3, "bulb-a", 2, "2026-11-21T12:00:00.5Z"),
            event(4, "bulb-c", 1, "2026-11-21T12:00:01.000001Z"),
            event(5, "bulb-a", 3, "2026-11-21T12:00:01.000001Z"));

    private static final KeyForm LOWER = new KeyForm(
            "lower-case letters and digits", Pattern.compile("[a-z0-9]+").asMatchPredicate());

    private static final Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> BULBS = new Aggregate<>(
            "bulb", LOWER, BulbEvent.class, new BulbDecider(), command -> new StreamId("bulb", command.bulb()));

    private final LogDigest digest = new Sha256LogDigest();
    private final EventCodec<BulbEvent> codec = BulbEventTypes.codec();
    private final Topology<BulbEvent> topology = new Topology<>(List.of(
            new BoundedContext<>("light", List.of(BULBS, category("fitting", Fitted.class)), Set.of(), List.of()),
            new BoundedContext<>("dark", List.of(category("end", Blew.class)), Set.of(), List.of())));

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 500_000})
    void an_export_of_the_copy_is_that_of_the_original_but_for_the_incarnation(int streamsRemembered) {
        var original = memory();
        RandomLog.fill("log", original.store(), 700, Seed.random("LogImportTest"));
        var lines = export(original);
        var copy = memory();
        var answer = new LogImport(restoring(copy), new JsonImportFormat(), digest, codec, topology, streamsRemembered)
                .take(lines.iterator(), ProgressListener.NONE);
        assertEquals(new Done(original.reader().head().position(), true), answer);
        var again = export(copy);
        assertEquals(lines.subList(1, lines.size()), again.subList(1, again.size()));
        assertEquals(
                lines.getFirst().replaceFirst("\"incarnation\":\"[^\"]*\"", "\"incarnation\":\"copy\""),
                again.getFirst());
        verified(copy);
    }

    @Test
    void an_empty_log_is_a_log() {
        var copy = memory();
        assertEquals(new Done(0, true), into(copy, export(memory())));
        assertEquals("copy", copy.reader().head().incarnation());
    }

    @Test
    void a_log_written_by_hand_gets_digests_and_a_seal_for_each_moment() {
        var copy = memory();
        assertEquals(new Done(5, false), into(copy, BY_HAND));
        assertEquals(
                List.of("1-2", "3-3", "4-5"),
                copy.reader().seals(0, 10).stream()
                        .map(seal -> seal.first() + "-" + seal.last())
                        .toList());
        verified(copy);
        var withHead = new ArrayList<>(BY_HAND);
        withHead.addFirst("{\"kind\":\"log\",\"head\":5}");
        var same = memory();
        assertEquals(new Done(5, false), into(same, withHead));
        assertEquals(copy.reader().head().chain(), same.reader().head().chain());
    }

    @Test
    void a_log_with_events_accepts_no_import() {
        var log = memory();
        RandomLog.fill("log", log.store(), 1, Seed.random("LogImportTest"));
        var head = log.reader().head();
        assertEquals(new Answer.NotEmpty(), into(log, BY_HAND));
        assertEquals(head, log.reader().head());
    }

    /// Text that verifies, and that no command of this release can have written.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bulb-C    | has a key that category 'bulb' does not have: its keys are lower-case letters and digits
            bulb-c.1  | has a key that category 'bulb' does not have: its keys are lower-case letters and digits
            lamp-c    | is of category 'lamp', which this release does not have
            fitting-c | is of type 'bulb.switched-on', which category 'fitting' does not have
            end-c     | is of type 'bulb.switched-on', which category 'end' does not have
            """)
    void an_event_of_another_category_or_of_no_key_is_named_with_its_position(String stream, String trouble) {
        var lines = new ArrayList<>(BY_HAND);
        lines.set(3, event(4, stream, 1, "2026-11-21T12:00:01.000001Z"));
        var copy = memory();
        assertEquals(new Misfit(4, 4, "event '" + stream + "@1' " + trouble), into(copy, lines));
        assertEquals(0, copy.reader().head().position());
        var held = memory(); // by a release that knew such events
        assertEquals(
                new Done(5, false),
                new LogImport(restoring(held), new JsonImportFormat(), digest, codec, permissive())
                        .take(lines.iterator(), ProgressListener.NONE));
        var verified = new Verification(held.reader(), digest, codec, topology).verify(ProgressListener.NONE);
        assertEquals(
                Optional.of(new Misfits(1, List.of(new Misfits.Misfit(4, "event '" + stream + "@1' " + trouble)))),
                verified.misfits());
        assertTrue(verified.ok(), "the log is as it was written");
    }

    @Test
    void an_event_of_its_category_is_imported_in_any_shape() {
        var lines = List.of(
                event(1, "fitting-A.1", 1, "2026-11-21T12:00:00Z")
                        .replace("bulb.switched-on", "bulb.fitted")
                        .replace("\"data\":\"{}\"", "\"data\":\"{\\\"power\\\":\\\"60W\\\"}\""),
                event(2, "bulb-a", 1, "2026-11-21T12:00:00Z"));
        assertEquals(new Done(2, false), into(memory(), lines));
    }

    /// Checks that each change to each line of a whole export is found, and that nothing is imported.
    @Test
    void every_change_in_an_export_is_found_and_nothing_is_imported() {
        var original = memory();
        RandomLog.fill("log", original.store(), 12, Seed.random("LogImportTest"));
        var lines = export(original);
        var tried = new HashSet<String>();
        for (int number = 0; number < lines.size(); number++) {
            for (var member : List.of(
                    "head",
                    "chain",
                    "position",
                    "stream",
                    "version",
                    "type",
                    "schemaVersion",
                    "recordedAt",
                    "metadata",
                    "data",
                    "digest",
                    "first",
                    "last",
                    "format")) {
                var changed = new ArrayList<>(lines);
                changed.set(number, changed(lines.get(number), member));
                if (!changed.equals(lines)) {
                    tried.add(member);
                    refused(changed, member + " of " + lines.get(number));
                }
            }
            var gone = new ArrayList<>(lines);
            gone.remove(number);
            refused(gone, "without line " + (number + 1));
            var twice = new ArrayList<>(lines);
            twice.add(number, lines.get(number));
            refused(twice, "twice line " + (number + 1));
            if (number > 0) {
                refused(lines.subList(0, number), "cut off after line " + number);
            }
        }
        assertEquals(14, tried.size());
    }

    private void refused(List<String> lines, String what) {
        var copy = memory();
        assertInstanceOf(Misfit.class, into(copy, lines), what);
        assertEquals(0, copy.reader().head().position(), what);
        assertEquals(List.of(), copy.reader().events(0, EVERYTHING), what);
    }

    /// A number gets a digit more, a text another beginning; hex stays hex.
    private static String changed(String line, String member) {
        return line.replaceFirst("(\"%s\":\\d+)".formatted(member), "$19")
                .replaceFirst("(\"%s\":\")(?=[^0\"])".formatted(member), "$1%")
                .replaceFirst("(\"%s\":\")0".formatted(member), "$11")
                .replaceFirst("(\"%s\":\")%%.".formatted(member), "$10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2 | "position":2              | "position":3              | 2 | the event has position 3, but the next position is 2
            3 | "version":2               | "version":3               | 3 | event 'bulb-a@3' is not the next event of its stream
            4 | "version":1               | "version":2               | 4 | event 'bulb-c@2' is not the next event of its stream
            3 | 12:00:00.5Z               | 11:59:59Z                 | 3 | an event was recorded at 2026-11-21T11:59:59Z, but an event before it at 2026-11-21T12:00:00Z
            3 | 12:00:00.5Z               | 12:00:00.5000001Z         | 3 | this is not a line of an export: its recordedAt is not an instant in UTC with at most six decimals, such as 2026-11-21T12:00:00.000000Z
            3 | 12:00:00.5Z               | 12:00:00.5+00:00          | 3 | this is not a line of an export: its recordedAt is not an instant in UTC with at most six decimals, such as 2026-11-21T12:00:00.000000Z
            1 | bulb-a                    | Bulb-a                    | 1 | event 'Bulb-a@1' does not belong to a stream of its category 'Bulb'
            1 | bulb.switched-on          | bulb.painted              | 1 | event 'bulb-a@1' UNKNOWN_TYPE: this release has no event type with the stored name 'bulb.painted' v1
            1 | "schemaVersion":1         | "schemaVersion":9         | 1 | event 'bulb-a@1' NEWER_VERSION: event type 'bulb.switched-on' v9 is newer than this release, which knows up to v1
            5 | "data":"{}"               | "data":"{\\"a\\":\\"\\\\u0000\\"}" | 5 | event 'bulb-a@3' MALFORMED: the stored event 'bulb.switched-on' v1 cannot be read: it has a NUL at character 6
            5 | "data":"{}"               | "data":"{}","digest":"%s" | 5 | an event has a digest, but those before it have none
            2 | "data":"{}"               | "data":{}                 | 2 | this is not a line of an export: its data is not a text
            2 | "data":"{}"               | "more":1,"data":"{}"      | 2 | this is not a line of an export: a line of this kind has no members other than [data, digest, kind, metadata, position, recordedAt, schemaVersion, stream, type, version]
            2 | "kind":"event"            | "kind":"log"              | 2 | this is not a line of an export: a line of this kind has no members other than [chain, head, incarnation, kind, records]
            2 | "kind":"event"            | "kind":"event","kind":"event" | 2 | this is not a line of an export: it is not JSON in the stored form, at character 22
            2 | "data":"{}"}              | "data":"{}                | 2 | this is not a line of an export: it is not JSON in the stored form, at character 193
            """)
    void a_line_that_does_not_fit_is_named_with_its_position(
            int line, String was, String is, long position, String detail) {
        var lines = new ArrayList<>(BY_HAND);
        var changed = lines.get(line - 1).replace(was, is.formatted("0".repeat(64)));
        assertTrue(!changed.equals(lines.get(line - 1)), "nothing was changed");
        lines.set(line - 1, changed);
        var copy = memory();
        assertEquals(new Misfit(line, position, detail), into(copy, lines));
        assertEquals(0, copy.reader().head().position());
    }

    @Test
    void a_file_that_was_cut_off_at_the_end_of_a_batch_is_found_by_its_first_line() {
        var lines = new ArrayList<>(BY_HAND.subList(0, 3));
        lines.addFirst(
                "{\"kind\":\"log\",\"incarnation\":\"x\",\"head\":5,\"chain\":\"%s\"}".formatted("0".repeat(64)));
        assertEquals(
                new Misfit(4, 4, "the file ends after position 3, but its first line says that the log ends at 5"),
                into(memory(), lines));
    }

    /// A version that is too high, of a stream that was met too long ago to be remembered.
    @Test
    void a_hole_in_a_forgotten_stream_is_found() {
        var lines = new ArrayList<String>();
        for (int number = 1; number <= 2_500; number++) {
            lines.add(event(number, "bulb-" + number, 1, "2026-11-21T12:00:00Z"));
        }
        var hole = new ArrayList<>(lines);
        hole.add(event(2_501, "bulb-7", 3, "2026-11-21T12:00:00Z"));
        var twice = new ArrayList<>(lines);
        twice.add(event(2_501, "bulb-7", 1, "2026-11-21T12:00:00Z"));
        var right = new ArrayList<>(lines);
        right.add(event(2_501, "bulb-7", 2, "2026-11-21T12:00:00Z"));
        assertEquals(new Misfit(2_501, 2_501, "event 'bulb-7@3' is not the next event of its stream"), forgetful(hole));
        assertEquals(
                new Misfit(2_501, 2_501, "event 'bulb-7@1' is not the next event of its stream"), forgetful(twice));
        assertEquals(new Done(2_501, false), forgetful(right));
    }

    private Answer forgetful(List<String> lines) {
        return new LogImport(restoring(memory()), new JsonImportFormat(), digest, codec, topology, 10)
                .take(lines.iterator(), ProgressListener.NONE);
    }

    private void verified(MemoryLog<BulbEvent> log) {
        var verified = new Verification(log.reader(), digest, codec).verify(ProgressListener.NONE);
        assertEquals(Optional.empty(), verified.damage());
        assertEquals(log.reader().head().position(), verified.events());
    }

    private Answer into(MemoryLog<BulbEvent> log, List<String> lines) {
        return new LogImport(restoring(log), new JsonImportFormat(), digest, codec, topology)
                .take(lines.iterator(), ProgressListener.NONE);
    }

    /// Each category of the tests, with any key and any event.
    private Topology<BulbEvent> permissive() {
        return new Topology<>(List.of(new BoundedContext<>(
                "all",
                List.of(
                        category("bulb", BulbEvent.class),
                        category("lamp", BulbEvent.class),
                        category("fitting", BulbEvent.class),
                        category("end", BulbEvent.class)),
                Set.of(),
                List.of())));
    }

    /// A category of some events, which no command of this test is for.
    private static <F extends BulbEvent> Aggregate<String, String, F, String> category(String name, Class<F> family) {
        return new Aggregate<>(name, KeyForm.ANY, family, new Silent<>(), key -> new StreamId(name, key));
    }

    private record Silent<F>() implements Decider<String, String, F, String> {

        @Override
        public String initial() {
            return "";
        }

        @Override
        public Decision<F, String> decide(String command, String state) {
            return Decision.nothing();
        }

        @Override
        public String evolve(String state, F event) {
            return state;
        }
    }

    private static LogRestore restoring(MemoryLog<BulbEvent> log) {
        return log.restore("copy", new MemoryProcesses(log.epochs(), log.clock()).records());
    }

    private static List<String> export(MemoryLog<BulbEvent> log) {
        var lines = new ArrayList<String>();
        var snapshots = new LogWithoutProcesses(log.reader());
        new Export(log.reader(), snapshots, new Sha256LogDigest(), new JsonExportFormat())
                .export(lines::add, ProgressListener.NONE);
        return lines;
    }

    private static String event(long position, String stream, long version, String recordedAt) {
        return """
                {"kind":"event","position":%d,"stream":"%s","version":%d,"type":"bulb.switched-on","schemaVersion":1,\
                "recordedAt":"%s","metadata":"{\\"correlation\\":\\"c\\"}","data":"{}"}""".formatted(position, stream, version, recordedAt);
    }

    private MemoryLog<BulbEvent> memory() {
        return new MemoryLog<>(
                codec, digest, Clock.systemUTC(), UUID.randomUUID().toString());
    }
}
