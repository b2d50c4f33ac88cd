package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.JsonExportFormat;
import dev.scoresheet.adapters.json.kernel.JsonImportFormat;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.adapters.memory.kernel.process.MemoryRecords;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.transfer.CopyOfLog;
import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.operations.transfer.LogImport;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer.Done;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer.Misfit;
import dev.scoresheet.application.kernel.operations.transfer.SampleRecords;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Records of processes in an export, and in its import.
class RecordImportTest {

    /// Members of the lines after the events. In a line of an instance, `kind` and `since` occur twice.
    private static final List<String> MEMBERS = List.of(
            "process",
            "actsFrom",
            "actsAt",
            "actingVersion",
            "ceiling",
            "successor",
            "closedAt",
            "position",
            "paused",
            "holdAt",
            "leftOut",
            "partition",
            "instance",
            "cause",
            "causeEvent",
            "causeReaction",
            "causeDeadline",
            "heldFrom",
            "silentThrough",
            "reason",
            "since",
            "deadline",
            "givenUp",
            "principal",
            "keyHash",
            "requestHash",
            "outcome",
            "recordedAt",
            "firstPosition",
            "lastPosition",
            "wrote",
            "saw",
            "chain");

    private record Store(MemoryLog<BulbEvent> log, MemoryRecords processes) {

        static Store empty() {
            var log = new MemoryLog<>(
                    BulbEventTypes.codec(),
                    new Sha256LogDigest(),
                    Clock.systemUTC(),
                    UUID.randomUUID().toString());
            return new Store(log, new MemoryProcesses(log.epochs(), log.clock()).records());
        }

        Answer take(List<String> lines) {
            var topology = new Topology<BulbEvent>(List.of(new BoundedContext<>(
                    "light",
                    List.of(new Aggregate<>(
                            "bulb",
                            KeyForm.ANY,
                            BulbEvent.class,
                            new BulbDecider(),
                            command -> new StreamId("bulb", command.bulb()))),
                    Set.of(),
                    List.of())));
            return new LogImport(
                            log.restore("copy", processes),
                            new JsonImportFormat(),
                            new Sha256LogDigest(),
                            BulbEventTypes.codec(),
                            topology)
                    .take(lines.iterator(), ProgressListener.NONE);
        }

        List<String> export() {
            var lines = new ArrayList<String>();
            new Export(log.reader(), log.exportSnapshots(processes), new Sha256LogDigest(), new JsonExportFormat())
                    .export(lines::add, ProgressListener.NONE);
            return lines;
        }
    }

    private static List<String> byHand() {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(position -> """
                        {"kind":"event","position":%d,"stream":"bulb-a","version":%d,"type":"bulb.switched-on",\
                        "schemaVersion":1,"recordedAt":"2026-11-21T12:00:00Z","metadata":"{\\"correlation\\":\\"c\\"}",\
                        "data":"{}"}""".formatted(position, position))
                .toList();
    }

    private static Store original() {
        var events = Store.empty();
        assertEquals(new Done(9, false), events.take(byHand()));
        var original = Store.empty();
        original.log()
                .restore("original", original.processes())
                .restore(new CopyOfLog(events.log().reader(), 5, SampleRecords.all()));
        return original;
    }

