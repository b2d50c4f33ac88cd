package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import java.time.Instant;
import java.util.Set;

/// Store that has the first owner read the log from its beginning in ordinary steps, which send reactions.
final class LoudFold extends ForwardingProcesses {

    private final int version;

    LoudFold(ProcessStore target, int version) {
        super(target);
        this.version = version;
    }

    @Override
    public ProcessStart start(String process, int partitions) {
        return new ProcessStart(super.start(process, partitions).partitions(), 0, Instant.EPOCH);
    }

    @Override
    public PartitionStatus status(PartitionId partition, Set<String> instances) {
        var status = super.status(partition, instances);
        return status.version().version() == 0
                ? Changed.status(status, status.progress().at(0), new RowsVersion(version, 0))
                : status;
    }

    @Override
    public boolean commit(ProcessStep step) {
        var status = super.status(step.partition(), Set.of());
        long position = status.progress().position();
        if (status.version().version() > 0 || step.expected().position() > 0) {
            return super.commit(step);
        }
        long through = Math.max(step.through(), position);
        return super.commit(Changed.step(
                step, step.expected().at(position), through, new RowsVersion(version, through), step.enter()));
    }
}
