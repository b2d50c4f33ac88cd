package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Record of the wishes and the commits of a schedule, for its checker.
final class ScheduleHistory {

    final Set<Given> given = new HashSet<>();
    final List<Obeyed> obeyed = new ArrayList<>();

    /// Commits of steps, in order.
    final List<Passed> passed = new ArrayList<>();

    /// Wish of an operator to give up.
    record Given(String instance, Cause cause) {}

    /// Wish to give up that an owner obeyed, with the head of the log when it did.
    record Obeyed(String process, String instance, Cause cause, long head) {}

    /// Commit of a step.
    ///
    /// @param heldFrom positions before which the instances with an entry stand
    /// @param head head of the log when it was committed
    record Passed(PartitionId partition, int version, long position, Map<String, Long> heldFrom, long head) {

        boolean passes(String instance, long event) {
            return event <= position && event < heldFrom.getOrDefault(instance, Long.MAX_VALUE);
        }
    }

    /// True if an owner had given up what wrote an event.
    boolean isGivenUpBefore(RecordedEvent<BulbEvent> event, String process, String instance, Cause cause) {
        return obeyed.stream()
                .anyMatch(wish -> wish.process().equals(process)
                        && wish.instance().equals(instance)
                        && wish.cause().equals(cause)
                        && event.position() > wish.head());
    }

    /// Returns the commit that passed an event of an instance; the version of its owner decided the reactions.
    Optional<Passed> firstPassed(PartitionId partition, String instance, RecordedEvent<BulbEvent> event) {
        return passed.stream()
                .filter(commit -> commit.partition().equals(partition) && commit.passes(instance, event.position()))
                .findFirst();
    }
}
