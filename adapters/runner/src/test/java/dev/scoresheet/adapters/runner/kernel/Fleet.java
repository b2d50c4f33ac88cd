package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.node.HttpStanding;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Store of a fleet of nodes that share the leases of some views, and its clock, which only this class moves. The same
/// seed gives the same schedule.
final class Fleet implements Leases, NodeRegistry {

    private static final class Held {
        private Optional<String> owner = Optional.empty();
        private Optional<String> handedTo = Optional.empty();
        private long expires;
        private long reservedUntil;
        private long epoch;
        private long freeSince;
    }

    private record Report(NodeRegistration registration, long at) {}

    final Random random;
    final Duration lease;
    final List<FleetNode> nodes = new ArrayList<>();
    long now = 1_000_000_000L;
    private final TreeMap<Long, Held> leases = new TreeMap<>();
    private final TreeMap<String, Report> reports = new TreeMap<>();
    private long longestFree;

    Fleet(long seed, int views) {
        this.random = new Random(seed);
        this.lease = List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10))
                .get(random.nextInt(3));
        LongStream.rangeClosed(1, views).forEach(view -> leases.put(view, new Held()));
        leases.values().forEach(held -> held.freeSince = now);
    }

    Duration heartbeat() {
        return RunnerOptions.of("any", lease, Duration.ofSeconds(1)).planInterval();
    }

    FleetNode start(String name) {
        var node = new FleetNode(this, name);
        nodes.add(node);
        return node;
    }

    /// Lets the nodes run for a time. A node may be a little late at each turn.
    void run(Duration time) {
        var end = now + time.toNanos();
        while (true) {
            var next = nodes.stream()
                    .min(Comparator.comparingLong(FleetNode::wakes))
                    .orElseThrow();
            if (next.wakes() > end) {
                now = end;
                measureFree();
                return;
            }
            now = Math.max(now, next.wakes());
            measureFree();
            next.turn();
        }
    }

    private void measureFree() {
        leases.values().stream()
                .filter(held -> !isOwned(held))
                .forEach(held -> longestFree =
                        Math.max(longestFree, now - (held.owner.isPresent() ? held.expires : held.freeSince)));
    }

    /// Returns the longest time for which a lease was free since the last call.
    Duration longestFree() {
        var longest = Duration.ofNanos(longestFree);
        longestFree = 0;
        return longest;
    }

    /// Returns the number of leases of each node that owns one.
    Map<String, Long> owned() {
        return leases.values().stream()
                .filter(this::isOwned)
                .collect(Collectors.groupingBy(held -> held.owner.orElseThrow(), TreeMap::new, Collectors.counting()));
    }

    Optional<String> owner(long generation) {
        var held = leases.get(generation);
        return isOwned(held) ? held.owner : Optional.empty();
    }

    /// Returns the epochs of the leases of a node.
    Map<Long, Long> epochs(String node) {
        return leases.entrySet().stream()
                .filter(one -> owner(one.getKey()).equals(Optional.of(node)))
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().epoch));
    }

    /// True if each of these leases was taken again.
    boolean areTakenSince(Map<Long, Long> epochs) {
        return epochs.entrySet().stream().allMatch(before -> leases.get(before.getKey()).epoch > before.getValue());
    }

    void handOver(long generation, String node) {
        var held = leases.get(generation);
        held.owner = Optional.empty();
        held.freeSince = now;
        held.handedTo = Optional.of(node);
        held.reservedUntil = now + 3 * lease.toNanos();
    }

    static ViewIdentity view(long generation) {
        return new ViewIdentity("view-" + (char) ('a' + generation), 1, "");
    }

    List<Generation> generations() {
        return leases.entrySet().stream()
                .map(one -> new Generation(
                        one.getKey(),
                        view(one.getKey()),
                        Role.SERVING,
                        new Progress(0, one.getValue().epoch, 0),
                        owner(one.getKey()),
                        one.getValue().handedTo,
                        false,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH))
                .toList();
    }

    private boolean isOwned(Held held) {
        return held.owner.isPresent() && now < held.expires;
    }

    @Override
    public Optional<Lease> acquire(long generation, String node, Duration length) {
        var held = leases.get(generation);
        var mine = Optional.of(node);
        if (isOwned(held) && !held.owner.equals(mine)
                || held.handedTo.isPresent() && !held.handedTo.equals(mine) && now < held.reservedUntil) {
            return Optional.empty();
        }
        held.handedTo = held.handedTo.filter(node::equals);
        held.reservedUntil = now;
        held.owner = mine;
        held.expires = now + length.toNanos();
        held.epoch++;
        return Optional.of(new Lease(generation, node, held.epoch));
    }

    @Override
    public Optional<Progress> renew(Lease lease, Duration length) {
        var held = leases.get(lease.generation());
        if (!isOf(held, lease)) {
            return Optional.empty();
        }
        held.expires = now + length.toNanos();
        return Optional.of(new Progress(0, held.epoch, 0));
    }

    @Override
    public void release(Lease lease) {
        var held = leases.get(lease.generation());
        if (isOf(held, lease)) {
            held.owner = Optional.empty();
            held.freeSince = now;
        }
    }

    private static boolean isOf(Held held, Lease lease) {
        return held.owner.equals(Optional.of(lease.owner())) && held.epoch == lease.epoch();
    }

    /// True if a step under this lease would be committed.
    boolean accepts(Lease lease) {
        return leases.get(lease.generation()).epoch == lease.epoch();
    }

    @Override
    public void register(NodeRegistration registration, Duration lasts) {
        reports.put(registration.name(), new Report(registration, now));
    }

    @Override
    public void leave(String name) {
        reports.remove(name);
    }

    @Override
    public List<RegisteredNode> nodes() {
        return reports.values().stream()
                .map(report -> new RegisteredNode(report.registration(), Duration.ofNanos(now - report.at()), true))
                .toList();
    }

    @Override
    public Duration downtimeSince(Instant since) {
        throw new UnsupportedOperationException("a runner does not ask for this");
    }

    @Override
    public HttpStanding http() {
        throw new UnsupportedOperationException("a runner does not ask for this");
    }
}
