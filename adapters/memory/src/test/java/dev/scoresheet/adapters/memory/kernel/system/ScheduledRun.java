package dev.scoresheet.adapters.memory.kernel.system;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.faults.SimulatedClock;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.adapters.memory.kernel.process.simulation.Breach;
import dev.scoresheet.adapters.memory.kernel.process.simulation.Crash;
import dev.scoresheet.adapters.memory.kernel.process.simulation.Interruptions;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.system.ClientAccess;
import dev.scoresheet.application.kernel.system.ScriptedClient;
import dev.scoresheet.application.kernel.system.SystemScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Run of a script in memory by a schedule that a seed draws. Three nodes own the partitions of the processes. At each
/// call of a node to a port, the schedule may let clients and other nodes act first, lose the answer, write late, or
/// end the node. So turns interleave without threads, and an owner that others overtook goes on later.
///
/// Time passes a little with each action, and by whole seconds only while all clients wait.
public final class ScheduledRun<E> implements Interruptions {

    private static final int DEPTH = 3;
    private static final int IDLE = 60;
    private static final int ACTIONS = 200_000;
    private static final int MOST_PARTITIONS = 2;
    private static final int MOST_ROUNDS = 5_000;

    private final Random random;
    private final SimulatedClock clock = new SimulatedClock();
    private final MemoryLog<E> log;
    private final MemoryProcesses processes;
    private final List<PartitionId> partitions = new ArrayList<>();
    private final List<Runnable> late = new ArrayList<>();
    private final Set<Breach> breaches = EnumSet.noneOf(Breach.class);
    private final ScheduledNodes<E> nodes;
    private final ClientAccess<E> access;
    private final List<ScriptedClient<E>> clients = new ArrayList<>();
    private int depth;
    private int idle;
    private int restarts;
    private boolean calm;

    public ScheduledRun(Topology<E> topology, EventCodec<E> codec, long seed) {
        this(topology, codec, seed, new Sha256TextHash());
    }

    /// @param hash hash of the keys of reactions
    public ScheduledRun(Topology<E> topology, EventCodec<E> codec, long seed, TextHash hash) {
        this.random = new Random(seed);
        this.log = new MemoryLog<>(codec, new Sha256LogDigest(), clock, "test");
        this.processes = new MemoryProcesses(log.epochs(), clock);
        this.access = ClientAccess.over(log.store(), clock::instant);
        this.nodes = new ScheduledNodes<>(this, random, clock, log, processes, hash);
        for (var application : topology.applications()) {
            for (var process : application.processes()) {
                int count = 1 + random.nextInt(MOST_PARTITIONS);
                nodes.run(process, processes.store().start(process.name(), count));
                for (int number = 0; number < count; number++) {
                    partitions.add(new PartitionId(process.name(), number));
                }
            }
        }
    }

    /// Runs the script to its end. Fails if a promise was broken, or if the script does not come to its end.
    public <R> R play(SystemScript<E, R> script) {
        clients.addAll(script.clients());
        for (int i = 0; i < ACTIONS && !clients.isEmpty(); i++) {
            action();
            if (idle > IDLE) {
                clock.pass(Duration.ofSeconds(1));
                idle = 0;
            }
        }
        if (!clients.isEmpty()) {
            throw new AssertionError("after " + ACTIONS + " actions these clients still wait: " + clients + standing());
        }
        settle();
        if (!breaches.isEmpty()) {
            throw new AssertionError("broken promises: " + breaches);
        }
        return script.end(log.store());
    }

    private String standing() {
        var text = new StringBuilder("; the log has " + log.feed().head() + " positions");
        for (var partition : partitions) {
            var status = processes.store().status(partition, Set.of());
            text.append("; ")
                    .append(partition)
                    .append(" at ")
                    .append(status.progress().position());
            text.append(" with ").append(status.entries().values()).append(", last turn ");
            text.append(nodes.last().get(partition));
        }
        return text.toString();
    }

    /// Returns the number of nodes that ended and started again.
    public int restarts() {
        return restarts;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void action() {
        int kind = random.nextInt(100);
        idle++;
        if (kind < 40) {
            act();
        } else if (kind < 42) {
            nodes.restartOne();
            restarts++;
        } else {
            nodes.turn(partitions.get(random.nextInt(partitions.size())));
        }
        clock.pass(Duration.ofMillis(random.nextInt(10)));
    }

    private void act() {
        if (clients.isEmpty()) {
            return;
        }
        var client = clients.get(random.nextInt(clients.size()));
        switch (client.goOn(access)) {
            case WENT_ON -> idle = 0;
            case WAITS -> {}
            case DONE -> {
                clients.remove(client);
                idle = 0;
            }
        }
    }

    @Override
    public void others() {
        if (calm) {
            return;
        }
        if (!late.isEmpty() && chance(20)) {
            late.removeFirst().run();
        }
        if (depth < DEPTH && chance(6)) {
            depth++;
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                action();
            }
            depth--;
        }
        if (chance(1)) {
            restarts++;
            throw new Crash();
        }
    }

    @Override
    public boolean loses(int percent) {
        return !calm && chance(percent);
    }

    @Override
    public void late(Runnable write) {
        late.add(write);
    }

    @Override
    public void broken(Breach promise) {
        breaches.add(promise);
    }

    boolean isRenewalDue() {
        return calm || chance(40);
    }

    int depth() {
        return depth;
    }

    /// Goes on where a turn was begun that ended in the middle.
    void backTo(int earlier) {
        depth = earlier;
    }

    /// Ends all disturbance, and runs until the processes have nothing left to do.
    private void settle() {
        calm = true;
        late.forEach(Runnable::run);
        late.clear();
        clock.pass(ScheduledNodes.LEASE);
        for (int quiet = 0, round = 0; quiet < 3; round++) {
            if (round > MOST_ROUNDS) {
                throw new AssertionError("the processes are never quiet");
            }
            quiet = partitions.stream().filter(partition -> !isQuiet(partition)).count() == 0 ? quiet + 1 : 0;
            clock.pass(Duration.ofMillis(400));
        }
    }

    private boolean isQuiet(PartitionId partition) {
        boolean quiet = nodes.isQuiet(partition);
        var status = processes.store().status(partition, Set.of());
        return quiet
                && status.entries().isEmpty()
                && status.progress().position() == log.feed().head();
    }
}
