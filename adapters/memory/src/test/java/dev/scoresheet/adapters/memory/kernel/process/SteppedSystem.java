package dev.scoresheet.adapters.memory.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.reaction.TargetSender;
import dev.scoresheet.application.kernel.process.step.Lanes;
import dev.scoresheet.application.kernel.process.step.OwnedPartition;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.step.Turn;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// All processes of a topology over a log in memory, on the thread of the test. Its clock moves only when the test
/// moves it. So a test steps everything until it is quiet, and then passes to the next deadline.
///
/// A test fails when an instance cannot go on, because no operator is here.
public final class SteppedSystem<E> {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofMillis(250);
    private static final Duration EVER = Duration.ofDays(365_000);
    private static final int MOST_TURNS = 100_000;

    private final Topology<E> topology;
    private final int partitions;
    private final SteppedClock time;
    private final MemoryLog<E> log;
    private final MemoryProcesses processes;
    private List<Owned> owners;

    private record Owned(PartitionLease lease, PartitionOwner<?, ?, ?> owner) {}

    private static final class SteppedClock implements TimeSource {

        private Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public long nanos() {
            return Duration.between(Instant.EPOCH, now).toNanos();
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }
    }

    /// Starts the processes, each with one partition, on an empty log.
    public SteppedSystem(Topology<E> topology, EventCodec<E> codec) {
        this(topology, codec, 1);
    }

    /// @param partitions number of partitions of each process
    public SteppedSystem(Topology<E> topology, EventCodec<E> codec, int partitions) {
        this(topology, codec, partitions, _ -> {});
    }

    /// @param partitions number of partitions of each process
    /// @param past writes the history before the first start of the processes
    public SteppedSystem(Topology<E> topology, EventCodec<E> codec, int partitions, Consumer<EventStore<E>> past) {
        this.topology = topology;
        this.partitions = partitions;
        this.time = new SteppedClock();
        this.log = new MemoryLog<>(codec, new Sha256LogDigest(), time, "test");
        this.processes = new MemoryProcesses(log.epochs(), time);
        past.accept(log.store());
        this.owners = owners();
    }

    private SteppedSystem(
            Topology<E> topology, int partitions, SteppedClock time, MemoryLog<E> log, MemoryProcesses processes) {
        this.topology = topology;
        this.partitions = partitions;
        this.time = time;
        this.log = log;
        this.processes = processes;
        this.owners = owners();
    }

    /// Starts the processes of another program on the same log. Each program takes only the turns of its own processes.
    public <F> SteppedSystem<F> joinedBy(Topology<F> others, EventCodec<F> codec) {
        return new SteppedSystem<>(others, partitions, time, log.through(codec), processes);
    }

    public EventStore<E> store() {
        return log.store();
    }

    public EventFeed<E> feed() {
        return log.feed();
    }

    public Instant now() {
        return time.instant();
    }

    public List<E> events(StreamId stream) {
        return log.store().read(stream).events().stream()
                .map(recorded -> recorded.event())
                .toList();
    }

    /// Takes turns until no process has anything left to do at this instant.
    public void untilQuiet() {
        for (int turns = 0; turns < MOST_TURNS; turns++) {
            if (owners.stream().noneMatch(owned -> works(owned.owner().turn()))) {
                owners.forEach(owned -> assertEquals(Map.of(), status(owned).entries(), "instances that cannot go on"));
                return;
            }
        }
        fail("the processes are never quiet");
    }

    private static boolean works(Turn turn) {
        return switch (turn) {
            case Turn.Worked _, Turn.Overtaken _ -> true;
            case Turn.Quiet _ -> false;
            case Turn.Stopped _, Turn.Lost _, Turn.Paused _, Turn.HandedOver _ -> fail("a partition ended: " + turn);
        };
    }

    /// Moves the clock on. Nothing happens until the next step.
    public void pass(Duration duration) {
        time.sleep(duration);
    }

    /// Steps until it is quiet, moves the clock to the next deadline, and steps again. Returns the deadline; empty if
    /// no instance has one.
    public Optional<Instant> toNextDeadline() {
        untilQuiet();
        var next = owners.stream()
                .flatMap(owned -> processes.store().due(owned.lease().partition(), EVER.negated(), 1).stream())
                .map(InstanceRow::deadline)
                .flatMap(Optional::stream)
                .map(deadline -> deadline.at())
                .min(Instant::compareTo);
        next.ifPresent(at -> {
            var fires = at.plus(GRACE);
            time.now = fires.isAfter(time.now) ? fires : time.now;
            untilQuiet();
        });
        return next;
    }

    /// Lets another node take over all partitions, as after a crash.
    public void restart() {
        owners.forEach(owned -> processes.leases().release(owned.lease()));
        owners = owners();
    }

    private List<Owned> owners() {
        return topology.applications().stream()
                .flatMap(application -> application.processes().stream())
                .<Owned>flatMap(this::owners)
                .toList();
    }

    private <S, C> Stream<Owned> owners(DeclaredProcess<E, S, C> process) {
        var start = processes.store().start(process.name(), partitions);
        var owned = new ArrayList<Owned>();
        for (int number = 0; number < partitions; number++) {
            var lease = processes
                    .leases()
                    .acquire(
                            new PartitionId(process.name(), number),
                            UUID.randomUUID().toString(),
                            process.manager().version(),
                            LEASE)
                    .orElseThrow();
            owned.add(new Owned(
                    lease,
                    new PartitionOwner<>(new OwnedPartition<>(
                            process,
                            start,
                            lease,
                            processes.store(),
                            log.feed(),
                            new TargetSender<>(process, CommandHandlers.plain(log.store()), new Sha256TextHash()),
                            Lanes.IN_ORDER,
                            time,
                            OwnerLimits.of(LEASE, GRACE)))));
        }
        return owned.stream();
    }

    private PartitionStatus status(Owned owned) {
        return processes.store().status(owned.lease().partition(), Set.of());
    }
}
