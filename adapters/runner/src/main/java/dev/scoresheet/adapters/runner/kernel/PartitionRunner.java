package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.reaction.ProcessMeter;
import dev.scoresheet.application.kernel.process.reaction.ReactionSender;
import dev.scoresheet.application.kernel.process.step.Lanes;
import dev.scoresheet.application.kernel.process.step.OwnedPartition;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessReplacement;
import dev.scoresheet.application.kernel.process.store.ProcessStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.Wish;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Consumers of the processes of one node: a thread for each partition, and a planning thread. With each plan
/// it shares the leases out, starts stopped consumers again whose partition was revised, and asks owners of a
/// lower version to hand over. It starts a process that replaces another one once that one has done its part.
public final class PartitionRunner implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PartitionRunner.class.getName());

    private final List<StartedProcess> processes = new CopyOnWriteArrayList<>();
    private final List<Supplier<Optional<StartedProcess>>> beginnings;
    private final Ports<?> ports;
    private final NodePresence presence;
    private final PartitionPlacement placement;
    private final RunnerOptions options;
    private final TimeSource time;
    private final Map<PartitionId, ConsumerThread> running = new ConcurrentHashMap<>();
    private final Map<PartitionId, Long> asked = new ConcurrentHashMap<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Heartbeat heartbeat;
    private final Thread thread;

    /// Ports that the runner uses.
    ///
    /// @param meter meter of the steps; the senders report the rest
    public record Ports<E>(
            ProcessStore store,
            ProcessReplacement replacement,
            PartitionLeases leases,
            EventFeed<E> feed,
            Senders<E> senders,
            ProcessMeter meter) {}

    /// Maker of the senders of processes. A sender need not limit the time of a call.
    @FunctionalInterface
    public interface Senders<E> {
        <S, C> ReactionSender<S, C> of(DeclaredProcess<E, S, C> process);
    }

    /// @param partitions number of partitions of a process that was never started
    /// @param grace time after a deadline before it fires
    /// @param lanes lanes of this node
    /// @param time clock of this node; it decides nothing that another node sees
    public record ProcessOptions(int partitions, Duration grace, Lanes lanes, TimeSource time) {

        /// Returns the options of a server.
        public static ProcessOptions of(Duration grace, TimeSource time) {
            return new ProcessOptions(1, grace, new VirtualLanes(VirtualLanes.USUAL), time);
        }
    }

    /// Process whose first start is recorded.
    private record StartedProcess(
            String name, int version, ProcessStart start, Function<PartitionId, PartitionConsumer> consumers) {}

    private PartitionRunner(
            List<Supplier<Optional<StartedProcess>>> beginnings,
            Ports<?> ports,
            NodePresence presence,
            PartitionPlacement placement,
            TimeSource time,
            RunnerOptions options) {
        this.beginnings = new CopyOnWriteArrayList<>(beginnings);
        this.ports = ports;
        this.presence = presence;
        this.placement = placement;
        this.options = options;
        this.time = time;
        this.heartbeat = new Heartbeat("processes", options.planInterval().plus(options.renewal()), time);
        this.thread = Thread.ofVirtual().name("processes").unstarted(() -> heartbeat.run(this::planUntilTheEnd));
    }

    /// Records the first start of processes that were never started. Then it runs all of them until it is
    /// closed. When this returns, each of them reacts to every event that is appended from now on. A process
    /// that replaces another one may start later; until then its predecessor reacts.
    ///
    /// @param presence presence of this node, which names the processes
    /// @throws StoreUnavailable when a first start cannot be recorded
    public static <E> PartitionRunner start(
            List<DeclaredProcess<E, ?, ?>> declared,
            Ports<E> ports,
            NodePresence presence,
            ProcessOptions how,
            RunnerOptions options) {
        var placement = new PartitionPlacement(new Placement(options, how.time()), options.lease());
        var beginnings = declared.stream()
                .<Supplier<Optional<StartedProcess>>>map(
                        process -> () -> started(process, ports, placement::of, how, options))
                .toList();
        var runner = new PartitionRunner(beginnings, ports, presence, placement, how.time(), options);
        runner.begin();
        runner.tick();
        runner.thread.start();
        return runner;
    }

    /// Starts the processes that can be started now.
    private void begin() {
        for (var beginning : beginnings) {
            beginning.get().ifPresent(begun -> {
                processes.add(begun);
                beginnings.remove(beginning);
            });
        }
    }

    private static <E, S, C> Optional<StartedProcess> started(
            DeclaredProcess<E, S, C> process,
            Ports<E> ports,
            Function<PartitionId, LeaseShare> share,
            ProcessOptions how,
            RunnerOptions options) {
        var predecessor = process.manager().predecessor();
        var start = predecessor.isPresent()
                ? ports.replacement().start(predecessor.get(), process.name(), how.partitions())
                : Optional.of(ports.store().start(process.name(), how.partitions()));
        return start.map(known -> started(process, known, ports, share, how, options));
    }

    private static <E, S, C> StartedProcess started(
            DeclaredProcess<E, S, C> process,
            ProcessStart start,
            Ports<E> ports,
            Function<PartitionId, LeaseShare> share,
            ProcessOptions how,
            RunnerOptions options) {
        var sender = new TimedSender<>(ports.senders().of(process), options.longestSend());
        var limits = OwnerLimits.of(options.lease(), how.grace());
        var time = how.time();
        Function<PartitionLease, PartitionOwner<?, ?, ?>> owners = lease -> new PartitionOwner<>(new OwnedPartition<>(
                process, start, lease, ports.store(), ports.feed(), sender, how.lanes(), time, limits));
        int version = process.manager().version();
        return new StartedProcess(
                process.name(),
                version,
                start,
                partition -> new PartitionConsumer(
                        partition,
                        version,
                        ports.leases(),
                        share.apply(partition),
                        owners,
                        options,
                        ports.meter(),
                        time,
                        RandomGenerator.getDefault()));
    }

    private void planUntilTheEnd() throws InterruptedException {
        while (!ending.await(options.planInterval().toNanos(), TimeUnit.NANOSECONDS)) {
            tick();
        }
    }

    private void tick() {
        try {
            var standings = new HashMap<String, ProcessStanding>();
            for (var process : processes) {
                standings.put(process.name(), plan(process));
            }
            begin();
            var nodes = presence.beat(Followable.Kind.PROCESS, stopped());
            placement.update(standings, ports.leases().owners(), nodes);
            heartbeat.beat(LoopStatus.State.RUNNING);
        } catch (RuntimeException failure) {
            if (heartbeat.status().state() != LoopStatus.State.TRYING_AGAIN) {
                LOG.log(
                        Level.WARNING,
                        "the plan of processes failed and is retried: " + failure.getMessage(),
                        failure instanceof StoreUnavailable ? null : failure);
            }
            heartbeat.beat(LoopStatus.State.TRYING_AGAIN, String.valueOf(failure.getMessage()));
        }
    }

    private Set<String> stopped() {
        return running.entrySet().stream()
                .filter(one -> one.getValue().isOver())
                .map(one -> one.getKey().lease())
                .collect(Collectors.toUnmodifiableSet());
    }

    private ProcessStanding plan(StartedProcess process) {
        var standing = ports.store().standing(process.name());
        for (var one : standing.partitions()) {
            var known = running.get(one.partition());
            if (known == null || known.isStopped() && PartitionPlacement.isMended(known.revision(), one)) {
                running.put(
                        one.partition(), new ConsumerThread(process.consumers().apply(one.partition()), ports.feed()));
            }
            if (standing.admits(process.version())) {
                askForHandOver(one, process.version());
            }
        }
        return standing;
    }

    /// Asks once in each epoch.
    private void askForHandOver(PartitionStanding one, int version) {
        long epoch = one.progress().epoch();
        if (one.owner().filter(owner -> owner.version() < version).isPresent()
                && !Long.valueOf(epoch).equals(asked.get(one.partition()))) {
            ports.store().wish(one.partition(), new Wish.Request.HandOver(version), options.node());
            asked.put(one.partition(), epoch);
            LOG.log(Level.INFO, "{0}: asked its owner to hand over to version {1}", one.partition(), version);
        }
    }

    /// Returns the loops of the partitions, and that of the plans.
    public List<LoopStatus> loops() {
        var loops = new ArrayList<LoopStatus>();
        loops.add(heartbeat.status());
        running.values().forEach(consumer -> loops.add(consumer.loop()));
        return loops;
    }

    /// Lets running turns end, gives all leases back, and waits for both for a limited time.
    @Override
    public void close() {
        ending.countDown();
        presence.leave(); // first, so that other nodes share out what the consumers give back
        running.values().forEach(ConsumerThread::end);
        var deadline = time.deadline(options.drain());
        try {
            if (thread.isAlive()) {
                thread.join(deadline.left());
            }
            running.values().forEach(ConsumerThread::end); // those that the last plan began
            for (var consumer : running.values()) {
                consumer.join(deadline.left());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
