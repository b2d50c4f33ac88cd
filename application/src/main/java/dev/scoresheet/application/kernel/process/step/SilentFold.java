package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fold of the rows from the beginning of the log to the checkpoint. It sends nothing and fires no deadline.
///
/// The first page empties the rows. Rows of a fold that another owner began do not count, because only this owner
/// knows that they are whole. Each page is one commit at the same checkpoint.
final class SilentFold<E, S, C> {

    private final OwnedPartition<E, S, C> owned;
    private Optional<RowsVersion> own = Optional.empty();
    private boolean again;
    private boolean done;

    SilentFold(OwnedPartition<E, S, C> owned) {
        this.owned = owned;
    }

    /// True if the rows do not count: they are of another version, or end before the checkpoint.
    boolean isNeeded(PartitionStatus status) {
        return again || !owned.hasRows(status);
    }

    /// Discards the rows because one of them cannot be decoded. Returns false if this owner has folded them itself.
    boolean repeat() {
        if (done) {
            return false;
        }
        again = true;
        own = Optional.empty();
        return true;
    }

    Turn take(PartitionStatus known) {
        long checkpoint = known.progress().position();
        boolean first = own.isEmpty() || !own.get().equals(known.version());
        long from = first ? 0 : known.version().through();
        var concerned = from < checkpoint
                ? owned.concerned(owned.page(from, checkpoint), known.leftOut())
                : new ConcernedInstances<E>(Map.of(), checkpoint, Optional.empty());
        if (from < checkpoint && concerned.through() == from) {
            return new Turn.Stopped(
                    checkpoint, concerned.stopped().orElse("the log ends before the checkpoint " + checkpoint));
        }
        var status = owned.status(concerned.names());
        if (!owned.isMine(status) || !status.progress().equals(known.progress())) {
            return new Turn.Worked();
        }
        var work = new InstanceWork<>(
                owned,
                status,
                concerned.names().stream()
                        .sorted()
                        .map(instance -> new InstanceEvents<>(
                                first
                                        ? InstanceState.initial(owned.process().manager(), instance)
                                        : owned.state(status, instance),
                                concerned.of(instance).stream()
                                        .filter(event -> event.position() < heldFrom(status, instance))
                                        .toList(),
                                checkpoint))
                        .toList());
        var rows = new RowsVersion(owned.lease().version(), concerned.through());
        var applied = work.run().orElseThrow(); // nothing is sent, so nothing is fenced
        if (work.commit(applied, results -> draft(status, results, first).folded(rows, first))
                .isPresent()) {
            own = Optional.of(rows);
            done = rows.through() == checkpoint;
            again = again && !done;
        }
        return new Turn.Worked();
    }

    private StepDraft draft(PartitionStatus status, List<Applied<S>> results, boolean first) {
        var draft = new StepDraft(owned.lease().partition(), status);
        for (var result : results) {
            var instance = result.state().instance();
            var row = result.state().row(owned.process().states());
            if (row.isPresent() || !first) {
                draft.row(instance, row);
            }
            result.entered()
                    .ifPresent(hold -> draft.enter(owned.entry(
                            instance, hold, result.held().orElseThrow().from(), silentThrough(status, instance))));
        }
        return draft;
    }

    private static long heldFrom(PartitionStatus status, String instance) {
        return entry(status, instance).map(HeldInstance::heldFrom).orElse(Long.MAX_VALUE);
    }

    /// Returns the position through which an earlier owner has sent the reactions of an instance.
    private static long silentThrough(PartitionStatus status, String instance) {
        return entry(status, instance)
                .map(replaced -> Math.max(replaced.heldFrom() - 1, replaced.silentThrough()))
                .orElse(status.progress().position());
    }

    private static Optional<HeldInstance> entry(PartitionStatus status, String instance) {
        return Optional.ofNullable(status.entries().get(instance));
    }
}
