package dev.scoresheet.adapters.memory.kernel.process;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.adapters.memory.kernel.process.simulation.ForwardingProcesses;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.Appends;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.application.kernel.process.reaction.TargetSender;
import dev.scoresheet.application.kernel.process.step.Lanes;
import dev.scoresheet.application.kernel.process.step.OwnedPartition;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.step.Turn;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.StatesRefused;
import dev.scoresheet.application.kernel.process.store.Wish;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbRejection;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// One partition of [ScriptedProcess] over a log in memory. It follows bulbs and commands lamps.
final class ProcessRig {

    static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration GRACE = Duration.ofMillis(250);
    static final PartitionId PARTITION = new PartitionId(ScriptedProcess.NAME, 0);

    static final Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> LAMPS = aggregate("lamp");

    static Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> aggregate(String category) {
        return new Aggregate<>(
                category,
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId(category, command.bulb()));
    }

    static DeclaredProcess<BulbEvent, String, BulbCommand> declared(
            ProcessManager<BulbEvent, String, BulbCommand> manager) {
        return new DeclaredProcess<>(
                manager,
                Set.of("bulb"),
                Optional.<Class<? extends BulbEvent>>of(BulbEvent.class),
                List.of(ReactionTarget.of(
                        BulbCommand.class,
                        LAMPS,
                        rejection -> rejection.getClass().getSimpleName())),
                new TextCodec());
    }

    final SteppedTime time = new SteppedTime();
    final MemoryLogUnderTest log = MemoryLogUnderTest.empty();
    final MemoryProcesses processes = new MemoryProcesses(log.log().epochs(), time);

    /// Disturbance of the next appends of the process.
    Function<Append<BulbEvent>, Optional<AppendResult>> disturbance = _ -> Optional.empty();

    /// Reasons of the store to refuse a state; empty for none.
    Function<String, Optional<String>> refusing = _ -> Optional.empty();

    /// Number of the next commits that do not reach the store, and have no answer.
    int losingCommits;

    OwnerLimits limits = OwnerLimits.of(LEASE, GRACE);

    /// Clock that a test moves; it is the clock of the store, too.
    static final class SteppedTime implements TimeSource {

        private Instant now = BEGAN;

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public long nanos() {
            return Duration.between(BEGAN, now).toNanos();
        }

        @Override
        public void sleep(Duration duration) {
            pass(duration);
        }
    }

    /// Store that a test disturbs.
    private final class DisturbedStore extends ForwardingStore<BulbEvent> {

        @Override
        protected EventStore<BulbEvent> target() {
            return log.store();
        }

        @Override
        public AppendResult append(Append<BulbEvent> append) {
            return disturbance.apply(append).orElseGet(() -> super.append(append));
        }
    }

    /// Store that refuses states, as a database does.
    private final class RefusingProcesses extends ForwardingProcesses {

        RefusingProcesses() {
            super(processes.store());
        }

        @Override
        public boolean commit(ProcessStep step) {
            if (losingCommits > 0) {
                losingCommits--;
                throw new StoreUnavailable("no answer to the commit", Duration.ZERO);
            }
            var refused = new HashMap<String, String>();
            step.put()
                    .forEach(row ->
                            refusing.apply(row.state()).ifPresent(reason -> refused.put(row.instance(), reason)));
            if (!refused.isEmpty()) {
                throw new StatesRefused(refused);
            }
            return super.commit(step);
        }
    }

    /// Takes the partition as another node with this release of the process.
    PartitionOwner<BulbEvent, String, BulbCommand> owner(ScriptedProcess manager) {
        var process = declared(manager);
        var start = processes.store().start(manager.name(), 1);
        time.pass(LEASE);
        var lease = processes
                .leases()
                .acquire(PARTITION, UUID.randomUUID().toString(), manager.version(), LEASE)
                .orElseThrow();
        return new PartitionOwner<>(new OwnedPartition<>(
                process,
                start,
                lease,
                new RefusingProcesses(),
                log.feed(),
                new TargetSender<>(
                        process, CommandHandlers.<BulbEvent>plain(new DisturbedStore()), new Sha256TextHash()),
                Lanes.IN_ORDER,
                time,
                limits));
    }

    private record TextCodec() implements StateCodec<String> {
        @Override
        public String text(String state) {
            return '"' + state + '"';
        }

        @Override
        public String state(String text) {
            if (!text.startsWith("\"")) {
                throw new IllegalArgumentException("no text: " + text);
            }
            return text.substring(1, text.length() - 1);
        }
    }

    /// Takes turns until one does no work.
    static Turn run(PartitionOwner<?, ?, ?> owner) {
        for (int turns = 0; turns < 1_000; turns++) {
            var turn = owner.turn();
            if (!(turn instanceof Turn.Worked || turn instanceof Turn.Overtaken)) {
                return turn;
            }
        }
        return fail("the owner is never quiet");
    }

    static void runQuiet(PartitionOwner<?, ?, ?> owner) {
        assertInstanceOf(Turn.Quiet.class, run(owner));
    }

    /// Appends an event of a bulb, with its key as the correlation.
    RecordedEvent<BulbEvent> bulb(String key, BulbEvent... events) {
        return append("bulb", key, events);
    }

    RecordedEvent<BulbEvent> append(String category, String key, BulbEvent... events) {
        var stream = new StreamId(category, key);
        var version = log.store().read(stream).version();
        var receipt = Appends.done(Appends.freshKey());
        Appends.appended(log.store()
                .append(new Append.Keyed<BulbEvent>(
                        List.of(new StreamAppend<>(stream, new ExpectedVersion.Exactly(version), List.of(events))),
                        receipt,
                        new Metadata(
                                "of-" + key,
                                Optional.empty(),
                                Optional.of("a-person"),
                                Optional.of("0af7651916cd43dd8448eb211c80319c")),
                        Fence.NONE)));
        return log.store().read(stream).events().getLast();
    }

    /// Returns the letters of the events of a stream.
    String letters(String category, String key) {
        var letters = new StringBuilder();
        log.store()
                .read(new StreamId(category, key))
                .events()
                .forEach(event -> letters.append(ScriptedProcess.letter(event.event())));
        return letters.toString();
    }

    PartitionStatus status(String... instances) {
        return processes.store().status(PARTITION, Set.of(instances));
    }

    String state(String instance) {
        return Objects.requireNonNull(status(instance).rows().get(instance)).state();
    }

    HeldInstance entry(String instance) {
        return Objects.requireNonNull(status().entries().get(instance));
    }

    /// Replaces the state of a row by a text that the codec does not read.
    void damageRow(String instance) {
        var status = status(instance);
        var row = Objects.requireNonNull(status.rows().get(instance));
        processes
                .store()
                .commit(new ProcessStep(
                        PARTITION,
                        status.progress(),
                        status.progress().position(),
                        status.version(),
                        false,
                        List.of(new InstanceRow(instance, "damaged", row.deadline(), row.last())),
                        Set.of(),
                        List.of(),
                        Set.of(),
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        Set.of()));
    }

    void wish(Wish.Request request) {
        processes.store().wish(PARTITION, request, "operator");
    }

    void giveUp(String instance) {
        wish(new Wish.Request.GiveUp(instance, entry(instance).cause()));
    }

    /// Lets the longest pause of a waiting instance pass.
    void passRetry() {
        time.pass(limits.longestRetry());
    }
}
