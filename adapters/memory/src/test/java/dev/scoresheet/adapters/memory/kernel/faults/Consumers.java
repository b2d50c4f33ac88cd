package dev.scoresheet.adapters.memory.kernel.faults;

import static java.util.stream.Collectors.toSet;

import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForeignCodec;
import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.repair.Repair;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.Story.Row;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.subscription.ViewSubscription;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Simulated run: a growing log, two nodes that follow it into one view, and a rebuild at the same time.
/// Everything runs in one thread, in an order that a seed gives.
final class Consumers {

    static final Filter FILTER = new Filter(Set.of("bulb"), Set.of("bulb.switched-off"));
    static final Duration LEASE = Duration.ofSeconds(2);

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final int ACTIONS = 120;
    private static final int BATCH = 7;

    private final Random random;
    private final Fault fault;
    private final SimulatedClock clock = new SimulatedClock();
    private final MemoryLogUnderTest log = MemoryLogUnderTest.empty();
    private final MemoryViews views;
    private final Leases leases;
    private final Generations generations;
    private final long serving;
    private final List<Node> nodes;
    private final LossyWriter writer;
    private final Set<Violation> violations = EnumSet.noneOf(Violation.class);
    private boolean calm;
    private long unknownAt = Long.MAX_VALUE;
    private long shown;

    private final Story story = Story.broken();
    private final Repair repair;

    Consumers(long seed, Fault fault) {
        this.random = new Random(seed);
        this.fault = fault;
        this.writer = new LossyWriter(random);
        this.views = new MemoryViews(List.of(story), log.feed()::head, clock);
        this.leases = new CheckedLeases(fault.leases(views.leases(), clock), clock, violations::add);
        this.generations = fault.generations(views.generations());
        this.serving = generations.atStart(story.identity()).orElseThrow().number();
        this.nodes = List.of(node("a", serving), node("b", serving));
        this.repair = new Repair(models().named("story"));
    }

