package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.adapters.memory.kernel.faults.SimulatedClock;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// One schedule of clients, operators and three nodes that own the partitions of two processes. At each call to a port,
/// the schedule may let others act first, lose the answer, or end the node. So turns interleave without threads, and
/// an owner that others overtook goes on later.
final class ProcessSchedule implements Interruptions {

    static final Duration GRACE = Duration.ofMillis(250);
    private static final int ACTIONS = 60;
    private static final int DEPTH = 3;
    private static final int UNTIL_QUIET = 800;

    private final ProcessFault fault;
    final Random random;
    final SimulatedClock clock = new SimulatedClock();
    final MemoryLogUnderTest log = MemoryLogUnderTest.empty(clock);
    final EnumSet<Breach> breaches = EnumSet.noneOf(Breach.class);
    final ScheduleHistory history = new ScheduleHistory();
    final ActingVersions acting = new ActingVersions();
    final ProcessStore processes;

    private final List<Runnable> late = new ArrayList<>();

    private final List<PartitionId> partitions = new ArrayList<>();
    private final SimulatedClients clients = new SimulatedClients(this);
    private final SimulatedOperators operators;
    private final SimulatedNodes nodes;
    private int depth;
    private boolean calm;

    ProcessSchedule(long seed, ProcessFault fault) {
        this.random = new Random(seed);
        this.fault = fault;
        var memory = new MemoryProcesses(log.log().epochs(), clock, this::registered);
        this.processes = memory.store();
        var leases = fault.leases(memory.leases(ActingVersions.ABSENCE), processes);
        this.operators = new SimulatedOperators(this, leases);
        this.nodes = new SimulatedNodes(
                this,
                fault,
                leases,
                new OwnerLimits(
                        1 + random.nextInt(6),
                        SimulatedNodes.LEASE,
                        GRACE,
                        1 + random.nextInt(3),
                        1 + random.nextInt(4),
                        100,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1)));
    }

    private List<RegisteredNode> registered() {
        return nodes.registered();
    }

    /// Runs the schedule to a quiet end. Returns the breaches that the checker found.
    Set<Breach> run() {
        for (int i = random.nextInt(4); i > 0; i--) {
            clients.act();
        }
        for (var name : List.of(Answering.RELAY, Answering.ECHO)) {
            int count = 1 + random.nextInt(2);
            processes.start(name, count);
            for (int number = 0; number < count; number++) {
                partitions.add(new PartitionId(name, number));
            }
        }
        for (int i = 0; i < ACTIONS; i++) {
            action();
        }
        settle();
        breaches.addAll(new ProcessChecker(
                        new CheckedLog(log, processes), history, nodes.version(), fault.atDeadline(), clock.instant())
                .check());
        return breaches;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void action() {
        int kind = random.nextInt(100);
        if (kind < 16) {
            clients.act();
        } else if (kind < 25) {
            clock.pass(Duration.ofMillis(1 + random.nextInt(chance(10) ? 12_000 : 900)));
        } else if (kind < 31) {
            operators.wish(any(partitions));
        } else if (kind < 34) {
            nodes.restartOne();
        } else if (kind < 35) {
            operators.roll(any(partitions).process(), chance(50));
        } else {
            nodes.act(any(partitions));
        }
    }

    @Override
    public void others() {
        if (calm) {
            return;
        }
        if (!late.isEmpty() && chance(18)) {
            late.removeFirst().run();
        }
        if (depth < DEPTH && chance(12)) {
            depth++;
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                action();
            }
            depth--;
        }
        if (chance(1)) {
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

    /// Ends all disturbance, repairs the releases, and runs until nothing is left to do.
    private void settle() {
        calm = true;
        for (var waiting : late) {
            if (chance(50)) {
                waiting.run();
            }
        }
        late.clear();
        int version = chance(70) ? 2 : 1;
        boolean falls = chance(50); // without an operator, once no node of the higher version is left
        for (var name : List.of(Answering.RELAY, Answering.ECHO)) {
            operators.roll(name, version == 1 && !falls);
        }
        nodes.restartAll(version);
        partitions.forEach(partition -> processes.pause(partition, false, "operator"));
        clock.pass(SimulatedNodes.LEASE);
        int quiet = 0;
        for (int round = 0; round < UNTIL_QUIET; round++) {
            quiet = isQuiet() ? quiet + 1 : 0;
            if (quiet > 12) { // longer than the latest timer
                return;
            }
            if (quiet > 0 || round % 5 == 4) {
                clock.pass(Duration.ofMillis(400));
            }
        }
        breaches.add(Breach.NO_PROGRESS);
    }

    private boolean isQuiet() {
        boolean quiet = true;
        for (var partition : partitions) {
            var status = processes.status(partition, Set.of());
            status.entries().values().stream()
                    .filter(entry -> entry.kind() == HeldInstance.Kind.PARKED)
                    .filter(_ -> status.wishes().isEmpty())
                    .sorted(Comparator.comparing(HeldInstance::instance))
                    .forEach(entry -> operators.wish(partition, entry, chance(35)));
            quiet &= nodes.isQuiet(partition)
                    && status.entries().isEmpty()
                    && status.wishes().isEmpty()
                    && status.progress().position() == log.feed().head();
        }
        return quiet;
    }
}
