package dev.scoresheet.adapters.memory.kernel.system;

import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.faults.SimulatedClock;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.adapters.memory.kernel.process.simulation.Breach;
import dev.scoresheet.adapters.memory.kernel.process.simulation.Crash;
import dev.scoresheet.adapters.memory.kernel.process.simulation.InterruptedFeed;
import dev.scoresheet.adapters.memory.kernel.process.simulation.InterruptedLog;
import dev.scoresheet.adapters.memory.kernel.process.simulation.InterruptedProcesses;
import dev.scoresheet.adapters.memory.kernel.process.simulation.SkewedTime;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.reaction.TargetSender;
import dev.scoresheet.application.kernel.process.step.Lanes;
import dev.scoresheet.application.kernel.process.step.OwnedPartition;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.step.Turn;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// Nodes of a scheduled run. They take partitions, and the turns of those that they own.
final class ScheduledNodes<E> {

    static final Duration LEASE = Duration.ofSeconds(9);
    private static final Duration GRACE = Duration.ofMillis(250);
    private static final int NODES = 3;

    /// With smaller pages, a fold from the beginning would rarely end before the next row cannot be decoded.
    private static final int LEAST_PAGE = 20;

    private final ScheduledRun<E> run;
    private final Random random;
    private final SimulatedClock clock;
    private final MemoryLog<E> log;
    private final MemoryProcesses processes;
    private final TextHash hash;
    private final OwnerLimits limits;
    private final Map<String, Function<Owning, PartitionOwner<?, ?, ?>>> owners = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> epochs = new HashSet<>();
    private final Map<PartitionId, Turn> last = new HashMap<>();

    /// Node between two of its ends.
    private record Node(String name, SkewedTime time, Map<PartitionId, Owned> owned) {}

    /// Lease of a node.
    private record Owning(PartitionLease lease, SkewedTime time) {}

    /// Partition that a node owns, as far as it knows.
    private static final class Owned {

        private final PartitionLease lease;
        private final PartitionOwner<?, ?, ?> owner;

        /// True during a turn.
        private boolean busy;

        Owned(PartitionLease lease, PartitionOwner<?, ?, ?> owner) {
            this.lease = lease;
            this.owner = owner;
        }
    }

    ScheduledNodes(
            ScheduledRun<E> run,
            Random random,
            SimulatedClock clock,
            MemoryLog<E> log,
            MemoryProcesses processes,
            TextHash hash) {
        this.run = run;
        this.random = random;
        this.clock = clock;
        this.log = log;
        this.processes = processes;
        this.hash = hash;
        this.limits = new OwnerLimits(
                LEAST_PAGE + random.nextInt(LEAST_PAGE),
                LEASE,
                GRACE,
                1 + random.nextInt(3),
                1 + random.nextInt(4),
                100,
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
        for (int number = 0; number < NODES; number++) {
            nodes.add(node("n" + number));
        }
    }

    private Node node(String name) {
        var ahead = Duration.ofMillis(random.nextInt(-2_000, 2_000));
        return new Node(name, new SkewedTime(clock, ahead, 1), new HashMap<>());
    }

    <S, C> void run(DeclaredProcess<E, S, C> process, ProcessStart start) {
        owners.put(process.name(), owning -> {
            var store = new InterruptedLog<>(run, log.store(), processes.store(), owning.lease());
            return new PartitionOwner<>(new OwnedPartition<>(
                    process,
                    start,
                    owning.lease(),
                    new InterruptedProcesses(run, processes.store()),
                    new InterruptedFeed<>(run, log.feed()),
                    new TargetSender<>(process, CommandHandlers.plain(store), hash),
                    Lanes.IN_ORDER,
                    owning.time(),
                    limits));
        });
    }

    /// Returns the last turn of each partition.
    Map<PartitionId, Turn> last() {
        return last;
    }

    /// Ends a node and starts it again.
    void restartOne() {
        int at = random.nextInt(nodes.size());
        nodes.set(at, node(nodes.get(at).name()));
    }

    /// Takes a turn of a partition, most often on its owner.
    void turn(PartitionId partition) {
        turn(random.nextInt(100) < 70 ? owner(partition) : any(), partition);
    }

    /// Takes a turn on the owner of a partition. Returns true if it had nothing to do.
    boolean isQuiet(PartitionId partition) {
        return turn(owner(partition), partition) instanceof Turn.Quiet;
    }

    private Node any() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private Node owner(PartitionId partition) {
        return nodes.stream()
                .filter(node -> node.owned().containsKey(partition))
                .findFirst()
                .orElseGet(this::any);
    }

    private Turn turn(Node node, PartitionId partition) {
        var owned = node.owned().get(partition);
        if (owned == null) {
            acquire(node, partition);
            return new Turn.Worked();
        }
        if (owned.busy) {
            return new Turn.Worked();
        }
        if (run.isRenewalDue() && processes.leases().renew(owned.lease, LEASE).isEmpty()) {
            node.owned().remove(partition, owned);
            return new Turn.Lost();
        }
        owned.busy = true;
        int before = run.depth();
        try {
            var turn = owned.owner.turn();
            last.put(partition, turn);
            switch (turn) {
                case Turn.Lost() -> node.owned().remove(partition, owned);
                case Turn.Stopped _ -> { // on rows that it could not decode twice; the next owner reads them again
                    node.owned().remove(partition, owned);
                    processes.leases().release(owned.lease);
                }
                case Turn.HandedOver _, Turn.Paused _ ->
                    throw new AssertionError("partition " + partition + " ended: " + turn);
                case Turn.Worked _, Turn.Overtaken _, Turn.Quiet _ -> {}
            }
            return turn;
        } catch (Crash ended) {
            run.backTo(before);
            node.owned().remove(partition, owned);
            return new Turn.Worked();
        } catch (StoreUnavailable unavailable) {
            return new Turn.Worked();
        } finally {
            owned.busy = false;
        }
    }

    private void acquire(Node node, PartitionId partition) {
        processes.leases().acquire(partition, node.name(), 1, LEASE).ifPresent(lease -> {
            if (!epochs.add(lease.partition() + " " + lease.epoch())) {
                run.broken(Breach.TWO_OWNERS);
            }
            var owner = owners.get(partition.process()).apply(new Owning(lease, node.time()));
            node.owned().put(partition, new Owned(lease, owner));
        });
    }
}
