package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.adapters.runner.kernel.Simulation.Crash;
import dev.scoresheet.adapters.runner.kernel.Tally.Added;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import dev.scoresheet.application.kernel.projection.subscription.Holding;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.application.kernel.projection.subscription.ViewSubscription;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A node of a simulation: the real consumer, subscription and stepper, over ports that fail. Its own
/// clock is off by up to an hour and a twentieth too fast or slow.
final class SimulatedNode {

    private final Simulation simulation;
    private final SimulatedStore store;
    private final int number;
    private final long clockOffset;
    private final double clockRate;
    private final boolean oldRelease;
    private int life;
    private ViewConsumer consumer;
    private long wakes;
    private long beyond;
    private boolean active;
    private boolean over;

    SimulatedNode(Simulation simulation, int number) {
        this.simulation = simulation;
        this.store = simulation.store;
        this.number = number;
        this.clockOffset = simulation.random.nextLong(-3_600_000_000_000L, 3_600_000_000_000L);
        this.clockRate = simulation.random.nextDouble(0.95, 1.05);
        this.oldRelease = number == 0;
        restart();
    }

    String name() {
        return "node-" + number + "-" + life;
    }

    boolean isActive() {
        return active;
    }

    long wakes() {
        if (over) {
            return Long.MAX_VALUE;
        }
        return beyond >= 0 && store.log.size() > beyond ? store.now : wakes;
    }

    private long clock() {
        return (long) (store.now * clockRate) + clockOffset;
    }

    void restart() {
        life++;
        over = false;
        active = false;
        beyond = -1;
        wakes = store.now;
        consumer = new ViewConsumer(
                SimulatedStore.projection().identity(),
                1,
                new SomeLeases(),
                LeaseShare.WHOLE,
                this::recordStop,
                this::subscription,
                simulation.options(name()),
                new NanosOnly(this::clock),
                simulation.random);
    }

    void turn() {
        if (over) {
            return;
        }
        active = true;
        try {
            beyond = -1;
            switch (consumer.tick()) {
                case TurnWait.For(var time) -> wakes = store.now + time.toNanos();
                case TurnWait.Beyond(var position, var atMost) -> {
                    beyond = position;
                    wakes = store.now + Math.max(0, atMost.toNanos());
                }
                case TurnWait.UntilDue(var position, var atMost, var _) -> {
                    beyond = position;
                    wakes = store.now + Math.max(0, atMost.toNanos());
                }
                case TurnWait.NoNextTurn() -> over = true;
            }
        } catch (Crash crash) {
            restart();
            wakes = store.now + simulation.random.nextLong(2 * Simulation.LEASE.toNanos());
        } finally {
            active = false;
        }
    }

    private Subscription subscription(Lease lease) {
        var stepper = new ProjectionStepper<>(SimulatedStore.projection(), SimulatedStore.filter());
        return new ViewSubscription<>(
                "tally/1",
                new SomeFeed(),
                SimulatedStore.filter(),
                stepper,
                view(lease),
                lease.epoch(),
                7,
                Optional.of(Holding.usual(new NanosOnly(this::clock))));
    }

    private View<String, String> view(Lease lease) {
        var view = new SomeView(lease.epoch());
        return switch (simulation.fault) {
            case NONE, LEASE_BY_NODE_CLOCK, SKIP_UNKNOWN -> view;
            case NO_FENCING, NO_COMPARE_AND_SET, CHECKPOINT_BEFORE_EFFECT -> new FaultyView(view, simulation.fault);
        };
    }

    private final class SomeLeases implements Leases {
        @Override
        public Optional<Lease> acquire(long generation, String node, Duration length) {
            return simulation.call(
                    SimulatedNode.this,
                    () -> simulation.fault == Fault.LEASE_BY_NODE_CLOCK
                            ? store.acquire(node, length, clock())
                            : store.acquire(node, length));
        }

        @Override
        public Optional<Progress> renew(Lease lease, Duration length) {
            return simulation.call(SimulatedNode.this, () -> store.renew(lease, length));
        }