    private ReadModels<BulbEvent> models() {
        var bulbs = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                (BulbCommand command) -> new StreamId("bulb", command.bulb()));
        var hall = new BoundedContext<BulbEvent>("hall", List.of(bulbs), Set.of(), List.of(story));
        return new ReadModels<>(
                new Topology<>(List.of(hall)),
                new StoredEventDecoder<>(log.codec(), log.digest()),
                log.feed(),
                log.reader(),
                log.bulkReader(),
                generations,
                leases,
                views,
                FoldParallelism.of(THREADS, 1),
                new dev.scoresheet.application.kernel.operations.views.model.Node(
                        "operator", LEASE, new StandingTime(clock)));
    }

    /// Inputs of a retry.
    record Mended(View<String, Row> view, Story story, EventFeed<BulbEvent> feed) {}

    /// Returns the violations of this run.
    Set<Violation> run() {
        for (int action = 0; action < ACTIONS; action++) {
            act();
            look();
        }
        settle();
        return violations;
    }

    private void act() {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> append();
            case 4, 5, 6, 7, 8 -> anyNode().act();
            case 9 -> clock.pass(LEASE.dividedBy(4));
            case 10 -> anyNode().renew();
            default -> {
                if (random.nextInt(4) == 0) {
                    anyNode().die();
                }
            }
        }
    }

    private Node anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private Node node(String name, long generation) {
        return new Node(name, generation, leases, LEASE, epoch -> {
            var view = new CheckedView(
                    fault.view(views.view(story, generation), this::strike), this::strike, violations::add);
            var stepper = fault.stepper(new ProjectionStepper<>(story, FILTER));
            return new ViewSubscription<>("story", feed(), FILTER, stepper, view, epoch, BATCH);
        });
    }

    private EventFeed<BulbEvent> feed() {
        return fault.feed(log.feed());
    }

    private void append() {
        writer.act(store());
    }

    private EventStore<BulbEvent> store() {
        return fault.store(log.store());
    }

    /// Injects a hazard between two calls of a port. The process dies, or it pauses until its lease has expired
    /// and the other node has continued.
    private void strike() {
        if (calm) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> throw new Hazards.Crash();
            case 1 -> {
                calm = true;
                clock.pass(LEASE.multipliedBy(3));
                for (int turn = 0; turn < 4; turn++) {
                    append();
                    anyNode().act();
                }
                calm = false;
            }
            default -> {}
        }
    }

    private void look() {
        var position =
                generations.serving(story.identity()).orElseThrow().progress().position();
        if (position < shown) {
            violations.add(Violation.WENT_BACK);
        }
        shown = Math.max(shown, position);
        if (position >= unknownAt) {
            violations.add(Violation.PASSED_UNKNOWN_EVENT);
        }
    }

    /// Ends the hazards. The log is compared with what was sent. The serving generation catches up; its rows are
    /// compared with the log, repaired and compared again. Then a rebuild takes over. At last a newer release
    /// writes an event that this release cannot know.
    private void settle() {
        calm = true;
        writer.repeatAll(store());
        if (!writer.wroteOnce(log.reader())) {
            violations.add(Violation.NOT_WRITTEN_ONCE);
        }
        catchUp(serving);
        compare(serving, false);
        story.fails().set(false);
        var retry = fault.retry(this::refold, new Mended(views.view(story, serving), story, log.feed()));
        generations.parked(serving).forEach(entry -> retry.retry(entry.parked()));
        compare(serving, true);
        rebuild();
        meetTheUnknown();
    }

    private void refold(Parked parked) {
        try {
            repair.retry(parked.entry(), OptionalLong.empty(), "simulation");
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private void catchUp(long generation) {
        var last = node("last", generation);
        clock.pass(LEASE.multipliedBy(3));
        for (int turn = 0; turn < 1_000 && position(generation) < log.feed().head(); turn++) {
            last.act();
        }
        last.die();
        clock.pass(LEASE.multipliedBy(3));
        look();
    }

    private void compare(long generation, boolean afterwards) {
        var position = position(generation);
        var before = log.reader().events(0, Integer.MAX_VALUE).stream()
                .filter(event -> event.position() <= position)
                .toList();
        var expected = ExpectedRows.of(before, afterwards);
        var stories = new HashMap<String, String>();
        try (var snapshot = views.snapshot(List.of(generation))) {
            snapshot.<String, Row>rows(story, generation, (key, row) -> stories.put(key, row.told()));
        }
        if (!stories.equals(expected.stories())) {
            violations.add(Violation.ROWS_DIFFER);
        }
        var parked = generations.parked(generation).stream()
                .map(entry -> entry.parked().entry())
                .collect(toSet());
        if (!parked.equals(expected.parkedEntries())) {
            violations.add(Violation.FAILED_SILENTLY);
        }
        if (!delivered(generation).equals(expected(before))) {
            violations.add(Violation.DELIVERY_DIFFERS);
        }
    }

    private Map<Long, DeliveryBucket> delivered(long generation) {
        var delivered = new HashMap<Long, DeliveryBucket>();
        generations.deliveries(generation, 0).forEach(bucket -> delivered.put(bucket.bucket(), bucket));
        return delivered;
    }

    private static Map<Long, DeliveryBucket> expected(List<StoredEvent> log) {
        var expected = new HashMap<Long, DeliveryBucket>();
        for (var event : log) {
            if (!event.type().equals("bulb.switched-off")) {
                var one = DeliveryBucket.of(event.position());
                expected.merge(one.bucket(), one, (some, more) -> some.and(more));
            }
        }
        return expected;
    }

    private void rebuild() {
        var next = generations.begin(story.identity(), 0, 1, "simulation").number();
        var load = views.bulkLoad(story);
        load.pass(next, 0, Map.<String, Row>of().entrySet().iterator(), List.of(), Map.of(), List.of());
        load.index(next);
        generations.finishLoad(next);
        look();
        writer.append(log.store(), "a0", new SwitchedOn());
        catchUp(next);
        catchUp(serving);
        generations.cutOver(next, Optional.of(serving), "simulated", "simulation");
        look();
        compare(next, true);
    }

    private void meetTheUnknown() {
        var newest =
                generations.serving(story.identity()).map(Generation::number).orElseThrow();
        var hummed = new EncodedEvent(new EventType("bulb.hummed", 1), "{}");
        unknownAt = log.feed().head() + 1;
        writer.append(log.openedWith(ForeignCodec.storing(log.codec(), hummed)).store(), "a0", new SwitchedOn());
        writer.append(log.store(), "b0", new SwitchedOn());
        catchUp(newest);
    }

    private long position(long generation) {
        return views.view(story, generation).standing().progress().position();
    }
}
