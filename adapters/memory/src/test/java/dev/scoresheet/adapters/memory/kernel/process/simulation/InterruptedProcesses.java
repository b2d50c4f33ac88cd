package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Store of an owner, with others between its calls. Some commits fail, and some of these come later.
final class InterruptedProcesses extends ForwardingProcesses {

    private final ProcessSchedule schedule;

    InterruptedProcesses(ProcessSchedule schedule) {
        super(schedule.processes);
        this.schedule = schedule;
    }

    @Override
    public PartitionStatus status(PartitionId partition, Set<String> instances) {
        schedule.others();
        return super.status(partition, instances);
    }

    @Override
    public List<InstanceRow> due(PartitionId partition, Duration grace, int limit) {
        schedule.others();
        var due = super.due(partition, grace, limit);
        schedule.others();
        return due;
    }

    @Override
    public boolean commit(ProcessStep step) {
        schedule.others();
        if (schedule.loses(3)) {
            schedule.late.add(() -> super.commit(step));
            throw new StoreUnavailable("no answer yet", Duration.ZERO);
        }
        var committed = super.commit(step);
        schedule.others();
        if (schedule.loses(3)) {
            throw new StoreUnavailable("the answer was lost", Duration.ZERO);
        }
        return committed;
    }
}
