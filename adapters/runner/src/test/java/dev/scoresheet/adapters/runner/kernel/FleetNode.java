package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.subscription.HeldCheckpoint;
import dev.scoresheet.application.kernel.projection.subscription.OwnershipLost;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Node of a [Fleet]: the real placement and consumers on the clock of the fleet.
final class FleetNode {

    private static final Duration SLICE = Duration.ofMillis(250);

    final String name;
    private final Fleet fleet;
    private final RunnerOptions options;
    private final Placement placement;
    private final Map<Long, ViewConsumer> consumers = new HashMap<>();
    private final Map<Long, Long> due = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private long nextPlan;
    private boolean dead;
    private boolean lame;

    FleetNode(Fleet fleet, String name) {
        this.fleet = fleet;
        this.name = name;
        this.options = RunnerOptions.of(name, fleet.lease, Duration.ofMillis(200));
        var time = new NanosOnly(() -> fleet.now);
        this.placement = new Placement(options, time);
        this.nextPlan = fleet.now;
        for (var generation : fleet.generations()) {
            consumers.put(
                    generation.number(),
                    new ViewConsumer(
                            generation.identity(),
                            generation.number(),
                            fleet,
                            placement.of(generation.lease()),
                            reason -> {},
                            this::subscription,
                            options,
                            time,
                            fleet.random));
            due.put(generation.number(), fleet.now + 1);
        }
    }

    /// Ends without a word.
    void kill() {
        dead = true;
    }

    /// From now on sends heartbeats and takes nothing.
    void cripple() {
        lame = true;
    }

    /// From now on its consumer of this lease has stopped.
    void stop(Generation generation) {
        stopped.add(generation.lease());
    }

    long wakes() {
        return dead
                ? Long.MAX_VALUE
                : Math.min(nextPlan, due.values().stream().min(Long::compare).orElseThrow());
    }

    void turn() {
        var late = fleet.random.nextLong(Duration.ofMillis(20).toNanos());
        if (nextPlan <= fleet.now) {
            plan();
            nextPlan = fleet.now + options.planInterval().toNanos() + late;
            return;
        }
        var generation = due.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        due.put(generation, fleet.now + (lame ? SLICE : tick(generation)).toNanos() + late);
    }

    private void plan() {
        var follows = fleet.generations().stream()
                .map(generation -> Followable.view(generation.identity()))
                .collect(Collectors.toSet());
        fleet.register(
                new NodeRegistration(name, "test", Set.of(NodeRole.VIEWS), follows, stopped, Set.of()),
                options.remembered());
        placement.update(fleet.generations().stream().map(PlacedLease::of).toList(), fleet.nodes());
    }

    private Duration tick(long generation) {
        return switch (consumers.get(generation).tick()) {
            case TurnWait.For(var time) -> time;
            case TurnWait.Beyond(var _, var atMost) -> atMost.compareTo(SLICE) < 0 ? atMost : SLICE;
            case TurnWait.UntilDue _, TurnWait.NoNextTurn _ -> throw new AssertionError("no checkpoint is held here");
        };
    }

    private Subscription subscription(Lease lease) {
        return new Subscription() {
            @Override
            public String name() {
                return "fleet";
            }

            @Override
            public Progress step() {
                if (!fleet.accepts(lease)) {
                    throw new OwnershipLost("fleet", lease.epoch());
                }
                return new Progress(0, lease.epoch(), 0);
            }

            @Override
            public Optional<HeldCheckpoint> held() {
                return Optional.empty();
            }

            @Override
            public void refresh() {}

            @Override
            public void compare(Progress stored) {}
        };
    }
}
