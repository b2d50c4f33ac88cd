package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.node.FairShare;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.node.SharedLease;
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

/// Placement of the leases of one kind: which of them this node should take or give back. The planning thread updates
/// it with each plan; the consumers read it. It only makes the work even; the lease decides on ownership.
final class Placement {

    private final RunnerOptions options;
    private final TimeSource time;
    private final Map<String, Long> freeSince = new HashMap<>();
    private final Map<String, Deadline> passive = new HashMap<>();
    private volatile Set<String> takeable = Set.of();
    private volatile Set<String> surplus = Set.of();

    Placement(RunnerOptions options, TimeSource time) {
        this.options = options;
        this.time = time;
    }

    LeaseShare of(String lease) {
        return new LeaseShare() {
            @Override
            public boolean mayTake() {
                return takeable.contains(lease);
            }

            @Override
            public boolean isSurplus() {
                return surplus.contains(lease);
            }
        };
    }

    /// Shares the leases out again.
    ///
    /// @param all all leases of the kind
    void update(Collection<PlacedLease> all, List<RegisteredNode> nodes) {
        passive.values().removeIf(Deadline::isOver);
        var leases = all.stream().map(lease -> shared(lease, nodes)).toList();
        var share = FairShare.of(leases);
        rememberFree(leases);
        var take = new HashSet<String>();
        var give = new HashSet<String>();
        for (var lease : leases) {
            var isOurs = options.node().equals(share.get(lease.name()));
            if (lease.owner().isEmpty() && isOurs) {
                take.add(lease.name());
            } else if (lease.owner().isEmpty() && isLeftOver(lease)) {
                take.add(lease.name());
                Optional.ofNullable(share.get(lease.name())).ifPresent(this::rememberPassive);
            }
            if (lease.owner().equals(Optional.of(options.node())) && !isOurs) {
                give.add(lease.name());
            }
        }
        takeable = Set.copyOf(take);
        surplus = Set.copyOf(give);
    }

    /// A node without a heartbeat for the length of a lease gets no lease, because its own leases have run out.
    private SharedLease shared(PlacedLease lease, List<RegisteredNode> nodes) {
        var able = nodes.stream()
                .filter(node -> node.sinceHeartbeat().compareTo(options.lease()) < 0)
                .filter(node -> !passive.containsKey(node.name()))
                .filter(node -> lease.thing()
                        .filter(thing -> node.canFollow(thing, lease.name()))
                        .isPresent())
                .map(RegisteredNode::name)
                .collect(Collectors.toUnmodifiableSet());
        return new SharedLease(lease.name(), lease.owner(), lease.handedTo(), able);
    }

    private void rememberFree(List<SharedLease> leases) {
        var free = leases.stream()
                .filter(lease -> lease.owner().isEmpty())
                .map(SharedLease::name)
                .collect(Collectors.toSet());
        freeSince.keySet().retainAll(free);
        free.forEach(lease -> freeSince.putIfAbsent(lease, time.nanos()));
    }

    /// Remembers a node that left a lease free. It gets no lease for a while, because it would leave that free, too.
    private void rememberPassive(String other) {
        passive.put(other, time.deadline(options.lease().multipliedBy(3)));
    }

    /// True if the node that should take the lease did not.
    private boolean isLeftOver(SharedLease lease) {
        var since = freeSince.getOrDefault(lease.name(), time.nanos());
        return lease.able().contains(options.node()) && time.since(since).compareTo(options.patience()) >= 0;
    }
}
