package dev.scoresheet.application.kernel.operations.views.repair;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.views.fold.TouchedKeys;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Attempt to repair a generation at its present progress.
///
/// @param entries parked entries at that progress
record RepairAttempt<K, V>(Refold<K, V> refold, ViewStatus status, ParkedEntries entries) {

    /// Proposes the rows that a fold of these keys makes.
    ///
    /// @param settled names of the entries that the repair unparks
    RepairProposal<K, V> fold(Set<String> keys, Set<String> settled) throws InterruptedException {
        refold.through(status, keys, exclusionsWithout(settled));
        return proposal(refold.step(status, settled), List.copyOf(new TreeSet<>(keys)));
    }

    /// Returns the keys without a parked entry that the events of this stream touch, from a position on.
    Set<String> keysOf(StreamId stream, long from) {
        var keys = TouchedKeys.ofStream(refold.view(), stream, from, through());
        keys.removeIf(entries::hasKey);
        return keys;
    }

    /// Proposes to leave the failing events of an entry out of the view for ever.
    RepairProposal<K, V> giveUp(Parked parked) throws InterruptedException {
        return switch (parked) {
            case Parked.Key(String text, long _, String _) ->
                new GiveUpProposal<>(this, text, parked.entry()).proposal();
            case Parked.Stream(StreamId stream, long position, String _) ->
                proposal(
                        Step.repair(
                                status.progress(),
                                Map.of(),
                                Set.of(),
                                List.of(),
                                Set.of(parked.entry()),
                                List.of(new GivenUp.Stream(stream, position))),
                        List.of());
        };
    }

    long through() {
        return status.progress().position();
    }

    Exclusions exclusionsWithout(Set<String> settled) {
        return entries.without(refold.view().models(), settled);
    }

    RepairProposal<K, V> proposal(Step<K, V> step, List<String> keys) {
        return new RepairProposal<>(refold.view(), refold.generation(), step, keys);
    }
}
