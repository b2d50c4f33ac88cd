package dev.scoresheet.application.kernel.projection.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that a batch, or a repair, does to a view: committed together or not at all.
///
/// @param expected where the view must stand
/// @param through the new checkpoint; that of `expected` for a repair
/// @param put rows to write, whole
/// @param remove rows to delete; none of them is in `put`
/// @param park new entries; made after those of `unpark` are gone
/// @param further how many more events were left aside because of an entry that was there, by its name
/// @param unpark names of entries that this step repairs
/// @param giveUp decisions that are recorded with this step
/// @param delivered what was handed to the view, per bucket
/// @param act of the operator who asked for this step
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

    /// An act of an operator, as it is recorded.
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
            throw new IllegalArgumentException("a step from " + expected.position() + " back to " + through);
        }
        if (put.keySet().stream().anyMatch(remove::contains)) {
            throw new IllegalArgumentException("a step both writes and removes a row");
        }
    }

    /// Whether the revision grows with this step: others must look again, or the position alone could
    /// not tell it from a second step from the same progress.
    public boolean revises() {
        return through == expected.position() || !park.isEmpty() || !unpark.isEmpty() || !giveUp.isEmpty();
    }

    /// Rows written anew at the same checkpoint, with the entries that this settles. Its commit makes the
    /// revision grow, whatever it holds: a step under way that has loaded the rows before must fail.
    public static <K, V> Step<K, V> repair(
            Progress expected,
            Map<K, V> put,
            Set<K> remove,
            List<Parked> park,
            Set<String> unpark,
            List<GivenUp> giveUp) {
        return new Step<>(expected, expected.position(), put, remove, park, Map.of(), unpark, giveUp, List.of());
    }

    /// The same step, recorded as the act of an operator.
    public Step<K, V> as(Act operators) {
        return new Step<>(
                expected, through, put, remove, park, further, unpark, giveUp, delivered, Optional.of(operators));
    }
}
