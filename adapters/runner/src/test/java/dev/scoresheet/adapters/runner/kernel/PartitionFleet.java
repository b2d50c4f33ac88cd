package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.LiveOwner;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Nodes with the real placement of partitions, on a store and a clock of their own. Each plan may be a little late.
final class PartitionFleet {

    static final Duration LEASE = Duration.ofSeconds(5);
    static final Duration HEARTBEAT =
            RunnerOptions.of("any", LEASE, Duration.ofSeconds(1)).planInterval();

    private static final String PROCESS = "clock";

    private record Owned(LiveOwner owner, long expires) {}

    private final Random random;
    private final List<PartitionId> partitions;
    private final Map<PartitionId, Owned> owned = new HashMap<>();
    private final Map<PartitionId, Long> revisions = new HashMap<>();
    private final Map<String, FleetMember> members = new TreeMap<>();
    private int acting;
    private OptionalInt ceiling = OptionalInt.empty();
    private long now = 1_000_000_000L;
    private int moves;

    PartitionFleet(long seed, int partitions) {
        this.random = new Random(seed);
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(number -> new PartitionId(PROCESS, number))
                .toList();
    }

    Random random() {
        return random;
    }

    List<PartitionId> partitions() {
        return partitions;
    }

    FleetMember start(String name, int version) {
        var member = new FleetMember(name, version);
        members.put(name, member);
        return member;
    }

    void kill(String name) {
        members.get(name).next = Long.MAX_VALUE;
    }

    void ceiling(int version) {
        ceiling = OptionalInt.of(version);
    }

    void foreign(PartitionId partition, String owner) {
        owned.put(partition, new Owned(new LiveOwner(owner, 1), Long.MAX_VALUE));
    }

    void handOverAll() {
        owned.keySet().removeAll(partitions);
    }

    void run(Duration time) {
        var end = now + time.toNanos();
        while (true) {
            var next = members.values().stream()
                    .min(Comparator.comparingLong(member -> member.next))
                    .orElseThrow();
            if (next.next > end) {
                now = end;
                return;
            }
            now = Math.max(now, next.next);
            next.turn();
        }
    }

    /// Returns the number of partitions of each node that owns one, in ascending order.
    List<Long> loads() {
        return owners().values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .sorted()
                .toList();
    }

    int owned(String node) {
        return (int) owners().values().stream().filter(node::equals).count();
    }

    int moves() {
        return moves;
    }

    private Map<PartitionId, String> owners() {
        return owned.entrySet().stream()
                .filter(one -> now < one.getValue().expires())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().owner().node()));
    }

    private Optional<LiveOwner> owner(PartitionId partition) {
        return Optional.ofNullable(owned.get(partition))
                .filter(one -> now < one.expires())
                .map(Owned::owner);
    }

    private long revision(PartitionId partition) {
        return revisions.getOrDefault(partition, 0L);
    }

    private ProcessStanding standing() {
        return new ProcessStanding(
                acting,
                ceiling,
                partitions.stream()
                        .map(partition -> new PartitionStanding(
                                partition, new Progress(0, 1, revision(partition)), false, owner(partition), 0, 0))
                        .toList());
    }

    /// Node of the fleet.
    final class FleetMember {

        private final String name;
        private final int version;
        private final RunnerOptions options;
        private final PartitionPlacement placement;
        private final Set<PartitionId> unable = new HashSet<>();
        private final Map<PartitionId, Long> stopped = new HashMap<>();
        private long heartbeat;
        private boolean planned;
        private long next = now;

        FleetMember(String name, int version) {
            this.name = name;
            this.version = version;
            this.options = RunnerOptions.of(name, LEASE, Duration.ofMillis(200));
            this.placement = new PartitionPlacement(new Placement(options, new NanosOnly(() -> now)), LEASE);
        }

        /// Lets the node stop for partitions, now and as often as it takes one.
        void stopFor(Collection<PartitionId> all) {
            unable.addAll(all);
            all.forEach(partition -> stopped.put(partition, revision(partition)));
        }

        /// Lets the node do what it could not do. Its consumers stay stopped.
        void goOn() {
            unable.clear();
        }

        /// Plans with each heartbeat. Its consumers look four times as often.
        private void turn() {
            var look = HEARTBEAT.dividedBy(4).toNanos();
            if (!planned || now - heartbeat >= HEARTBEAT.toNanos()) {
                planned = true;
                heartbeat = now;
                standing()
                        .partitions()
                        .forEach(one -> stopped.computeIfPresent(
                                one.partition(),
                                (_, at) -> PartitionPlacement.isMended(OptionalLong.of(at), one) ? null : at));
                placement.update(Map.of(PROCESS, standing()), owners(), nodes());
            }
            partitions.forEach(this::consume);
            next = now + look + random.nextLong(Duration.ofMillis(20).toNanos());
        }

        /// Takes a turn of the consumer of a partition. Ordinary steps of an owner revise it.
        private void consume(PartitionId partition) {
            if (stopped.containsKey(partition)) {
                return;
            }
            var share = placement.of(partition);
            var owner = owner(partition);
            var isMine = owner.filter(one -> one.node().equals(name)).isPresent();
            if (isMine && share.isSurplus()) {
                owned.remove(partition);
            } else if (isMine) {
                owned.put(partition, new Owned(owner.orElseThrow(), now + LEASE.toNanos()));
                revisions.merge(partition, 1L, Long::sum);
            } else if (owner.isEmpty() && share.mayTake() && standing().admits(version)) {
                acting = version;
                moves++;
                if (unable.contains(partition)) {
                    stopped.put(partition, revision(partition));
                } else {
                    owned.put(partition, new Owned(new LiveOwner(name, version), now + LEASE.toNanos()));
                }
            }
        }

        private List<RegisteredNode> nodes() {
            var nodes = new ArrayList<RegisteredNode>();
            members.values().stream()
                    .filter(member -> member.planned)
                    .forEach(member -> nodes.add(new RegisteredNode(
                            new NodeRegistration(
                                    member.name,
                                    "test",
                                    Set.of(NodeRole.PROCESSES),
                                    Set.of(Followable.process(PROCESS, member.version)),
                                    member.stopped.keySet().stream()
                                            .map(PartitionId::lease)
                                            .collect(Collectors.toSet()),
                                    Set.of()),
                            Duration.ofNanos(now - member.heartbeat),
                            true)));
            return nodes;
        }
    }
}
