package dev.scoresheet.application.kernel.command;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.command.StateSnapshotStore.Found;
import dev.scoresheet.application.kernel.command.StateSnapshotStore.SealedLog;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Suite on the promises of every [StateSnapshotStore].
public abstract class StateSnapshotStoreContract {

    private static final String TEXT = "{\"lamp\": \"ß 🔦 \\\\ ' \\\"\"}\n";

    private LogUnderTest log;
    private StateSnapshotStore snapshots;
    private StreamId stream;

    protected abstract LogUnderTest log();

    /// Returns the store of snapshots next to the log.
    protected abstract StateSnapshotStore snapshots();

    /// Replaces the log of each kept snapshot, as after a restore of another log.
    protected abstract void replaceLog() throws Exception;

    @BeforeEach
    void open() {
        log = log();
        snapshots = snapshots();
        stream = freshStream();
        appended(log.store().append(fresh(stream, 0, life(3))));
    }

    @Test
    void a_stream_without_a_snapshot_has_none() {
        assertEquals(Optional.empty(), snapshots.find(stream));
        snapshots.forget(stream);
    }

    @Test
    void a_snapshot_is_found_as_it_was_kept_with_the_seal_of_its_batch() {
        appended(log.store().append(fresh(stream, 3, new SwitchedOff())));
        var kept = snapshot(event(3));
        assertTrue(snapshots.put(kept, event(3).recordedAt(), Optional.empty()));
        var seal = log.reader().seals(0, Integer.MAX_VALUE).stream()
                .filter(batch -> batch.first() <= kept.position() && kept.position() <= batch.last())
                .findFirst()
                .orElseThrow();
        var found = new Found(kept, new SealedLog(seal.first(), seal.chain()), true);
        assertEquals(Optional.of(found), snapshots.find(stream));
        assertEquals(Optional.empty(), snapshots.find(freshStream()));
    }

    @Test
    void the_next_snapshot_replaces_the_former_one() {
        assertTrue(snapshots.put(snapshot(event(2)), event(2).recordedAt(), Optional.empty()));
        var base = snapshots.find(stream);
        appended(log.store().append(fresh(stream, 3, new SwitchedOff(), new SwitchedOn())));
        var next = snapshot(event(5));
        assertTrue(snapshots.put(next, event(5).recordedAt(), base));
        assertEquals(Optional.of(next), snapshots.find(stream).map(Found::snapshot));
    }

    @Test
    void a_snapshot_is_forgotten() {
        assertTrue(snapshots.put(snapshot(event(3)), event(3).recordedAt(), Optional.empty()));
        snapshots.forget(stream);
        assertEquals(Optional.empty(), snapshots.find(stream));
    }

    @Test
    void a_snapshot_stands_while_the_log_grows() {
        assertTrue(snapshots.put(snapshot(event(3)), event(3).recordedAt(), Optional.empty()));
        appended(log.store().append(fresh(stream, 3, new SwitchedOff())));
        appended(log.store().append(fresh(freshStream(), 0, life(2))));
        assertTrue(snapshots.find(stream).orElseThrow().stands());
    }

    @Test
    void a_snapshot_of_another_log_does_not_stand() throws Exception {
        assertTrue(snapshots.put(snapshot(event(3)), event(3).recordedAt(), Optional.empty()));
        replaceLog();
        assertFalse(snapshots.find(stream).orElseThrow().stands());
    }

    @Test
    void nothing_is_kept_for_an_event_that_the_log_lacks() {
        var last = event(3);
        var right = snapshot(last);
        var later = last.recordedAt().plusMillis(1);
        assertFalse(snapshots.put(right, later, Optional.empty()), "another time");
        assertFalse(snapshots.put(moved(right, 4, right.position()), last.recordedAt(), Optional.empty()), "a version");
        assertFalse(
                snapshots.put(moved(right, 3, right.position() + 1), last.recordedAt(), Optional.empty()), "a place");
        assertEquals(Optional.empty(), snapshots.find(stream));
    }

    @Test
    void nothing_is_kept_that_was_read_from_the_snapshot_of_another_log() {
        assertTrue(snapshots.put(snapshot(event(2)), event(2).recordedAt(), Optional.empty()));
        var base = snapshots.find(stream).orElseThrow();
        var chain = Bytes.of(new byte[32]);
        var foreign = new Found(base.snapshot(), new SealedLog(base.log().first(), chain), true);
        assertFalse(snapshots.put(snapshot(event(3)), event(3).recordedAt(), Optional.of(foreign)));
        assertEquals(2, snapshots.find(stream).orElseThrow().snapshot().version());
    }

    private RecordedEvent<BulbEvent> event(int version) {
        return log.store().read(stream).events().get(version - 1);
    }

    private static StateSnapshot snapshot(RecordedEvent<?> last) {
        var digest = Bytes.of(("digest of " + last.version()).getBytes(StandardCharsets.UTF_8));
        return new StateSnapshot(last.stream(), last.version(), last.position(), 7, TEXT, digest);
    }

    private static StateSnapshot moved(StateSnapshot right, long version, long position) {
        return new StateSnapshot(right.stream(), version, position, right.form(), right.text(), right.digest());
    }
}