    @Test
    void records_are_lines_after_the_last_seal() {
        var lines = original().export();
        assertTrue(lines.getFirst().endsWith(",\"records\":9}"), lines.getFirst());
        var hash = "0".repeat(62);
        assertEquals(
                """
                {"kind":"process","process":"elder","actsFrom":0,"actsAt":"2026-11-21T12:00:00.123456Z","actingVersion":3,"ceiling":3,"successor":"younger","closedAt":"2026-11-21T12:00:01.123456Z","partitions":[{"position":4,"paused":false,"holdAt":4}],"leftOut":[]}
                {"kind":"process","process":"younger","actsFrom":4,"actsAt":"2026-11-21T12:00:00.123456Z","actingVersion":1,"partitions":[{"position":7,"paused":false},{"position":9,"paused":true}],"leftOut":[5,6]}
                {"kind":"process","process":"younger","partition":0,"instance":"b","entry":{"kind":"parked","cause":"evolve","causeEvent":"bulb-a@1","heldFrom":2,"silentThrough":1,"reason":"a \\"reason\\" of ü €","since":"2026-11-21T12:00:00.123456Z"},"givenUp":["bulb-a@1","bulb-a@2"]}
                {"kind":"process","process":"younger","partition":0,"instance":"d","fired":{"deadline":"2026-11-21T12:05:00.007000Z","since":"bulb-a@2"}}
                {"kind":"process","process":"younger","partition":1,"instance":"a","entry":{"kind":"waiting","cause":"reacting","causeEvent":"bulb-a@3","causeReaction":"answer","heldFrom":6,"silentThrough":5,"reason":"a \\"reason\\" of ü €","since":"2026-11-21T12:00:00.123456Z"},"fired":{"deadline":"2026-11-21T12:05:00.007000Z","since":"bulb-a@2"}}
                {"kind":"process","process":"younger","partition":1,"instance":"c","entry":{"kind":"parked","cause":"deadline","causeEvent":"bulb-a@4","causeDeadline":"2026-11-21T12:05:00.007000Z","heldFrom":10,"silentThrough":9,"reason":"a \\"reason\\" of ü €","since":"2026-11-21T12:00:00.123456Z"}}
                {"kind":"receipt","principal":"process:elder","keyHash":"71%s","requestHash":"71%s","outcome":"done","recordedAt":"2026-11-21T12:00:00.123456Z","firstPosition":3,"lastPosition":3,"wrote":"bulb-a@3 bulb-b@1","saw":""}
                {"kind":"receipt","principal":"process:younger","keyHash":"71%s","requestHash":"71%s","outcome":"refused","recordedAt":"2026-11-21T12:00:00.123456Z","wrote":"","saw":"bulb-a@3"}
                {"kind":"receipt","principal":"process:younger","keyHash":"72%s","requestHash":"72%s","outcome":"done","recordedAt":"2026-11-21T12:00:00.123456Z","firstPosition":8,"lastPosition":8,"wrote":"bulb-c@1","saw":""}""".formatted(hash, hash, hash, hash, hash, hash),
                String.join("\n", lines.subList(lines.size() - 10, lines.size() - 1)));
        assertTrue(lines.getLast().matches("\\{\"kind\":\"end\",\"chain\":\"[0-9a-f]{64}\"}"), lines.getLast());
        assertTrue(lines.get(lines.size() - 11).startsWith("{\"kind\":\"seal\""), "the last seal is before them");
    }

    @Test
    void an_export_of_the_copy_is_that_of_the_original_but_for_the_incarnation() {
        var lines = original().export();
        var copy = Store.empty();
        assertEquals(new Done(9, true), copy.take(lines));
        var again = copy.export();
        assertEquals(lines.subList(1, lines.size()), again.subList(1, again.size()));
        assertEquals(lines.getFirst().replace("\"original\"", "\"copy\""), again.getFirst());
    }

    @Test
    void processes_that_were_started_on_an_empty_log_are_kept() {
        var original = Store.empty();
        original.log()
                .restore("original", original.processes())
                .restore(new CopyOfLog(
                        Store.empty().log().reader(), 5, SampleRecords.all().subList(0, 1)));
        var lines = original.export().stream()
                .map(line -> line.replace("\"position\":4", "\"position\":0").replace("\"holdAt\":4", "\"holdAt\":0"))
                .toList();
        assertInstanceOf(Misfit.class, Store.empty().take(lines), "the chain is that of the file before the change");
        var copy = Store.empty();
        assertEquals(new Answer.ProcessesStarted(), original.take(lines));
        assertInstanceOf(Misfit.class, copy.take(original.export()), "a checkpoint is beyond the head");
        assertTrue(copy.processes().processes().isEmpty());
    }

