package dev.scoresheet.application.kernel.operations.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.Appends;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.Verification;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore.Outcome;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.Seed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Suite on the promises of every store that can restore a whole log, and of the moments that an export takes
/// of it.
public abstract class LogRestoreContract {

    private static final int EVERYTHING = 1_000_000;

    /// Returns another empty log for each call. No other client uses it.
    protected abstract LogUnderTest empty();

    /// Returns the restore of a log that `empty` gave.
    protected abstract LogRestore restore(LogUnderTest log);

    /// Returns the moments of a log that `empty` gave.
    protected abstract ExportSnapshots snapshots(LogUnderTest log);

    @Test
    void a_restored_log_holds_what_the_other_one_did_under_a_new_incarnation() {
        var original = randomLog();
        var copy = empty();
        var before = copy.reader().head().incarnation();
        assertEquals(Outcome.RESTORED, restore(copy).restore(new CopyOfLog(original, 7)));
        assertEquals(original.events(0, EVERYTHING), copy.reader().events(0, EVERYTHING));
        assertEquals(original.seals(0, EVERYTHING), copy.reader().seals(0, EVERYTHING));
        var head = copy.reader().head();
        assertEquals(
                original.head(),
                new LogHead(original.head().incarnation(), head.position(), head.recordedAt(), head.chain()));
        assertNotEquals(original.head().incarnation(), head.incarnation());
        assertNotEquals(before, head.incarnation());
    }

    @Test
    void a_restored_log_goes_on_where_the_other_one_stood() {
        var original = randomLog();
        var copy = empty();
        restore(copy).restore(new CopyOfLog(original));
        var known = StreamId.parse(original.events(0, 1).getFirst().stream());
        var versions = original.events(known, 0, EVERYTHING).size();
        Appends.appended(copy.store().append(Appends.fresh(known, versions, new Fitted(40))));
        var verified = new Verification(copy.reader(), copy.digest(), copy.codec()).verify(ProgressListener.NONE);
        assertEquals(Optional.empty(), verified.damage());
        assertEquals(original.head().position() + 1, verified.events());
        assertEquals(
                original.head().position() + 1,
                copy.feed().after(original.head().position(), Filter.ALL, 10).through());
    }

    @Test
    void a_log_that_has_events_is_left_alone() {
        var original = randomLog();
        var other = empty();
        Appends.appended(other.store().append(Appends.fresh(Appends.freshStream(), 0, new Fitted(60))));
        var head = other.reader().head();
        assertEquals(Outcome.HAS_EVENTS, restore(other).restore(_ -> {
            throw new AssertionError("the log has events, so the restore must read no content");
        }));
        assertEquals(Outcome.HAS_EVENTS, restore(other).restore(new CopyOfLog(original)));
        assertEquals(head, other.reader().head());
        assertEquals(1, other.reader().events(0, EVERYTHING).size());
    }

    @Test
    void nothing_is_left_of_a_log_that_breaks_off() {
        var original = randomLog();
        var copy = empty();
        var before = copy.reader().head();
        var begun = new CopyOfLog(original, 7);
        var pieces = new ArrayList<Integer>();
        var broken = assertThrows(
                IllegalStateException.class,
                () -> restore(copy).restore(soFar -> {
                    pieces.add(pieces.size());
                    if (pieces.size() == 4) {
                        throw new IllegalStateException("the file ends here");
                    }
                    return begun.next(soFar);
                }));
        assertEquals("the file ends here", broken.getMessage());
        assertEquals(before, copy.reader().head());
        assertEquals(List.of(), copy.reader().events(0, EVERYTHING));
        assertEquals(List.of(), copy.reader().seals(0, EVERYTHING));
        assertEquals(Outcome.RESTORED, restore(copy).restore(new CopyOfLog(original)), "it can be restored after that");
    }

    @Test
    void text_that_an_append_must_not_write_is_not_restored() {
        var original = randomLog();
        var second = original.events(1, 1).getFirst();
        for (var refused : List.of(
                changed(second, second.metadata(), "\"" + "x".repeat(StorableText.LARGEST_DATA) + "\""),
                changed(second, "\"" + "x".repeat(StorableText.LARGEST_METADATA) + "\"", second.data()),
                changed(second, second.metadata(), "\"\\u0000\""),
                changed(second, "\"\\ud834\"", second.data()))) {
            var copy = empty();
            var pieces = new ArrayDeque<>(List.of(List.of(original.events(0, 1).getFirst(), refused)));
            LogRestore.Content content = _ -> Optional.ofNullable(pieces.poll())
                    .map(events -> new LogRestore.Piece(events, List.of(), List.of()));
            var unstorable = assertThrows(
                    LogRestore.Unstorable.class, () -> restore(copy).restore(content));
            assertEquals(2, unstorable.position());
            assertEquals(List.of(), copy.reader().events(0, EVERYTHING));
        }
    }

