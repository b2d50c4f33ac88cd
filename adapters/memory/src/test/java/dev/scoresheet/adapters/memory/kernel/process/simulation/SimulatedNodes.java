package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.process.reaction.TargetSender;
import dev.scoresheet.application.kernel.process.step.Lanes;
import dev.scoresheet.application.kernel.process.step.OwnedPartition;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.step.Turn;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Nodes of a schedule. They take partitions, and the turns of those that they own.
final class SimulatedNodes {

    static final Duration LEASE = Duration.ofSeconds(9);
    private static final int NODES = 3;

    private final ProcessSchedule schedule;
    private final ProcessFault fault;
    private final PartitionLeases leases;
    private final OwnerLimits limits;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Set<String> epochs = new HashSet<>();

    SimulatedNodes(ProcessSchedule schedule, ProcessFault fault, PartitionLeases leases, OwnerLimits limits) {
        this.schedule = schedule;
        this.fault = fault;
        this.leases = leases;
        this.limits = limits;
        for (int i = 0; i < NODES; i++) {
            nodes.add(node("n" + i, 1));
        }
        noteRunning();
    }

    /// Returns the nodes as their registry would.
    List<RegisteredNode> registered() {
        return nodes.stream().map(SimulatedNodes::registered).toList();
    }

    private static RegisteredNode registered(SimulatedNode node) {
        var follows = Set.of(
                Followable.process(Answering.RELAY, node.version), Followable.process(Answering.ECHO, node.version));
        return new RegisteredNode(
                new NodeRegistration(node.name, "test", Set.of(NodeRole.PROCESSES), follows, Set.of(), Set.of()),
                Duration.ZERO,
                true);
    }

    private void noteRunning() {
        var versions = nodes.stream().map(node -> node.version).collect(Collectors.toSet());
        schedule.acting.running(versions);
    }

    private SimulatedNode node(String name, int version) {
        var ahead = Duration.ofMillis(schedule.random.nextInt(-2_000, 2_000));
        boolean broken = schedule.loses(35);
        return new SimulatedNode(name, version, broken, new SkewedTime(schedule.clock, ahead, version));
    }

    /// Ends a node and starts it again, often with the other version.
    void restartOne() {
        int at = schedule.random.nextInt(nodes.size());
        var before = nodes.get(at);
        nodes.set(at, node(before.name, schedule.chance(60) ? 3 - before.version : before.version));
        noteRunning();
    }

    /// Starts all nodes with releases that work.
    void restartAll(int version) {
        nodes.replaceAll(node -> node(node.name, version));
        noteRunning();
    }

    int version() {
        return nodes.getFirst().version;
    }

    /// Takes a turn of a partition, most often on its owner.
    void act(PartitionId partition) {
        turn(schedule.chance(70) ? owner(partition) : schedule.any(nodes), partition);
    }

    /// Takes a turn on the owner of a partition. Returns true if it had nothing to do.
    boolean isQuiet(PartitionId partition) {
        return turn(owner(partition), partition) instanceof Turn.Quiet;
    }

    private SimulatedNode owner(PartitionId partition) {
        return nodes.stream()
                .filter(node -> node.owned.containsKey(partition))
                .findFirst()
                .orElseGet(() -> schedule.any(nodes));
    }

    private Turn turn(SimulatedNode node, PartitionId partition) {
        var owning = node.owned.get(partition);
        if (owning == null) {
            acquire(node, partition);
            return new Turn.Worked();
        }
        if (owning.busy) {
            return new Turn.Worked();
        }
        if (schedule.isRenewalDue() && leases.renew(owning.lease, LEASE).isEmpty()) {
            node.owned.remove(partition, owning);
            return new Turn.Lost();
        }
        owning.busy = true;
        int before = schedule.depth();
        try {
            var turn = owning.owner.turn();
            switch (turn) {
                case Turn.Lost() -> node.owned.remove(partition, owning);
                case Turn.HandedOver() -> {
                    node.owned.remove(partition, owning);
                    leases.release(owning.lease);
                }
                case Turn.Worked _, Turn.Overtaken _, Turn.Quiet _, Turn.Paused _, Turn.Stopped _ -> {}
            }
            return turn;
        } catch (Crash ended) {
            schedule.backTo(before);
            node.owned.remove(partition, owning);
            return new Turn.Worked();
        } catch (StoreUnavailable unavailable) {
            return new Turn.Worked();
        } finally {
            owning.busy = false;
        }
    }

    private void acquire(SimulatedNode node, PartitionId partition) {
        schedule.acting.asks(partition.process(), node.version, schedule.clock.instant());
        leases.acquire(partition, node.name, node.version, LEASE).ifPresent(lease -> {
            if (!epochs.add(lease.partition() + " " + lease.epoch())) {
                schedule.breaches.add(Breach.TWO_OWNERS);
            }
            if (!schedule.acting.acquired(partition.process(), node.version, schedule.clock.instant())) {
                schedule.breaches.add(Breach.OTHER_VERSION_ACTS);
            }
            node.owned.put(partition, new SimulatedNode.Owning(lease, owner(node, lease)));
        });
    }

    private PartitionOwner<BulbEvent, Tally, Tell> owner(SimulatedNode node, PartitionLease lease) {
        var name = lease.partition().process();
        var answering = new Answering(name, node.version, node.broken);
        var process = answering.declared(fault.manager(answering));
        var log = new InterruptedFeed<>(schedule, schedule.log.feed());
        var store = fault.store(new WatchedProcesses(schedule, lease), node.time);
        return new PartitionOwner<>(new OwnedPartition<>(
                process,
                store.start(name, 1),
                lease,
                store,
                fault.feed(node.broken ? new OlderCodec(log) : log),
                new TargetSender<>(
                        process,
                        CommandHandlers.plain(fault.log(
                                new InterruptedLog<>(schedule, schedule.log.store(), schedule.processes, lease))),
                        fault.hash(new Sha256TextHash(), schedule.processes)),
                Lanes.IN_ORDER,
                node.time,
                limits));
    }
}
