package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.InitialLoad;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.RunnerStatus;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Consumers of one node: a thread for each generation that its release follows, and a planning thread. With each plan
/// it finds these generations, sends the heartbeat of the node, and shares the leases out. A consumer that fails, waits
/// or hangs delays no other.
public final class Runner implements RunnerStatus, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Runner.class.getName());

    private final Ports ports;
    private final RunnerOptions options;
    private final NodePresence presence;
    private final GenerationPlanner planner;
    private final Placement placement;
    private final Map<Long, StartedConsumer> followed = new ConcurrentHashMap<>();
    private final TimeSource time = TimeSource.system();
    private Deadline nextReport = time.deadline(Duration.ZERO);
    private final InitialLoads loads;
    private final Sweep sweep;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<NotReady> notReady;
    private final Heartbeat heartbeat;
    private boolean failing;

    /// Ports that a runner uses.
    ///
    /// @param identities read models of this release
    /// @param inline views among them that this node also steps with its appends
    /// @param subscriptions function that follows one of them, under a lease
    public record Ports(
            Set<ViewIdentity> identities,
            Set<String> inline,
            BiFunction<ViewIdentity, Lease, Subscription> subscriptions,
            EventFeed<?> feed,
            Leases leases,
            Generations generations,
            NodeRegistry nodes,
            InitialLoad initialLoad) {

        /// Creates the ports of a node that steps no view with its appends.
        public Ports(
                Set<ViewIdentity> identities,
                BiFunction<ViewIdentity, Lease, Subscription> subscriptions,
                EventFeed<?> feed,
                Leases leases,
                Generations generations,
                NodeRegistry nodes,
                InitialLoad initialLoad) {
            this(identities, Set.of(), subscriptions, feed, leases, generations, nodes, initialLoad);
        }
    }

    /// @param begunAt revision of this generation before its first step
    private record StartedConsumer(ConsumerThread thread, long begunAt) {

        boolean isOlderThan(long revision) {
            return thread.revision().orElse(begunAt) != revision;
        }
    }

    private Runner(Ports ports, NodePresence presence, RunnerOptions options) {
        this.ports = ports;
        this.presence = presence;
        this.placement = new Placement(options, time);
        this.options = options;
        this.planner = new GenerationPlanner(ports.generations(), ports.identities(), options.node());
        this.loads = new InitialLoads(ports.initialLoad(), options.lease());
        this.sweep = new Sweep(ports.generations(), options, time);
        this.notReady = ports.identities().stream()
                .map(view -> new NotReady(view, Optional.empty()))
                .toList();
        this.heartbeat = new Heartbeat("lookout", options.planInterval().plus(options.renewal()), time);
        this.thread = Thread.ofVirtual().name("lookout").unstarted(() -> heartbeat.run(this::planUntilTheEnd));
    }

    /// Follows generations of the release until it is closed, and takes its share of their leases.
    public static Runner start(Ports ports, NodePresence presence, RunnerOptions options) {
        var runner = new Runner(ports, presence, options);
        runner.tick();
        runner.thread.start();
        return runner;
    }

    /// Does the same for a program that does nothing else.
    public static Runner start(Ports ports, RunnerOptions options) {
        var follows = ports.identities().stream().map(Followable::view).collect(Collectors.toUnmodifiableSet());
        var self = new NodeRegistration(options.node(), "unnamed", Set.of(NodeRole.VIEWS), follows, Set.of(), Set.of());
        return start(ports, new NodePresence(ports.nodes(), self, options), options);
    }

    private void planUntilTheEnd() throws InterruptedException {
        while (!ending.await(options.planInterval().toNanos(), TimeUnit.NANOSECONDS)) {
            tick();
        }
    }

    private void tick() {
        try {
            reportAlive();
            var plan = planner.plan(ports.feed().head());
            place(plan);
            follow(plan.follow());
            plan.fill().forEach(loads::begin);
            notReady = plan.unanswered();
            sweep.sweepIfDue();
            failing = false;
            reportHealthy(plan);
        } catch (StoreUnavailable hindered) {
            reportFailure(Level.WARNING, hindered);
        } catch (RuntimeException defect) {
            reportFailure(Level.ERROR, defect);
        }
    }

    private void reportAlive() {
        if (nextReport.isOver()) {
            var next = time.deadline(options.renewal());
            ports.generations().follows(options.node(), ports.identities(), ports.inline(), options.remembered());
            nextReport = next;
        }
    }

    private void place(GenerationPlanner.Plan plan) {
        var stopped = plan.follow().stream()
                .filter(generation -> {
                    var running = followed.get(generation.number());
                    return running != null && running.thread().isOver() && !shouldRestart(running, generation);
                })
                .map(Generation::lease)
                .collect(Collectors.toUnmodifiableSet());
        var nodes = presence.beat(Followable.Kind.VIEW, stopped);
        placement.update(
                plan.all().stream()
                        .filter(generation -> generation.role().isFollowed())
                        .map(PlacedLease::of)
                        .toList(),
                nodes);
    }

    private void reportHealthy(GenerationPlanner.Plan plan) {
        var hindrances = new ArrayList<>(plan.hindrances());
        hindrances.addAll(loads.failures(plan.fill()));
        if (hindrances.isEmpty()) {
            heartbeat.beat(LoopStatus.State.RUNNING);
        } else {
            heartbeat.beat(LoopStatus.State.TRYING_AGAIN, String.join("; ", hindrances));
        }
    }

    private void reportFailure(Level level, RuntimeException failure) {
        if (!failing) {
            failing = true;
            LOG.log(
                    level,
                    "the lookout failed and retries: " + failure.getMessage(),
                    level == Level.ERROR ? failure : null);
        }
        heartbeat.beat(LoopStatus.State.TRYING_AGAIN, String.valueOf(failure.getMessage()));
    }

    private void follow(List<Generation> wanted) {
        var numbers = wanted.stream().map(Generation::number).toList();
        followed.forEach((number, running) -> {
            if (!numbers.contains(number)) {
                running.thread().end();
                followed.remove(number);
            }
        });
        for (var generation : wanted) {
            var running = followed.get(generation.number());
            if (running == null || shouldRestart(running, generation)) {
                followed.put(generation.number(), begin(generation));
            }
        }
    }

    /// True if a stopped consumer must start again: its generation's revision has changed. Its known revision may be
    /// older than that of its last step. Then it tries once in vain, but no resume is lost.
    private static boolean shouldRestart(StartedConsumer running, Generation generation) {
        return running.thread().isStopped()
                && running.isOlderThan(generation.progress().revision());
    }

    private StartedConsumer begin(Generation generation) {
        var identity = generation.identity();
        var consumer = new ViewConsumer(
                identity,
                generation.number(),
                ports.leases(),
                placement.of(generation.lease()),
                reason -> ports.generations().recordStop(generation.number(), reason),
                lease -> ports.subscriptions().apply(identity, lease),
                options,
                time,
                RandomGenerator.getDefault());
        return new StartedConsumer(
                new ConsumerThread(consumer, ports.feed()),
                generation.progress().revision());
    }

    @Override
    public List<LoopStatus> loops() {
        var loops = new ArrayList<LoopStatus>();
        loops.add(heartbeat.status());
        followed.values().forEach(running -> loops.add(running.thread().loop()));
        return loops;
    }

    @Override
    public List<NotReady> notReady() {
        return notReady;
    }

    /// Lets running batches end, gives all leases back, and waits for both for a limited time.
    @Override
    public void close() {
        ending.countDown();
        followed.values().forEach(running -> running.thread().end());
        loads.end();
        try {
            drain(time.deadline(options.drain()));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        reportEnd();
    }

    private void reportEnd() {
        try {
            ports.generations().follows(options.node(), List.of(), Set.of(), Duration.ZERO);
        } catch (RuntimeException away) {
            LOG.log(
                    Level.DEBUG,
                    "the end of this node could not be recorded; its registration expires: {0}",
                    away.getMessage());
        }
    }

    private void drain(Deadline deadline) throws InterruptedException {
        if (thread.isAlive()) {
            thread.join(deadline.left());
        }
        presence.leave(); // first, so that other nodes share out what the consumers give back
        followed.values().forEach(running -> running.thread().end()); // those that the last round began
        for (var running : followed.values()) {
            running.thread().join(deadline.left());
        }
        loads.join(deadline);
    }
}
