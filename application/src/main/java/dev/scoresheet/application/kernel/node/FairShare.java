package dev.scoresheet.application.kernel.node;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Fair share of the leases of one kind. Nodes with the same data get the same answer, so they need no leader. It
/// counts only leases of the kind that it is given, so callers divide views from process partitions.
///
/// A held lease stays with its owner, and a free one goes to the able node with the fewest leases. Then a node gives
/// one up while it has at least two more than another able node. A lease that an operator handed over does not move.
public final class FairShare {

    private final Map<String, String> nodes = new TreeMap<>();
    private final Map<String, Integer> loads = new HashMap<>();

    private FairShare() {}

    /// Returns the node that each lease is for, by the lease's name. A free lease that no node can follow is absent.
    public static Map<String, String> of(Collection<SharedLease> leases) {
        var share = new FairShare();
        var ordered = leases.stream()
                .sorted(Comparator.comparingInt(
                                (SharedLease lease) -> lease.able().size())
                        .thenComparing(SharedLease::name))
                .toList();
        ordered.forEach(lease -> lease.owner().ifPresent(owner -> share.assign(lease, owner)));
        ordered.stream()
                .filter(lease -> lease.owner().isEmpty())
                .forEach(lease -> share.choose(lease).ifPresent(node -> share.assign(lease, node)));
        while (share.moveOne(ordered)) {
            // each move lowers the sum of the squares of the loads, so this ends
        }
        return share.nodes;
    }

    private void assign(SharedLease lease, String node) {
        var before = nodes.put(lease.name(), node);
        if (before != null) {
            loads.merge(before, -1, Integer::sum);
        }
        loads.merge(node, 1, Integer::sum);
    }

    private Optional<String> choose(SharedLease lease) {
        return lease.handedTo().filter(lease.able()::contains).or(() -> leastLoaded(lease));
    }

    private Optional<String> leastLoaded(SharedLease lease) {
        return lease.able().stream().min(Comparator.comparingInt(this::load).thenComparing(node -> node));
    }

    private int load(String node) {
        return loads.getOrDefault(node, 0);
    }

    private boolean moveOne(List<SharedLease> leases) {
        var moving = leases.stream()
                .filter(lease -> nodes.containsKey(lease.name()) && isMovable(lease) && difference(lease) >= 2)
                .max(Comparator.comparingInt(this::difference));
        moving.ifPresent(lease -> assign(lease, leastLoaded(lease).orElseThrow()));
        return moving.isPresent();
    }

    /// Returns how many leases the node of a lease has more than another node that can follow it.
    private int difference(SharedLease lease) {
        return load(node(lease)) - leastLoaded(lease).map(this::load).orElseThrow();
    }

    /// True if the node shares by this rule and no operator has decided. A command, and a node of an older release,
    /// do not.
    private boolean isMovable(SharedLease lease) {
        var node = node(lease);
        return lease.able().contains(node) && !lease.isHandedTo(node);
    }

    private String node(SharedLease lease) {
        return Objects.requireNonNull(nodes.get(lease.name()));
    }
}
