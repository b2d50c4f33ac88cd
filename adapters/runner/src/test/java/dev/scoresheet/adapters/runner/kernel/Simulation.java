package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.adapters.runner.kernel.SimulatedStore.Violation;
import dev.scoresheet.adapters.runner.kernel.Tally.Added;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// A few nodes over one store, in one thread, on a clock that only this class moves. Between any two calls of
/// a port a node may be paused while the others run, may crash, or may lose the connection. The connection
/// breaks before or after the call took effect. A call may also be done twice. The store may crash, which takes
/// back the last steps. The same seed gives the same schedule.
final class Simulation {

    static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int NODES = 3;

    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    final Random random;
    final Fault fault;
    final SimulatedStore store = new SimulatedStore();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private int trouble;
    private int appended;

    Simulation(long seed, Fault fault) {
        this.random = new Random(seed);
        this.fault = fault;
        for (int number = 0; number < NODES; number++) {
            nodes.add(new SimulatedNode(this, number));
        }
    }

    /// @throws Violation when something happened that must not
    void run() {
        if (random.nextInt(3) == 0) {
            store.newTypeFrom = 1L + random.nextInt(60);
        }
        trouble = 20 + random.nextInt(60); // in a thousand calls
        var turns = 80 + random.nextInt(120);
        for (int turn = 0; turn < turns; turn++) {
            outsiders();
            next(List.of());
        }
        recover();
    }

    /// Does at random some work of clients and operators: appends, pauses, holds and hand-overs.
    private void outsiders() {
        if (random.nextInt(2) == 0) {
            for (int some = random.nextInt(6); some > 0; some--) {
                append();
            }
        }
        crashOfTheStore();
        switch (random.nextInt(60)) {
            case 0 -> store.pause(true);
            case 1, 2 -> store.pause(false);
            case 3 -> store.hold(true);
            case 4, 5 -> store.hold(false);
            case 6 -> store.handOver(nodes.get(random.nextInt(NODES)).name(), LEASE);
            default -> {}
        }
    }

    private void append() {
        var key = random.nextInt(8);
        store.append(new Added(key < 5 ? "k" + key : "none", ++appended));
    }

    private void crashOfTheStore() {
        if (random.nextInt(10) == 0) {
            store.crash(random);
        }
    }

    /// Ends the trouble and runs the nodes until the view reaches the head. A node must go on within the
    /// time of a lease and two seconds.
    private void recover() {
        trouble = 0;
        store.pause(false);
        store.hold(false);
        for (int turns = 0; turns < 20 && store.position() < store.log.size(); turns++) {
            next(List.of());
        }
        store.crash(random); // nothing is appended any more, and so nothing wakes a node
        nodes.getLast().restart(); // the newest release is there, and alive
        var deadline = store.now + 4 * LEASE.toNanos(); // a hand-over to a node that is gone lapses after three
        while (store.position() < store.log.size()) {
            if (store.now > deadline) {
                throw new Violation(
                        "nobody goes on: the view stands at %d of %d".formatted(store.position(), store.log.size()));
            }
            next(List.of());
        }
        store.compareWithFold();
    }

    /// Lets the node go on that wakes first.
    private void next(List<SimulatedNode> frozen) {
        SimulatedNode first = null;
        for (var node : nodes) {
            if (!node.isActive() && !frozen.contains(node) && (first == null || node.wakes() < first.wakes())) {
                first = node;
            }
        }
        if (first == null) {
            store.now += POLL.toNanos();
            return;
        }
        store.now = Math.max(store.now, first.wakes()) + 1_000L * (1 + random.nextInt(2_000));
        first.turn();
    }

    /// A call of a port, with all that may happen around it.
    <T> T call(SimulatedNode node, Supplier<T> port) {
        if (random.nextInt(1000) >= trouble) {
            store.now += 1_000L * random.nextInt(1_000);
            return port.get();
        }
        return switch (random.nextInt(7)) {
            case 0 -> {
                pause(node);
                yield port.get();
            }
            case 1 -> {
                var answer = port.get();
                pause(node);
                yield answer;
            }
            case 2 -> throw new Crash();
            case 3 -> {
                var _ = port.get();
                throw new Crash();
            }
            case 4 -> throw away();
            case 5 -> {
                var _ = port.get();
                throw away();
            }
            default -> {
                var _ = port.get();
                yield port.get();
            }
        };
    }

    private static StoreUnavailable away() {
        return new StoreUnavailable("the connection is lost", Duration.ofSeconds(1));
    }

    private void pause(SimulatedNode node) {
        var until = store.now + (long) (random.nextDouble() * 3 * LEASE.toNanos());
        for (int turns = 0; store.now < until && turns < 60; turns++) {
            if (random.nextInt(3) == 0) {
                append();
            }
            next(List.of(node));
            crashOfTheStore();
        }
        store.now = Math.max(store.now, until);
    }

    RunnerOptions options(String name) {
        return RunnerOptions.of(name, LEASE, POLL);
    }
}
