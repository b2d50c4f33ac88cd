package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Step over the next page: the events of its instances are applied, and the whole page is committed. An instance that
/// is not done gets an entry, and its row stays before the event that it had reached.
final class PageStep<E, S, C> {

    private final OwnedPartition<E, S, C> owned;
    private final Retries retries;

    PageStep(OwnedPartition<E, S, C> owned, Retries retries) {
        this.owned = owned;
        this.retries = retries;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Takes the step. Quiet if there is no later event that the partition may read.
    Turn take(PartitionStatus known) {
        long position = known.progress().position();
        long holdAt = known.holdAt().orElse(Long.MAX_VALUE);
        if (position >= holdAt) {
            return Turn.Quiet.forTime(earlier(retries.left(), owned.alarm().left()));
        }
        var page = owned.page(position, holdAt);
        var concerned = owned.concerned(page, known.leftOut());
        if (concerned.through() == position) {
            return concerned
                    .stopped()
                    .<Turn>map(reason -> new Turn.Stopped(position, reason))
                    .orElseGet(() -> new Turn.Quiet(
                            position, earlier(retries.left(), owned.alarm().left())));
        }
        // The rows and the progress are of one snapshot; a later owner may have written since.
        var status = owned.status(concerned.names());
        if (!owned.isMine(status) || !status.progress().equals(known.progress())) {
            return new Turn.Worked();
        }
        var work = new InstanceWork<>(
                owned,
                status,
                concerned.names().stream()
                        .filter(instance -> !status.entries().containsKey(instance))
                        .sorted()
                        .map(instance -> new InstanceEvents<>(
                                owned.state(status, instance),
                                concerned.of(instance),
                                owned.start().actsFrom()))
                        .toList());
        var applied = work.run();
        return applied.isEmpty()
                ? new Turn.Lost()
                : work.commit(applied.get(), results -> draft(status, results).through(concerned.through()))
                        .map(results -> turn(status, results, concerned.through()))
                        .orElseGet(Turn.Overtaken::new);
    }

    private StepDraft draft(PartitionStatus status, List<Applied<S>> results) {
        var draft = new StepDraft(owned.lease().partition(), status);
        for (var result : results) {
            var instance = result.state().instance();
            draft.row(instance, result.state().row(owned.process().states()));
            result.entered()
                    .ifPresent(hold -> draft.enter(owned.entry(
                            instance, hold, result.held().orElseThrow().from(), 0)));
        }
        return draft;
    }

    /// Instances of a page have no entry. One may have left it to fire its deadline again. If an event holds it or
    /// moves the deadline, that failure is over.
    private Turn turn(PartitionStatus status, List<Applied<S>> committed, long through) {
        for (var result : committed) {
            var instance = result.state().instance();
            boolean isHeld = result.held().isPresent();
            var before = Optional.ofNullable(status.rows().get(instance)).flatMap(InstanceRow::deadline);
            if (isHeld || !result.state().deadline().equals(before)) {
                retries.forget(instance);
            }
            if (isHeld) {
                retries.failed(instance);
            }
        }
        return Applied.stop(committed)
                .<Turn>map(reason -> new Turn.Stopped(through, reason))
                .orElseGet(Turn.Worked::new);
    }
}