    @Test
    void every_change_of_a_record_is_found_and_nothing_is_imported() {
        var lines = original().export();
        int first = lines.size() - 10;
        var tried = new HashSet<String>();
        for (int number = first; number < lines.size(); number++) {
            for (var member : MEMBERS) {
                var changed = new ArrayList<>(lines);
                changed.set(number, changed(lines.get(number), member));
                if (!changed.equals(lines)) {
                    tried.add(member);
                    refused(changed, member + " of " + lines.get(number));
                }
            }
            var gone = new ArrayList<>(lines);
            gone.remove(number);
            refused(gone, "without " + lines.get(number));
            var twice = new ArrayList<>(lines);
            twice.add(number, lines.get(number));
            refused(twice, "twice " + lines.get(number));
            refused(lines.subList(0, number), "cut off before " + lines.get(number));
            var early = new ArrayList<>(lines);
            early.add(first - 1, early.remove(number));
            refused(early, "before the last seal: " + lines.get(number));
            if (number > first) {
                var swapped = new ArrayList<>(lines);
                swapped.add(number - 1, swapped.remove(number));
                refused(swapped, "one place before: " + lines.get(number));
            }
        }
        assertEquals(Set.copyOf(MEMBERS), tried);
    }

    @Test
    void records_of_another_export_of_the_same_length_are_found() {
        var lines = original().export();
        var other = Store.empty();
        var events = new ArrayList<>(byHand());
        events.set(8, events.get(8).replace("12:00:00Z", "12:00:01Z"));
        var otherEvents = Store.empty();
        otherEvents.take(events);
        other.log()
                .restore("other", other.processes())
                .restore(new CopyOfLog(otherEvents.log().reader(), 5, SampleRecords.all()));
        var mixed = new ArrayList<>(other.export());
        for (int fromEnd = 1; fromEnd <= 10; fromEnd++) {
            mixed.set(mixed.size() - fromEnd, lines.get(lines.size() - fromEnd));
        }
        refused(mixed, "the records of another log");
    }

    private static void refused(List<String> lines, String what) {
        var copy = Store.empty();
        assertInstanceOf(Misfit.class, copy.take(lines), what);
        assertEquals(0, copy.log().reader().head().position(), what);
        assertTrue(copy.processes().processes().isEmpty(), what);
    }

