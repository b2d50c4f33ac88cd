package dev.scoresheet.adapters.memory.kernel.process.simulation;

import static java.util.stream.Collectors.toMap;

import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.util.Set;

/// Interrupted store that records the commits of an owner for the checker.
final class WatchedProcesses extends InterruptedProcesses {

    private final ProcessSchedule schedule;
    private final PartitionLease lease;

    WatchedProcesses(ProcessSchedule schedule, PartitionLease lease) {
        super(schedule, schedule.processes);
        this.schedule = schedule;
        this.lease = lease;
    }

    @Override
    protected boolean write(ProcessStep step) {
        var wishes = schedule.processes.status(step.partition(), Set.of()).wishes();
        var committed = super.write(step);
        if (committed) {
            if (!schedule.acting.acts(lease.partition().process(), lease.version())) {
                schedule.breaches.add(Breach.OTHER_VERSION_ACTS);
            }
            var after = schedule.processes.status(step.partition(), Set.of());
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
