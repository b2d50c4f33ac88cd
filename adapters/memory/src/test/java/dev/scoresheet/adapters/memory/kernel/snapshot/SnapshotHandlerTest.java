package dev.scoresheet.adapters.memory.kernel.snapshot;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.BulbStateCodec;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.command.StateSnapshot;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.command.StateSnapshots;
import dev.scoresheet.application.kernel.command.StateSnapshots.Figures;
import dev.scoresheet.application.kernel.command.WarmStates;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbCommand.Fit;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOff;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOn;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.BulbRejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rules of a command handler with snapshots: when it writes one, and what it reads.
class SnapshotHandlerTest {

    private static final StreamId HALL = new StreamId("bulb", "hall");

    private final Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> bulbs = new Aggregate<>(
                    "bulb",
                    KeyForm.ANY,
                    BulbEvent.class,
                    new BulbDecider(),
                    command -> new StreamId("bulb", command.bulb()))
            .withSnapshots(new BulbStateCodec(1));

    private final List<String> calls = new ArrayList<>();
    private final List<Runnable> background = new ArrayList<>();
    private MemoryLogUnderTest log = MemoryLogUnderTest.empty();
    private Runnable afterFind = () -> {};
    private final StateSnapshots snapshots =
            new StateSnapshots(new Scripted(), new Sha256LogDigest(), 2, background::add, _ -> {});
    private final MemoryStateSnapshots kept = new MemoryStateSnapshots(new ReaderOf(() -> log.reader()));
    private int ids;

    @Test
    void a_snapshot_is_written_in_the_background_after_each_number_of_events() {
        var handler = node(new WarmStates(1 << 20));
        handle(handler, new Fit("hall", 60));
        runBackground();
        assertEquals(Optional.empty(), version());
        handle(handler, new SwitchOn("hall"));
        assertEquals(Optional.empty(), version(), "no command waits for it");
        runBackground();
        assertEquals(Optional.of(2L), version());
        handle(handler, new SwitchOff("hall"));
        runBackground();
        assertEquals(Optional.of(2L), version());
        handle(handler, new SwitchOn("hall"));
        calls.clear();
        runBackground();
        assertEquals(Optional.of(4L), version());
        assertEquals(List.of("tail 2"), calls, "it is read from the former one");
        assertEquals(new Figures(1, 2, 0, 2, 0), snapshots.figures());
    }

    @Test
    void a_read_begins_at_the_snapshot() {
        var handler = node(WarmStates.none());
        handle(handler, new Fit("hall", 60));
        handle(handler, new SwitchOn("hall"));
        runBackground();
        handle(handler, new SwitchOff("hall"));
        calls.clear();
        handle(node(WarmStates.none()), new SwitchOn("hall"));
        assertEquals(List.of("tail 2"), calls);
    }

    /// The read has the snapshot of the lost log, and the events of the other one.
    @Test
    void a_fail_over_within_a_read_keeps_no_snapshot() {
        var handler = node(WarmStates.none());
        handle(handler, new Fit("hall", 60));
        handle(handler, new SwitchOn("hall"));
        runBackground();
        afterFind = () -> {
            log = MemoryLogUnderTest.empty();
            appended(log.store().append(fresh(HALL, 0, new Fitted(40), new SwitchedOn())));
            appended(log.store().append(fresh(HALL, 2, new BulbEvent.SwitchedOff(), new SwitchedOn())));
        };
        handle(handler, new SwitchOff("hall"));
        assertEquals(Optional.of(2L), version());
        runBackground();
        assertEquals(
                Optional.of(60L),
                kept.find(HALL).map(found -> watts(found.snapshot().text())));
        handle(node(WarmStates.none()), new SwitchOff("hall"));
        runBackground();
        assertEquals(
                Optional.of(40L),
                kept.find(HALL).map(found -> watts(found.snapshot().text())));
    }

    private static long watts(String text) {
        return Long.parseLong(text.split(" ", -1)[1]);
    }

    private Optional<Long> version() {
        return kept.find(HALL).map(found -> found.snapshot().version());
    }

    private void runBackground() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }

    private CommandHandler<BulbCommand, Bulb, BulbRejection> node(WarmStates warm) {
        return new CommandHandlers<>(new Noted(), warm, Optional.of(snapshots), Optional.empty()).of(bulbs);
    }

    private void handle(CommandHandler<BulbCommand, Bulb, BulbRejection> handler, BulbCommand command) {
        handler.handle(command, CommandContext.fresh(Metadata.of("command " + ids++)));
    }

    /// Snapshots, with a hook after the next search.
    private final class Scripted implements StateSnapshotStore {

        @Override
        public Optional<Found> find(StreamId stream) {
            var found = kept.find(stream);
            var hook = afterFind;
            afterFind = () -> {};
            hook.run();
            return found;
        }

        @Override
        public boolean put(StateSnapshot snapshot, Instant recordedAt, Optional<Found> base) {
            return kept.put(snapshot, recordedAt, base);
        }

        @Override
        public void forget(StreamId stream) {
            kept.forget(stream);
        }
    }

    private final class Noted extends ForwardingStore<BulbEvent> {

        @Override
        protected EventStore<BulbEvent> target() {
            return log.store();
        }

        @Override
        public List<RecordedEvent<BulbEvent>> tail(StreamId stream, long afterVersion) {
            calls.add("tail " + afterVersion);
            return super.tail(stream, afterVersion);
        }
    }
}