        @Override
        public void release(Lease lease) {
            simulation.call(SimulatedNode.this, () -> {
                store.release(lease);
                return true;
            });
        }
    }

    private void recordStop(String reason) {
        simulation.call(this, () -> {
            store.stops++;
            return true;
        });
    }

    private final class SomeFeed implements EventFeed<Added> {
        @Override
        public long head() {
            return simulation.call(SimulatedNode.this, store.log::size);
        }

        @Override
        public Page<Added> after(long position, Filter filter, int limit) {
            return simulation.call(SimulatedNode.this, () -> {
                var page = store.after(position, limit, oldRelease);
                return simulation.fault == Fault.SKIP_UNKNOWN
                        ? new Page<>(
                                page.entries().stream()
                                        .filter(RecordedEvent.class::isInstance)
                                        .toList(),
                                page.through())
                        : page;
            });
        }

        @Override
        public void awaitAfter(long position, Duration atMost) {
            throw new UnsupportedOperationException("the simulation waits");
        }
    }

    private final class SomeView implements View<String, String> {

        private final long epoch;

        SomeView(long epoch) {
            this.epoch = epoch;
        }

        @Override
        public ViewStatus standing() {
            return simulation.call(SimulatedNode.this, store::standing);
        }

        @Override
        public Map<String, String> load(Set<String> keys) {
            return simulation.call(SimulatedNode.this, () -> {
                var found = new HashMap<>(store.rows);
                found.keySet().retainAll(keys);
                return found;
            });
        }

        @Override
        public boolean commit(Step<String, String> step) {
            return simulation.call(SimulatedNode.this, () -> {
                var done = store.commit(step, epoch);
                if (done && simulation.fault != Fault.CHECKPOINT_BEFORE_EFFECT) {
                    store.compareWithFold();
                }
                return done;
            });
        }

        @Override
        public Map<String, String> refused(Map<String, String> rows) {
            throw new UnsupportedOperationException("no row is refused here");
        }

        @Override
        public long rows() {
            return store.rows.size();
        }
    }

    /// A view that keeps one of its promises not.
    private static final class FaultyView implements View<String, String> {

        private final View<String, String> view;
        private final Fault fault;
        private long epoch = -1;

        FaultyView(View<String, String> view, Fault fault) {
            this.view = view;
            this.fault = fault;
        }

        @Override
        public ViewStatus standing() {
            var standing = view.standing();
            if (fault != Fault.NO_FENCING) {
                return standing;
            }
            epoch = epoch < 0 ? standing.progress().epoch() : epoch;
            var progress = standing.progress();
            return new ViewStatus(
                    new Progress(progress.position(), epoch, progress.revision()),
                    standing.leftOut(),
                    standing.holdAt(),
                    standing.paused(),
                    standing.parked());
        }

        @Override
        public boolean commit(Step<String, String> step) {
            var there = view.standing().progress();
            return switch (fault) {
                case NO_FENCING ->
                    view.commit(from(
                            step,
                            new Progress(
                                    step.expected().position(),
                                    there.epoch(),
                                    step.expected().revision())));
                case NO_COMPARE_AND_SET -> step.through() >= there.position() && view.commit(from(step, there));
                default ->
                    view.commit(from(step, step.expected(), Map.of(), Set.of()))
                            && view.commit(from(step, step.expected().at(step.through())));
            };
        }

        private static Step<String, String> from(Step<String, String> step, Progress expected) {
            return from(step, expected, step.put(), step.remove());
        }

        private static Step<String, String> from(
                Step<String, String> step, Progress expected, Map<String, String> put, Set<String> remove) {
            return new Step<>(
                    expected,
                    step.through(),
                    put,
                    remove,
                    step.park(),
                    step.further(),
                    step.unpark(),
                    step.giveUp(),
                    step.delivered());
        }

        @Override
        public Map<String, String> load(Set<String> keys) {
            return view.load(keys);
        }

        @Override
        public Map<String, String> refused(Map<String, String> rows) {
            return view.refused(rows);
        }

        @Override
        public long rows() {
            return view.rows();
        }
    }
}
