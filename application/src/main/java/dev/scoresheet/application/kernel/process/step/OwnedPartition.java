package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.Fence.PartitionEpoch;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.reaction.ReactionSender;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/// Partition with everything that its steps use.
///
/// @param start record of the process's first start
/// @param lease lease of this owner
/// @param time clock of this node: its monotonic clock bounds steps and pauses, its instants date entries
/// @param alarm time of the next deadline
public record OwnedPartition<E, S, C>(
        DeclaredProcess<E, S, C> process,
        ProcessStart start,
        PartitionLease lease,
        ProcessStore store,
        EventFeed<E> feed,
        ReactionSender<S, C> sender,
        Lanes lanes,
        TimeSource time,
        OwnerLimits limits,
        DeadlineAlarm alarm) {

    public OwnedPartition(
            DeclaredProcess<E, S, C> process,
            ProcessStart start,
            PartitionLease lease,
            ProcessStore store,
            EventFeed<E> feed,
            ReactionSender<S, C> sender,
            Lanes lanes,
            TimeSource time,
            OwnerLimits limits) {
        this(process, start, lease, store, feed, sender, lanes, time, limits, new DeadlineAlarm(time, limits.grace()));
    }

    PartitionStatus status(Set<String> instances) {
        return store.status(lease.partition(), instances);
    }

    /// Commits a step. Notes its deadlines first: a commit without an answer may have been done.
    boolean commit(ProcessStep step) {
        alarm.note(step.put());
        return store.commit(step);
    }

    /// True if this owner still has the partition.
    boolean isMine(PartitionStatus status) {
        return status.progress().epoch() == lease.epoch();
    }

    /// True if the rows are of this version, and those at the checkpoint.
    boolean hasRows(PartitionStatus status) {
        return status.version().version() == lease.version()
                && status.version().through() == status.progress().position();
    }

    Page<E> page(long after, long through) {
        var limit = (int) Math.min(limits.page(), through - after);
        return feed.after(after, new Filter(process.reads(), Set.of()), limit);
    }

    ConcernedInstances<E> concerned(Page<E> page, Set<Long> leftOut) {
        return ConcernedInstances.of(
                page,
                process.manager(),
                leftOut,
                instance -> start.partition(instance) == lease.partition().number());
    }

    Fence fence() {
        var id = lease.partition();
        return Fence.of(new PartitionEpoch(id.process(), id.number(), lease.epoch()));
    }

    /// Returns the steps of instances with the time that a step has: a third of the lease.
    InstanceSteps<E, S, C> instanceSteps(PartitionStatus status) {
        return new InstanceSteps<>(
                process.manager(),
                sender,
                fence(),
                status.givenUp(),
                time.deadline(limits.lease().dividedBy(3)));
    }

    /// Returns the state of an instance before its next event.
    ///
    /// @throws UndecodableState when the row cannot be decoded
    InstanceState<S> state(PartitionStatus status, String instance) {
        var row = Optional.ofNullable(status.rows().get(instance));
        try {
            return row.map(known -> InstanceState.of(known, process.states()))
                    .orElseGet(() -> InstanceState.initial(process.manager(), instance));
        } catch (IllegalArgumentException undecodable) {
            throw new UndecodableState(instance, undecodable);
        }
    }

    HeldInstance entry(String instance, Applied.Hold.Entered hold, long from, long silentThrough) {
        return new HeldInstance(
                instance,
                hold.kind(),
                hold.cause(),
                from,
                silentThrough,
                hold.reason(),
                time.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
