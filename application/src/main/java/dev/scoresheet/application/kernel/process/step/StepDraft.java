package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.GivenUpEvent;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Step that is being collected. For one thread.
final class StepDraft {

    private final PartitionId partition;
    private final PartitionStatus basis;
    private final Map<String, InstanceRow> put = new HashMap<>();
    private final Set<String> remove = new HashSet<>();
    private final Map<String, HeldInstance> enter = new HashMap<>();
    private final Set<String> leave = new HashSet<>();
    private final Map<String, FiredDeadline> fired = new HashMap<>();
    private final Set<GivenUpEvent> givenUp = new HashSet<>();
    private final Set<Long> leftOut = new HashSet<>();
    private final Set<Long> obeyed = new HashSet<>();

    StepDraft(PartitionId partition, PartitionStatus basis) {
        this.partition = partition;
        this.basis = basis;
    }

    /// Writes the row of an instance, or removes it with its fired deadline.
    StepDraft row(String instance, Optional<InstanceRow> row) {
        if (row.isPresent()) {
            put.put(instance, row.get());
        } else if (basis.rows().containsKey(instance) || basis.fired().containsKey(instance)) {
            remove.add(instance);
        }
        return this;
    }

    StepDraft enter(HeldInstance entry) {
        enter.put(entry.instance(), entry);
        return this;
    }

    StepDraft leave(String instance) {
        leave.add(instance);
        return this;
    }

    StepDraft fired(String instance, FiredDeadline deadline) {
        fired.put(instance, deadline);
        return this;
    }

    StepDraft giveUp(GivenUpEvent event) {
        givenUp.add(event);
        return this;
    }

    StepDraft leaveOut(long position) {
        leftOut.add(position);
        return this;
    }

    StepDraft obeyed(long wish) {
        obeyed.add(wish);
        return this;
    }

    /// Returns the step at the present checkpoint.
    ProcessStep stay() {
        return step(basis.progress().position(), basis.version(), false);
    }

    /// Returns the step that ends at a later checkpoint, with rows of this version.
    ProcessStep through(long position) {
        return step(position, new RowsVersion(basis.version().version(), position), false);
    }

    /// Returns a part of a fold, at the present checkpoint.
    ProcessStep folded(RowsVersion rows, boolean emptied) {
        return step(basis.progress().position(), rows, emptied);
    }

    private ProcessStep step(long through, RowsVersion rows, boolean emptied) {
        return new ProcessStep(
                partition,
                basis.progress(),
                through,
                rows,
                emptied,
                put.values().stream().toList(),
                remove,
                enter.values().stream().toList(),
                leave,
                fired,
                givenUp,
                leftOut,
                obeyed);
    }
}
