package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.node.FairShare;
import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.node.SharedLease;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Placement of the leases of views: which of them this node should take or give back. The planning thread updates it
/// with each plan; the consumers read it. It only makes the work even; the lease decides on ownership.
final class Placement {

    private final RunnerOptions options;
    private final TimeSource time;
    private final Map<Long, Long> freeSince = new HashMap<>();
    private final Map<String, Deadline> passive = new HashMap<>();
    private volatile Set<Long> takeable = Set.of();
    private volatile Set<Long> surplus = Set.of();

    Placement(RunnerOptions options, TimeSource time) {
        this.options = options;
        this.time = time;
    }

    LeaseShare of(long generation) {
        return new LeaseShare() {
            @Override
            public boolean mayTake() {
                return takeable.contains(generation);
            }

            @Override
            public boolean isSurplus() {
                return surplus.contains(generation);
            }
        };
    }

    /// Shares the leases out again.
    ///
    /// @param all all generations
    void update(Collection<Generation> all, List<RegisteredNode> nodes) {
        passive.values().removeIf(Deadline::isOver);
        var leases = new HashMap<Generation, SharedLease>();
        all.stream()
                .filter(generation -> generation.role().isFollowed())
                .forEach(generation -> leases.put(generation, shared(generation, nodes)));
        var share = FairShare.of(leases.values());
        rememberFree(leases.keySet());
        var take = new HashSet<Long>();
        var give = new HashSet<Long>();
        leases.forEach((generation, lease) -> {
            var number = generation.number();
            var isOurs = options.node().equals(share.get(lease.name()));
            if (lease.owner().isEmpty() && isOurs) {
                take.add(number);
            } else if (lease.owner().isEmpty() && isLeftOver(generation, lease)) {
                take.add(number);
                Optional.ofNullable(share.get(lease.name())).ifPresent(this::rememberPassive);
            }
            if (lease.owner().equals(Optional.of(options.node())) && !isOurs) {
                give.add(number);
            }
        });
        takeable = Set.copyOf(take);
        surplus = Set.copyOf(give);
    }

    /// A node without a heartbeat for the length of a lease gets no lease, because its own leases have run out.
    private SharedLease shared(Generation generation, List<RegisteredNode> nodes) {
        var name = generation.lease();
        var thing = Followable.view(generation.identity());
        var able = nodes.stream()
                .filter(node -> node.sinceHeartbeat().compareTo(options.lease()) < 0)
                .filter(node -> !passive.containsKey(node.name()) && node.canFollow(thing, name))
                .map(RegisteredNode::name)
                .collect(Collectors.toUnmodifiableSet());
        return new SharedLease(name, generation.owner(), generation.handedTo(), able);
    }

    private void rememberFree(Set<Generation> generations) {
        var free = generations.stream()
                .filter(generation -> generation.owner().isEmpty())
                .map(Generation::number)
                .collect(Collectors.toSet());
        freeSince.keySet().retainAll(free);
        free.forEach(generation -> freeSince.putIfAbsent(generation, time.nanos()));
    }

    /// Remembers a node that left a lease free. It gets no lease for a while, because it would leave that free, too.
    private void rememberPassive(String other) {
        passive.put(other, time.deadline(options.lease().multipliedBy(3)));
    }

    /// True if the node that should take the lease did not.
    private boolean isLeftOver(Generation generation, SharedLease lease) {
        var since = freeSince.getOrDefault(generation.number(), time.nanos());
        return lease.able().contains(options.node()) && time.since(since).compareTo(options.patience()) >= 0;
    }
}