    /// A number gets another digit, a text another beginning, a list one element less.
    private static String changed(String line, String member) {
        return line.replaceFirst("(\"%s\":)(?=\\d)".formatted(member), "$11")
                .replaceFirst("(\"%s\":)false".formatted(member), "$1true")
                .replaceFirst("(\"%s\":\\[)(5,|\"bulb-a@1\",)".formatted(member), "$1")
                .replaceFirst("(\"%s\":\")2026".formatted(member), "$12027")
                .replaceFirst("(\"%s\":\")bulb-a@".formatted(member), "$1bulb-a@1")
                .replaceFirst(
                        "(\"%s\":\").(?=[0-9a-f]{63}\")".formatted(member),
                        "$1" + (line.contains("\":\"a") ? "b" : "a"))
                .replaceFirst("(\"%s\":\")(?=[a-z])(?!bulb-)(?![0-9a-f]{64})".formatted(member), "$1x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0 | "actsFrom":0        | "actsFrom":10         | its actsFrom is beyond the end of the log, position 9; export the log again
            0 | "position":4        | "position":10         | its position is beyond the end of the log, position 9; export the log again
            0 | "holdAt":4          | "holdAt":10           | its holdAt is beyond the end of the log, position 9; export the log again
            0 | "successor":"younger", | ``                 | its closedAt has no successor; name the process that replaced it
            0 | "paused":false      | "paused":0            | this is not a line of an export: its paused is not true or false
            0 | [{"position":4,"paused":false,"holdAt":4}] | [] | this is not a line of an export: a process has at least 1 partition, not 0
            0 | "leftOut":[]        | "leftOut":[-1]        | this is not a line of an export: its leftOut has an element that is not a position
            0 | "leftOut":[]        | "leftOut":[],"lag":1  | this is not a line of an export: a line of this kind has no members other than [actingVersion, actsAt, actsFrom, ceiling, closedAt, kind, leftOut, partitions, process, successor]
            1 | "younger"           | "elder"               | the record is here twice, or stands after one that it must precede: records are in order of process, instance and receipt; export the log again
            1 | [5,6]               | [5,10]                | its leftOut is beyond the end of the log, position 9; export the log again
            2 | "younger"           | "youngest"            | its process 'youngest' has no line before it; put the line of the process first
            2 | "partition":0       | "partition":1         | its partition is 1, but its instance belongs to 0 of 2; export the log again
            2 | "heldFrom":2        | "heldFrom":11         | its heldFrom is beyond the end of the log, position 9; export the log again
            2 | "silentThrough":1   | "silentThrough":10    | its silentThrough is beyond the end of the log, position 9; export the log again
            2 | "kind":"parked"     | "kind":"held"         | this is not a line of an export: the kind of its entry is not waiting or parked
            2 | "cause":"evolve"    | "cause":"luck"        | this is not a line of an export: the cause of its entry is not evolve, reacting or deadline
            2 | "causeEvent":"bulb-a@1" | "causeEvent":"bulb" | this is not a line of an export: its causeEvent is not an event, written stream@version
            3 | ,"fired":{"deadline":"2026-11-21T12:05:00.007000Z","since":"bulb-a@2"} | `` | it has no entry, fired or givenUp; remove the line
            6 | process:elder       | process:eldest        | its principal 'process:eldest' is no process of this file; put the line of the process first
            6 | process:elder       | actor:elder           | its principal 'actor:elder' is no process of this file; put the line of the process first
            6 | "lastPosition":3    | "lastPosition":10     | its lastPosition is beyond the end of the log, position 9; export the log again
            6 | "lastPosition":3    | "lastPosition":2      | its firstPosition and lastPosition are no range; export the log again
            6 | "outcome":"done"    | "outcome":"maybe"     | this is not a line of an export: its outcome is not done or refused
            6 | bulb-a@3 bulb-b@1   | bulb-a bulb-b@1       | its wrote is not a list of stream@version, parted by blanks; export the log again
            7 | "saw":"bulb-a@3"    | "saw":"bulb-a@"       | its saw is not a list of stream@version, parted by blanks; export the log again
            8 | "kind":"receipt"    | "kind":"refund"       | this is not a line of an export: its kind is not log, event, seal, process, receipt or end
            """)
    void a_record_that_does_not_fit_is_named_with_its_line(int record, String was, String is, String detail) {
        var lines = new ArrayList<>(original().export());
        int number = lines.size() - 10 + record;
        var changed = lines.get(number).replace(was, is);
        assertFalse(changed.equals(lines.get(number)), "nothing was changed");
        lines.set(number, changed);
        assertEquals(new Misfit(number + 1, 10, detail), Store.empty().take(lines));
    }

    @Test
    void a_file_without_digests_may_have_records_without_a_chain() {
        var exported = original().export();
        var lines = new ArrayList<>(byHand());
        lines.addAll(exported.subList(exported.size() - 10, exported.size() - 1));
        var copy = Store.empty();
        assertEquals(new Done(9, false), copy.take(lines));
        assertEquals(exported.subList(1, exported.size()), copy.export().subList(1, exported.size()));
        lines.add(exported.getLast());
        assertEquals(
                new Misfit(19, 10, "this line closes records with digests, but the file has none; remove the line"),
                Store.empty().take(lines));
    }
}
