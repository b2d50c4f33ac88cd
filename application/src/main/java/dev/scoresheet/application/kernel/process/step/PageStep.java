package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.process.step.Applied.Hold;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

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
            return Turn.Quiet.forTime(retries.left());
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
        var steps = owned.instanceSteps(status);
        var applied = owned.lanes()
                .run(concerned.names().stream()
                        .filter(instance -> !status.entries().containsKey(instance))
                        .sorted()
                        .map(instance -> new InstanceEvents<>(
                                owned.state(status, instance),
                                concerned.of(instance),
                                owned.start().actsFrom()))
                        .<Supplier<Applied<S>>>map(work -> () -> steps.apply(work))
                        .toList());
        var draft = new StepDraft(owned.lease().partition(), status);
        var stopped = Optional.<String>empty();
        for (var result : applied) {
            var instance = result.state().instance();
            draft.row(instance, result.state().row(owned.process().states()));
            if (result.held().isPresent()) {
                var held = result.held().get();
                switch (held.hold()) {
                    case Hold.Fenced() -> {
                        return new Turn.Lost();
                    }
                    case Hold.Entered entered -> {
                        draft.enter(owned.entry(instance, entered, held.from(), 0));
                        retries.failed(instance);
                        stopped = entered.nodeStops() ? Optional.of(entered.reason()) : stopped;
                    }
                }
            }
        }
        var committed = owned.commit(draft.through(concerned.through()));
        return committed && stopped.isPresent()
                ? new Turn.Stopped(concerned.through(), stopped.get())
                : new Turn.Worked();
    }
}
