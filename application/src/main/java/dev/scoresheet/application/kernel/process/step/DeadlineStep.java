package dev.scoresheet.application.kernel.process.step;

import static java.util.stream.Collectors.toMap;

import dev.scoresheet.application.kernel.process.reaction.ReactionOrigin;
import dev.scoresheet.application.kernel.process.step.Applied.Hold;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.ImpliedDeadline;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Step that fires deadlines. It finds due rows, and reads the head of the log. It fires only once the checkpoint has
/// reached that head, and only what the rows then still imply: an event that was recorded before may have moved the
/// deadline. Events after a hold are of a successor, so it does not wait for them; the decider judges the deadline.
final class DeadlineStep<E, S, C> {

    private final OwnedPartition<E, S, C> owned;
    private final Retries retries;
    private Map<String, FiredDeadline> found = Map.of();
    private long head;

    DeadlineStep(OwnedPartition<E, S, C> owned, Retries retries) {
        this.owned = owned;
        this.retries = retries;
    }

    /// Fires deadlines. Empty if none is due, or if the checkpoint has not reached the head yet.
    Optional<Turn> take(PartitionStatus known) {
        boolean isNew = found.isEmpty();
        if (isNew && owned.alarm().isOver()) {
            find(known.holdAt());
        }
        long position = known.progress().position();
        if (found.isEmpty() || position < head) {
            return Optional.empty();
        }
        if (!isNew) {
            findMore(position, known.holdAt());
        }
        var due = found;
        found = Map.of();
        var status = owned.status(due.keySet());
        if (!owned.isMine(status) || !owned.hasRows(status) || status.paused()) {
            return Optional.of(new Turn.Worked());
        }
        var still = status.rows().values().stream()
                .filter(row ->
                        row.deadline().map(ImpliedDeadline::fired).equals(Optional.ofNullable(due.get(row.instance()))))
                .filter(row -> !row.deadline()
                        .map(ImpliedDeadline::fired)
                        .equals(Optional.ofNullable(status.fired().get(row.instance()))))
                .filter(row -> !status.entries().containsKey(row.instance()))
                .sorted(Comparator.comparing(InstanceRow::instance))
                .toList();
        return Optional.of(still.isEmpty() ? new Turn.Worked() : fire(status, still));
    }

    private void find(OptionalLong holdAt) {
        // First, so that no deadline is in neither answer.
        var next = owned.store()
                .nextDeadline(owned.lease().partition(), owned.limits().grace());
        found = due();
        if (found.isEmpty()) {
            owned.alarm().set(next);
        } else {
            head = head(holdAt);
        }
    }

    /// Adds what became due during the steps to the head, unless the log has grown on: those would wait for the rest.
    private void findMore(long position, OptionalLong holdAt) {
        var more = due();
        if (head(holdAt) <= position) {
            found = more;
        }
    }

    private long head(OptionalLong holdAt) {
        return Math.min(owned.feed().head(), holdAt.orElse(Long.MAX_VALUE));
    }

    private Map<String, FiredDeadline> due() {
        var limits = owned.limits();
        return owned.store().due(owned.lease().partition(), limits.grace(), limits.deadlines()).stream()
                .collect(toMap(
                        InstanceRow::instance,
                        row -> row.deadline().orElseThrow().fired()));
    }

    private record Firing(InstanceRow row, Optional<Hold> hold) {}

    private Turn fire(PartitionStatus status, List<InstanceRow> rows) {
        var steps = owned.instanceSteps(status);
        var firings = owned.lanes()
                .run(rows.stream()
                        .<Supplier<Firing>>map(row -> () -> new Firing(row, fire(steps, status, row)))
                        .toList());
        var draft = new StepDraft(owned.lease().partition(), status);
        var stopped = Optional.<String>empty();
        for (var firing : firings) {
            var instance = firing.row().instance();
            if (firing.hold().isEmpty()) {
                draft.fired(instance, firing.row().deadline().orElseThrow().fired());
                retries.forget(instance);
                continue;
            }
            switch (firing.hold().get()) {
                case Hold.Fenced() -> {
                    return new Turn.Lost();
                }
                case Hold.Entered entered -> {
                    long next = status.progress().position() + 1;
                    draft.enter(owned.entry(instance, entered, next, 0));
                    retries.failed(instance);
                    stopped = entered.nodeStops() ? Optional.of(entered.reason()) : stopped;
                }
            }
        }
        if (!owned.commit(draft.stay())) {
            return new Turn.Overtaken();
        }
        return stopped.<Turn>map(reason -> new Turn.Stopped(status.progress().position(), reason))
                .orElseGet(Turn.Worked::new);
    }

    private Optional<Hold> fire(InstanceSteps<E, S, C> steps, PartitionStatus status, InstanceRow row) {
        var deadline = row.deadline().orElseThrow();
        return acts(deadline)
                ? steps.fire(
                        owned.state(status, row.instance()),
                        new ReactionOrigin.OfDeadline(deadline.fired(), row.last()))
                : Optional.empty();
    }

    /// True unless the deadline passed, and was implied, before the process acted at all.
    private boolean acts(ImpliedDeadline deadline) {
        var start = owned.start();
        return deadline.at().isAfter(start.at()) || deadline.position() > start.actsFrom();
    }
}
