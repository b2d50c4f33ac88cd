package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.adapters.json.kernel.Sha256KeyHash;
import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.adapters.memory.kernel.faults.SimulatedClock;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.log.Appends;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.reaction.TargetSender;
import dev.scoresheet.application.kernel.process.step.Lanes;
import dev.scoresheet.application.kernel.process.step.OwnedPartition;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.step.Turn;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// One schedule of clients, operators and three nodes that own the partitions of two processes. At each call to a port,
/// the schedule may let others act first, lose the answer, or end the node. So turns interleave without threads, and
/// an owner that others overtook goes on later.
final class ProcessSchedule {

    static final Duration GRACE = Duration.ofMillis(250);
    private static final Duration LEASE = Duration.ofSeconds(9);
    private static final int ACTIONS = 60;
    private static final int DEPTH = 3;
    private static final int UNTIL_QUIET = 1_500;
    private static final List<Integer> HOPS = List.of(0, 1, 1, 2, 2, 3);
    private static final List<String> KEYS = List.of("a", "b", "c");

    private final ProcessFault fault;
    final Random random;
    final SimulatedClock clock = new SimulatedClock();
    final MemoryLogUnderTest log = MemoryLogUnderTest.empty(clock);
    final EnumSet<Breach> breaches = EnumSet.noneOf(Breach.class);

    /// Appends and commits whose caller has heard nothing, and which may still come.
    final List<Runnable> late = new ArrayList<>();

    final List<Obeyed> obeyed = new ArrayList<>();
    final List<Passed> passed = new ArrayList<>();

    private final MemoryProcesses memory = new MemoryProcesses(log.log().epochs(), clock);
    final ProcessStore processes = memory.store();
    private final PartitionLeases leases;
    private final List<PartitionId> partitions = new ArrayList<>();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Set<Given> given = new HashSet<>();
    private final Set<String> epochs = new HashSet<>();
    private final OwnerLimits limits;
    private int counted;
    private int depth;
    private boolean calm;

    /// Event whose reactions an operator gave up before they were known.
    record Given(String instance, HeldInstance.Cause cause) {}

    /// Reaction that an owner gave up, with the head of the log when it did.
    record Obeyed(String process, String instance, HeldInstance.Cause cause, long head) {}

    /// Commit of a step.
    ///
    /// @param heldFrom positions before which the instances with an entry stand
    /// @param head head of the log when it was committed
    record Passed(PartitionId partition, int version, long position, Map<String, Long> heldFrom, long head) {

        boolean passes(String instance, long event) {
            return event <= position && event < heldFrom.getOrDefault(instance, Long.MAX_VALUE);
        }
    }

