package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.NextDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Store of processes that forwards every call. A subclass disturbs some of them.
public abstract class ForwardingProcesses implements ProcessStore {

    private final ProcessStore target;

    protected ForwardingProcesses(ProcessStore target) {
        this.target = target;
    }

    @Override
    public ProcessStart start(String process, int partitions) {
        return target.start(process, partitions);
    }

    @Override
    public PartitionStatus status(PartitionId partition, Set<String> instances) {
        return target.status(partition, instances);
    }

    @Override
    public boolean commit(ProcessStep step) {
        return target.commit(step);
    }

    @Override
    public List<InstanceRow> due(PartitionId partition, Duration grace, int limit) {
        return target.due(partition, grace, limit);
    }

    @Override
    public NextDeadline nextDeadline(PartitionId partition, Duration grace) {
        return target.nextDeadline(partition, grace);
    }

    @Override
    public ProcessStanding standing(String process) {
        return target.standing(process);
    }

    @Override
    public long instances(PartitionId partition) {
        return target.instances(partition);
    }

    @Override
    public long wish(PartitionId partition, Wish.Request request, String by) {
        return target.wish(partition, request, by);
    }

    @Override
    public void pause(PartitionId partition, boolean paused, String by) {
        target.pause(partition, paused, by);
    }
}
