package dev.scoresheet.adapters.memory.kernel.process.simulation;

import static java.util.stream.Collectors.toMap;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.NextDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Store of an owner, with others between its calls. Some commits fail, and some of these come later. Some
/// rows cannot be decoded when they are read.
final class InterruptedProcesses extends ForwardingProcesses {

    private final ProcessSchedule schedule;

    private final PartitionLease lease;

    InterruptedProcesses(ProcessSchedule schedule, PartitionLease lease) {
        super(schedule.processes);
        this.schedule = schedule;
        this.lease = lease;
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
            schedule.late.add(() -> write(step));
            throw new StoreUnavailable("no answer yet", Duration.ZERO);
        }
        var committed = write(step);
        schedule.others();
        if (schedule.loses(3)) {
            throw new StoreUnavailable("the answer was lost", Duration.ZERO);
        }
        return committed;
    }

    private boolean write(ProcessStep step) {
        var wishes = super.status(step.partition(), Set.of()).wishes();
        var committed = super.commit(step);
        if (committed) {
            if (!schedule.acting.acts(lease.partition().process(), lease.version())) {
                schedule.breaches.add(Breach.OTHER_VERSION_ACTS);
            }
            var after = super.status(step.partition(), Set.of());
            schedule.history.passed.add(new ScheduleHistory.Passed(
                    step.partition(),
                    step.version().version(),
                    after.progress().position(),
                    after.entries().values().stream().collect(toMap(HeldInstance::instance, HeldInstance::heldFrom)),
                    schedule.log.feed().head()));
        }
        for (var wish : wishes) {
            if (committed
                    && step.obeyed().contains(wish.number())
                    && wish.request() instanceof Wish.Request.GiveUp(var instance, var cause)
                    && step.enter().stream()
                            .anyMatch(entry -> entry.instance().equals(instance)
                                    && entry.cause().equals(cause))) {
                schedule.history.obeyed.add(new ScheduleHistory.Obeyed(
                        step.partition().process(),
                        instance,
                        cause,
                        schedule.log.feed().head()));
            }
        }
        return committed;
    }
}
