package dev.scoresheet.application.kernel.projection.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Everything that a batch or a repair does to a view, committed together or not at all.
///
/// @param expected progress that the view must have
/// @param through new checkpoint; that of `expected` for a repair
/// @param put complete rows to write
/// @param remove keys of rows to delete; none of them is in `put`
/// @param park new entries; added after those of `unpark` are deleted
/// @param further number of later events left out because of an existing entry, by the name of the entry
/// @param unpark names of the entries that this step repairs
/// @param giveUp decisions that are recorded with this step
/// @param delivered deliveries to the view, per bucket
/// @param act the act of the operator that requested this step
public record Step<K, V>(
        Progress expected,
        long through,
        Map<K, V> put,
        Set<K> remove,
        List<Parked> park,
        Map<String, Long> further,
        Set<String> unpark,
        List<GivenUp> giveUp,
        List<DeliveryBucket> delivered,
        Optional<Act> act) {

    /// Act of an operator, as it is recorded.
    public record Act(String action, String detail, String by) {}

    public Step(
            Progress expected,
            long through,
            Map<K, V> put,
            Set<K> remove,
            List<Parked> park,
            Map<String, Long> further,
            Set<String> unpark,
            List<GivenUp> giveUp,
            List<DeliveryBucket> delivered) {
        this(expected, through, put, remove, park, further, unpark, giveUp, delivered, Optional.empty());
    }

    public Step {
        put = Map.copyOf(put);
        remove = Set.copyOf(remove);
        park = List.copyOf(park);
        further = Map.copyOf(further);
        unpark = Set.copyOf(unpark);
        giveUp = List.copyOf(giveUp);
        delivered = List.copyOf(delivered);
        if (through < expected.position()) {
            throw new IllegalArgumentException("a step moves back from " + expected.position() + " to " + through);
        }
        if (put.keySet().stream().anyMatch(remove::contains)) {
            throw new IllegalArgumentException("a step both writes and removes a row");
        }
    }

    /// True if the revision grows with this step. Either other processes must read the state again, or the position
    /// alone cannot distinguish two steps from the same progress.
    public boolean revises() {
        return through == expected.position() || !park.isEmpty() || !unpark.isEmpty() || !giveUp.isEmpty();
    }

    /// True if the step does nothing but count deliveries and move the checkpoint.
    public boolean onlyMoves() {
        return !revises() && put.isEmpty() && remove.isEmpty() && further.isEmpty() && act.isEmpty();
    }

    /// Returns this step together with an earlier one that only moves and was not committed.
    public Step<K, V> after(Step<K, V> earlier) {
        if (!earlier.onlyMoves()) {
            throw new IllegalArgumentException("the earlier step does more than move to " + earlier.through());
        }
        var both = new TreeMap<Long, DeliveryBucket>();
        earlier.delivered().forEach(bucket -> both.merge(bucket.bucket(), bucket, DeliveryBucket::and));
        delivered.forEach(bucket -> both.merge(bucket.bucket(), bucket, DeliveryBucket::and));
        return new Step<>(
                earlier.expected(),
                through,
                put,
                remove,
                park,
                further,
                unpark,
                giveUp,
                List.copyOf(both.values()),
                act);
    }

    /// Creates a step that writes rows again at the same checkpoint and settles entries. Its commit always makes the
    /// revision grow, so that a concurrent step that loaded the earlier rows fails.
    public static <K, V> Step<K, V> repair(
            Progress expected,
            Map<K, V> put,
            Set<K> remove,
            List<Parked> park,
            Set<String> unpark,
            List<GivenUp> giveUp) {
        return new Step<>(expected, expected.position(), put, remove, park, Map.of(), unpark, giveUp, List.of());
    }

    /// Returns the same step without the rows of these keys, which it parks. A key that it parks already keeps its
    /// entry.
    Step<K, V> parking(Map<K, Parked.Key> refused) {
        var kept = new HashMap<>(put);
        kept.keySet().removeAll(refused.keySet());
        var known = park.stream().map(Parked::entry).collect(Collectors.toSet());
        var all = new ArrayList<>(park);
        refused.values().stream()
                .filter(parked -> !known.contains(parked.entry()))
                .forEach(all::add);
        return new Step<>(expected, through, kept, remove, all, further, unpark, giveUp, delivered, act);
    }

    /// Returns the same step, recorded as the act of an operator.
    public Step<K, V> as(Act operators) {
        return new Step<>(
                expected, through, put, remove, park, further, unpark, giveUp, delivered, Optional.of(operators));
    }
}