    ProcessSchedule(long seed, ProcessFault fault) {
        this.random = new Random(seed);
        this.fault = fault;
        this.leases = fault.leases(memory.leases(), processes);
        this.limits = new OwnerLimits(
                1 + random.nextInt(6),
                LEASE,
                GRACE,
                1 + random.nextInt(3),
                1 + random.nextInt(4),
                100,
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
    }

    /// Runs the schedule to a quiet end. Returns the breaches that the checker found.
    Set<Breach> run() {
        for (int i = random.nextInt(4); i > 0; i--) {
            input();
        }
        for (var name : List.of(Answering.RELAY, Answering.ECHO)) {
            int count = 1 + random.nextInt(2);
            processes.start(name, count);
            for (int number = 0; number < count; number++) {
                partitions.add(new PartitionId(name, number));
            }
        }
        for (int i = 0; i < 3; i++) {
            nodes.add(node("n" + i, 1));
        }
        for (int i = 0; i < ACTIONS; i++) {
            action();
        }
        settle();
        breaches.addAll(
                new ProcessChecker(log, processes, partitions, finalVersion(), given, obeyed, passed, clock.instant())
                        .check());
        return breaches;
    }

    private int finalVersion() {
        return nodes.getFirst().version;
    }

    private SimulatedNode node(String name, int version) {
        var ahead = Duration.ofMillis(random.nextInt(-2_000, 2_000));
        return new SimulatedNode(name, version, !calm && chance(35), new SkewedTime(clock, ahead, version));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void action() {
        int kind = random.nextInt(100);
        if (kind < 16) {
            input();
        } else if (kind < 25) {
            clock.pass(Duration.ofMillis(1 + random.nextInt(chance(10) ? 12_000 : 900)));
        } else if (kind < 31) {
            wish();
        } else if (kind < 34) {
            int at = random.nextInt(nodes.size());
            var before = nodes.get(at);
            nodes.set(at, node(before.name, chance(60) ? 3 - before.version : before.version));
        } else if (kind < 35) {
            var name = any(partitions).process();
            if (chance(50)) {
                memory.leases().rollBack(name, 1);
            } else {
                memory.leases().rollForward(name);
            }
        } else {
            var partition = any(partitions);
            turn(chance(70) ? owner(partition) : any(nodes), partition);
        }
    }

    private SimulatedNode owner(PartitionId partition) {
        return nodes.stream()
                .filter(node -> node.owned.containsKey(partition))
                .findFirst()
                .orElseGet(() -> any(nodes));
    }

    /// Writes an event as a client would.
    private void input() {
        var stream = new StreamId("bulb", any(KEYS));
        int kind = random.nextInt(20);
        if (kind < 12) {
            var mark = chance(15) ? "evolve" : chance(8) ? "react" : "none";
            append(stream, Note.input("input", any(HOPS), mark));
        } else if (kind < 17) {
            var second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var due = chance(40)
                    ? Instant.ofEpochSecond(second.getEpochSecond() / 10 * 10) // often the same one again
                    : second.plusSeconds(random.nextInt(3));
            append(stream, Note.timer(due));
        } else if (kind < 19) {
            append(stream, Note.input("stop", 0, "none"));
        } else {
            append(stream, Note.input("end", 0, "none"));
        }
    }

    private void append(StreamId stream, Note note) {
        var name = "input-" + ++counted;
        log.store()
                .append(new Append.Keyed<>(
                        List.of(new StreamAppend<>(stream, new ExpectedVersion.Any(), List.of(note.event()))),
                        Appends.done(new ReceiptKey(new Principal.Client("client"), name)),
                        Metadata.of(name)));
    }

    /// Records a wish of an operator about an entry, or about the whole partition.
    private void wish() {
        var partition = any(partitions);
        int kind = random.nextInt(10);
        if (kind == 0) {
            processes.pause(partition, chance(50));
        } else if (kind == 1) {
            processes.wish(partition, new Wish.Request.HandOver(2), "operator");
        } else {
            processes.status(partition, Set.of()).entries().values().stream()
                    .min(Comparator.comparing(HeldInstance::instance))
                    .ifPresent(entry -> wish(partition, entry, kind < 6));
        }
    }

    private void wish(PartitionId partition, HeldInstance entry, boolean giveUp) {
        if (giveUp) {
            given.add(new Given(entry.instance(), entry.cause()));
            processes.wish(partition, new Wish.Request.GiveUp(entry.instance(), entry.cause()), "operator");
        } else {
            processes.wish(partition, new Wish.Request.Retry(entry.instance()), "operator");
        }
    }

    /// Lets others act, before and after a call to a port.
    void others() {
        if (calm) {
            return;
        }
        if (!late.isEmpty() && chance(25)) {
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

    boolean loses(int percent) {
        return !calm && chance(percent);
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
        if ((calm || chance(40)) && leases.renew(owning.lease, LEASE).isEmpty()) {
            node.owned.remove(partition, owning);
            return new Turn.Lost();
        }
        owning.busy = true;
        int before = depth;
        try {
            var turn = owning.owner.turn();
            switch (turn) {
                case Turn.Lost() -> node.owned.remove(partition, owning);
                case Turn.HandedOver() -> {
                    node.owned.remove(partition, owning);
                    leases.release(owning.lease);
                }
                case Turn.Worked _, Turn.Quiet _, Turn.Paused _, Turn.Stopped _ -> {}
            }
            return turn;
        } catch (Crash ended) {
            depth = before;
            node.owned.remove(partition, owning);
            return new Turn.Worked();
        } catch (StoreUnavailable unavailable) {
            return new Turn.Worked();
        } finally {
            owning.busy = false;
        }
    }

    private void acquire(SimulatedNode node, PartitionId partition) {
        leases.acquire(partition, node.name, node.version, LEASE).ifPresent(lease -> {
            if (!epochs.add(lease.partition() + " " + lease.epoch())) {
                breaches.add(Breach.TWO_OWNERS);
            }
            var process = new Answering(partition.process(), node.version, node.broken).declared();
            var store = fault.store(new InterruptedProcesses(this), node.time);
            node.owned.put(
                    partition,
                    new SimulatedNode.Owning(
                            lease,
                            new PartitionOwner<>(new OwnedPartition<>(
                                    process,
                                    store.start(partition.process(), 1),
                                    lease,
                                    store,
                                    fault.feed(new InterruptedFeed(this)),
                                    new TargetSender<>(
                                            process,
                                            CommandHandlers.plain(fault.log(new InterruptedLog(this, lease))),
                                            fault.hash(new Sha256KeyHash(), processes)),
                                    Lanes.IN_ORDER,
                                    node.time,
                                    limits))));
        });
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
        for (var name : List.of(Answering.RELAY, Answering.ECHO)) {
            if (version == 1) {
                memory.leases().rollBack(name, 1);
            } else {
                memory.leases().rollForward(name);
            }
        }
        nodes.replaceAll(node -> node(node.name, version));
        partitions.forEach(partition -> processes.pause(partition, false));
        clock.pass(LEASE);
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
                    .forEach(entry -> wish(partition, entry, chance(10)));
            for (var node : nodes) {
                if (node.owned.containsKey(partition)
                        || nodes.stream().noneMatch(other -> other.owned.containsKey(partition))) {
                    quiet &= turn(node, partition) instanceof Turn.Quiet;
                    break;
                }
            }
            quiet &= status.entries().isEmpty()
                    && status.wishes().isEmpty()
                    && status.progress().position() == log.feed().head();
        }
        return quiet;
    }
}
