package dev.scoresheet.adapters.memory.kernel.commands;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.FailOver;
import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.adapters.memory.kernel.snapshot.MemoryStateSnapshots;
import dev.scoresheet.adapters.memory.kernel.snapshot.ReaderOf;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.BulbStateCodec;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.command.StateSnapshot;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.command.StateSnapshots;
import dev.scoresheet.application.kernel.command.StateWeight;
import dev.scoresheet.application.kernel.command.WarmStates;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbCommand.Fit;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOff;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOn;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbRejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// One schedule of commands on two nodes. At each call to the store, the schedule may run another command first, to
/// its end. So commands interleave without threads.
final class Commands {

    private static final int COMMANDS = 40;
    private static final int DEPTH = 3;

    private final Random random;
    private final NodeFault fault;
    private final Replay replay = new Replay();
    private final List<WarmStates> nodes = List.of(new WarmStates(2_500), new WarmStates(1 << 20));
    private final StateSnapshots snapshots;
    private final Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> bulbs;
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Set<StreamId> streams = new HashSet<>();
    private final List<Append<BulbEvent>> late = new ArrayList<>();
    private MemoryLogUnderTest log = MemoryLogUnderTest.empty();
    private int failOvers;
    private int depth;

    Commands(long seed, NodeFault fault) {
        this.random = new Random(seed);
        this.fault = fault;
        var begins = random.nextBoolean();
        this.bulbs = new Aggregate<>(
                        "bulb",
                        KeyForm.ANY,
                        BulbEvent.class,
                        new BrightBulbs(),
                        command -> new StreamId("bulb", command.bulb()),
                        command -> begins && command instanceof Fit,
                        StateWeight.byEvents(Bulb.Dead.class::isInstance))
                .withSnapshots(new BulbStateCodec(1));
        var kept = new MemoryStateSnapshots(new ReaderOf(() -> log.reader()));
        this.snapshots = new StateSnapshots(
                fault.snapshots(new Interrupted(kept)), new Sha256LogDigest(), 2, Runnable::run, _ -> {});
    }

    /// Runs the schedule. Returns the mistakes that the replay found.
    Set<Mistake> run() {
        for (int i = 0; i < COMMANDS; i++) {
            command();
        }
        replay.log(log, sent, streams);
        return replay.mistakes();
    }

    private void command() {
        var keyed = sent.values().stream().filter(Sent::isKeyed).toList();
        send(!keyed.isEmpty() && chance(20) ? keyed.get(random.nextInt(keyed.size())) : next());
    }

    private Sent next() {
        var bulb = "b" + (sent.size() / 12 + random.nextInt(2));
        var command = switch (random.nextInt(5)) {
            case 0 -> new Fit(bulb, random.nextBoolean() ? 60 : BrightBulbs.TOO_BRIGHT);
            case 1, 2 -> new SwitchOff(bulb);
            default -> new SwitchOn(bulb);
        };
        var stream = new StreamId("bulb", bulb);
        var version = log.store().read(stream).version();
        var named = chance(20) ? OptionalLong.of(Math.max(0, version - random.nextInt(2))) : OptionalLong.empty();
        var fresh = new Sent("c" + sent.size(), command, chance(50), named);
        sent.put(fresh.id(), fresh);
        streams.add(stream);
        return fresh;
    }

    private void send(Sent command) {
        var began = failOvers;
        var before = log.store().read(command.stream()).version();
        var store = fault.store(new Scheduled(), command);
        var node = nodes.get(random.nextInt(nodes.size()));
        var handler = new CommandHandlers<>(store, node, Optional.of(snapshots), Optional.empty()).of(bulbs);
        try {
            var outcome = handler.handle(command.command(), command.context());
            if (began == failOvers) {
                replay.answered(command, outcome, before, log);
            }
        } catch (OutcomeUnknown lost) {
            if (!fault.endsUnknown()) {
                send(command);
            }
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// Lets others act between two calls of a handler.
    private void others() {
        if (!late.isEmpty() && chance(30)) {
            log.store().append(late.removeFirst());
        }
        if (depth < DEPTH && sent.size() < 3 * COMMANDS && chance(15)) {
            depth++;
            command();
            depth--;
        }
        if (chance(1)) {
            late.clear(); // their connection is gone
            failOvers++;
            log = FailOver.of(log, 1 + random.nextInt(2), keys());
        }
    }

    private List<ReceiptKey> keys() {
        return sent.values().stream().map(Sent::key).toList();
    }

    /// Snapshots that survive each fail-over, although they are of the log before it.
    private final class Interrupted implements StateSnapshotStore {

        private final StateSnapshotStore right;

        Interrupted(StateSnapshotStore right) {
            this.right = right;
        }

        @Override
        public Optional<Found> find(StreamId stream) {
            return between(() -> right.find(stream));
        }

        @Override
        public boolean put(StateSnapshot snapshot, Instant recordedAt, Optional<Found> base) {
            return between(() -> right.put(snapshot, recordedAt, base));
        }

        @Override
        public void forget(StreamId stream) {
            right.forget(stream);
        }
    }

    private <T> T between(Supplier<T> call) {
        others();
        var answer = call.get();
        others();
        return answer;
    }

    /// Store of a node. It loses some answers, and some appends for a while or for ever.
    private final class Scheduled extends ForwardingStore<BulbEvent> {

        private final int began = failOvers;

        @Override
        protected EventStore<BulbEvent> target() {
            return log.store();
        }

        @Override
        public EventStream<BulbEvent> read(StreamId stream) {
            return between(() -> super.read(stream));
        }

        @Override
        public EventStream<BulbEvent> read(StreamId stream, long throughVersion) {
            return between(() -> super.read(stream, throughVersion));
        }

        @Override
        public List<RecordedEvent<BulbEvent>> tail(StreamId stream, long afterVersion) {
            return between(() -> super.tail(stream, afterVersion));
        }

        @Override
        public Optional<StoredReceipt> receipt(ReceiptKey key) {
            return between(() -> super.receipt(key));
        }

        @Override
        public AppendResult append(Append<BulbEvent> append) {
            others();
            if (append.streams().isEmpty() && began != failOvers) {
                throw new OutcomeUnknown("a receipt alone has no era, so it is lost with its connection");
            }
            int fate = random.nextInt(100);
            if (fate < 6) {
                late.add(append);
            } else if (fate >= 9) {
                var result = super.append(append);
                if (fate >= 15) {
                    others();
                    return result;
                }
                if (!(result instanceof AppendResult.Appended)) {
                    return result;
                }
            }
            throw new OutcomeUnknown("the connection was lost");
        }
    }
}
