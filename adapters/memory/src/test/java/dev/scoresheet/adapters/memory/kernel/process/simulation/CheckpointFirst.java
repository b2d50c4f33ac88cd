package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Store that moves the checkpoint when a page begins, and writes the rest of the step at its end.
final class CheckpointFirst extends ForwardingProcesses {

    CheckpointFirst(ProcessStore target) {
        super(target);
    }

    @Override
    public PartitionStatus status(PartitionId partition, Set<String> instances) {
        var status = super.status(partition, instances);
        var position = status.progress().position();
        if (!instances.isEmpty()
                && status.version().through() == position
                && !status.entries().keySet().containsAll(instances)) {
            moveOn(partition, status, position + 1);
        }
        return status;
    }

    /// Moves it by one position: how many the page has is not known here.
    private void moveOn(PartitionId partition, PartitionStatus status, long through) {
        super.commit(new ProcessStep(
                partition,
                status.progress(),
                through,
                new RowsVersion(status.version().version(), through),
                false,
                List.of(),
                Set.of(),
                List.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of()));
    }

    @Override
    public boolean commit(ProcessStep step) {
        var now = super.status(step.partition(), Set.of()).progress();
        return now.position() == step.expected().position() + 1
                        && step.through() > step.expected().position()
                ? super.commit(Changed.step(
                        step, step.expected().at(now.position()), step.through(), step.version(), step.enter()))
                : super.commit(step);
    }
}
