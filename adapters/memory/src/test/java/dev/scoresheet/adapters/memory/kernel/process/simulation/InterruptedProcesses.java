package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.NextDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Store of an owner, with others between its calls. Some commits fail, and some of these come later. Some
/// rows cannot be decoded when they are read.
public class InterruptedProcesses extends ForwardingProcesses {

    private final Interruptions schedule;

    public InterruptedProcesses(Interruptions schedule, ProcessStore processes) {
        super(processes);
        this.schedule = schedule;
    }

    @Override
    public PartitionStatus status(PartitionId partition, Set<String> instances) {
        schedule.others();
        var status = super.status(partition, instances);
        return schedule.loses(2) ? Changed.damaged(status) : status;
    }

    @Override
    public List<InstanceRow> due(PartitionId partition, Duration grace, int limit) {
        schedule.others();
        var due = super.due(partition, grace, limit);
        schedule.others();
        return due;
    }

    @Override
    public NextDeadline nextDeadline(PartitionId partition, Duration grace) {
        schedule.others();
        return super.nextDeadline(partition, grace);
    }

    @Override
    public boolean commit(ProcessStep step) {
        schedule.others();
        if (schedule.loses(6)) {
            schedule.late(() -> write(step));
            throw new StoreUnavailable("no answer yet", Duration.ZERO);
        }
        var committed = write(step);
        schedule.others();
        if (schedule.loses(3)) {
            throw new StoreUnavailable("the answer was lost", Duration.ZERO);
        }
        return committed;
    }

    /// Commits a step, at once or late.
    protected boolean write(ProcessStep step) {
        return super.commit(step);
    }
}