    @Test
    void every_reader_says_the_same_of_an_event_that_does_not_fit_its_digest() {
        var original = randomLog();
        var copy = empty();
        var first = original.events(0, 1).getFirst();
        var all = new CopyOfLog(original, 1);
        assertEquals(
                Outcome.RESTORED,
                restore(copy)
                        .restore(soFar -> all.next(soFar)
                                .map(piece -> piece.events().equals(List.of(first))
                                        ? new LogRestore.Piece(
                                                List.of(changed(first, first.metadata() + " ", first.data())),
                                                piece.seals(),
                                                List.of())
                                        : piece)));
        var detail =
                "the stored event '%s' v%d does not match its digest".formatted(first.type(), first.schemaVersion());
        var stream = StreamId.parse(first.stream());
        assertEquals(
                new Entry.Unreadable<BulbEvent>(
                        1,
                        stream,
                        1,
                        new EventType(first.type(), first.schemaVersion()),
                        Undecodable.Reason.DIGEST,
                        detail),
                copy.feed().after(0, Filter.ALL, 1).entries().getFirst());
        var unreadable = assertThrows(UnreadableEvent.class, () -> copy.store().read(stream));
        assertEquals(Undecodable.Reason.DIGEST, unreadable.reason());
        assertTrue(unreadable.getMessage().endsWith(detail), unreadable.getMessage());
    }

    private static StoredEvent changed(StoredEvent event, String metadata, String data) {
        return new StoredEvent(
                event.position(),
                event.category(),
                event.stream(),
                event.version(),
                event.type(),
                event.schemaVersion(),
                event.recordedAt(),
                metadata,
                data,
                event.digest());
    }

    @Test
    void records_of_processes_are_written_unchanged() {
        var copy = empty();
        assertEquals(Outcome.RESTORED, restore(copy).restore(new CopyOfLog(randomLog(), 7, SampleRecords.all())));
        try (var moment = snapshots(copy).take()) {
            assertEquals(copy.reader().head(), moment.head());
            assertEquals(SampleRecords.all().size(), moment.records());
            var records = new ArrayList<TransferredRecord>();
            moment.each(records::add);
            assertEquals(SampleRecords.all(), records);
        }
    }

    @Test
    void a_restored_receipt_answers_its_key() {
        var key = new ReceiptKey(new Principal.Component("process:elder"), "a key");
        var original = empty();
        restore(original).restore(new CopyOfLog(randomLog(), 7, SampleRecords.all()));
        var written = Appends.appended(
                original.store().append(Appends.under(key, Appends.to(Appends.freshStream(), 0, new Fitted(40)))));
        var records = new ArrayList<TransferredRecord>();
        try (var moment = snapshots(original).take()) {
            moment.each(records::add);
        }
        var copy = empty();
        restore(copy).restore(new CopyOfLog(original.reader(), 7, records));
        var again = copy.store().append(Appends.under(key, Appends.to(Appends.freshStream(), 0, new Fitted(40))));
        if (!(again instanceof AppendResult.AlreadyDone(var receipted))) {
            throw new AssertionError("it was done before the export, but now: " + again);
        }
        assertEquals(written.versions(), receipted.versions());
        assertEquals(written.firstPosition(), receipted.firstPosition());
    }

    @Test
    void a_store_whose_processes_were_started_is_left_alone() {
        var copy = empty();
        var elder = SampleRecords.all().subList(0, 1);
        assertEquals(Outcome.RESTORED, restore(copy).restore(new CopyOfLog(empty().reader(), 7, elder)));
        assertEquals(0, copy.reader().head().position());
        assertEquals(Outcome.HAS_PROCESSES, restore(copy).restore(_ -> {
            throw new AssertionError("a process was started, so the restore must read no content");
        }));
        try (var moment = snapshots(copy).take()) {
            assertEquals(1, moment.records());
        }
    }

    /// Checks what an export rests on: a receipt of a later moment claims a reaction whose events it does not have.
    @Test
    void a_moment_keeps_its_head_and_its_records_while_the_store_changes() {
        var copy = empty();
        restore(copy).restore(new CopyOfLog(randomLog(), 7, SampleRecords.all()));
        var head = copy.reader().head();
        var key = new ReceiptKey(new Principal.Component("process:elder"), "later");
        try (var moment = snapshots(copy).take()) {
            Appends.appended(
                    copy.store().append(Appends.under(key, Appends.to(Appends.freshStream(), 0, new Fitted(40)))));
            Appends.appended(copy.store()
                    .append(Appends.receiptAlone(Appends.done(new ReceiptKey(key.principal(), "without events")))));
            assertEquals(head, moment.head());
            var records = new ArrayList<TransferredRecord>();
            moment.each(records::add);
            assertEquals(SampleRecords.all(), records);
        }
        try (var later = snapshots(copy).take()) {
            assertEquals(SampleRecords.all().size() + 2, later.records());
        }
    }

    @Test
    void the_versions_of_earlier_pieces_can_be_asked_for() {
        var original = randomLog();
        var copy = empty();
        var all = new CopyOfLog(original, 7);
        var seen = new ArrayList<StoredEvent>();
        restore(copy).restore(soFar -> {
            var versions = Map.<String, Long>of();
            for (var event : seen) {
                versions = with(versions, event);
            }
            assertEquals(versions, soFar.of(streamsAnd(versions.keySet(), "bulb-never")));
            var piece = all.next(soFar);
            piece.ifPresent(some -> seen.addAll(some.events()));
            return piece;
        });
        assertEquals(original.head().position(), seen.size());
    }

    private static Map<String, Long> with(Map<String, Long> versions, StoredEvent event) {
        var more = new HashMap<>(versions);
        more.put(event.stream(), event.version());
        return more;
    }

    private static Set<String> streamsAnd(Set<String> streams, String other) {
        var all = new HashSet<>(streams);
        all.add(other);
        return all;
    }

    private LogReader randomLog() {
        var log = empty();
        RandomLog.fill("fill", log.store(), 20, Seed.random("LogRestoreContract"));
        return log.reader();
    }
}
