package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.Wish;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Operators of a schedule: they record wishes, and say which version of a process acts.
final class SimulatedOperators {

    private static final String NAME = "operator";
    private static final Set<String> UNKNOWN = Set.of("instances", "codec");

    private final ProcessSchedule schedule;
    private final PartitionLeases leases;

    SimulatedOperators(ProcessSchedule schedule, PartitionLeases leases) {
        this.schedule = schedule;
        this.leases = leases;
    }

    /// Records a wish about an entry, about a position, or about a whole partition.
    void wish(PartitionId partition) {
        int kind = schedule.random.nextInt(12);
        if (kind == 0) {
            schedule.processes.pause(partition, schedule.chance(50), "operator");
        } else if (kind == 1) {
            schedule.processes.wish(partition, new Wish.Request.HandOver(2), NAME);
        } else if (kind < 4) {
            var stopping = unknown();
            if (!stopping.isEmpty()) {
                giveUp(partition, schedule.any(stopping));
            }
        } else {
            schedule.processes.status(partition, Set.of()).entries().values().stream()
                    .min(Comparator.comparing(HeldInstance::instance))
                    .ifPresent(entry -> wish(partition, entry, kind < 8));
        }
    }

    /// Returns the positions at which a broken release stops.
    private List<Long> unknown() {
        return schedule.log.feed().after(0, new Filter(Set.of("bulb"), Set.of()), Integer.MAX_VALUE).entries().stream()
                .filter(entry -> entry instanceof RecordedEvent<BulbEvent> event
                        && UNKNOWN.contains(Note.of(event.event()).mark()))
                .map(entry -> entry.position())
                .toList();
    }

    private void giveUp(PartitionId partition, long position) {
        schedule.processes.wish(partition, new Wish.Request.GiveUpPosition(position), NAME);
    }

    void wish(PartitionId partition, HeldInstance entry, boolean giveUp) {
        if (giveUp) {
            schedule.history.given.add(new ScheduleHistory.Given(entry.instance(), entry.cause()));
            schedule.processes.wish(partition, new Wish.Request.GiveUp(entry.instance(), entry.cause()), NAME);
        } else {
            schedule.processes.wish(partition, new Wish.Request.Retry(entry.instance()), NAME);
        }
    }

    void roll(String process, boolean back) {
        if (back) {
            leases.rollBack(process, 1, "operator");
            schedule.acting.rolledBack(process);
        } else {
            leases.rollForward(process, "operator");
            schedule.acting.rolledForward(process);
        }
    }
}
