package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.ImpliedDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Step that tries held instances again: it applies one page of their events, from the lowest position at which one of
/// them is held. An instance that reaches the checkpoint loses its entry; another one is held from a later position.
final class EntryStep<E, S, C> {

    private final OwnedPartition<E, S, C> owned;
    private final Retries retries;

    EntryStep(OwnedPartition<E, S, C> owned, Retries retries) {
        this.owned = owned;
        this.retries = retries;
    }

    Turn take(PartitionStatus known, Set<String> instances) {
        long checkpoint = known.progress().position();
        long from = known.entries().values().stream()
                        .filter(entry -> instances.contains(entry.instance()))
                        .mapToLong(HeldInstance::heldFrom)
                        .min()
                        .orElseThrow()
                - 1;
        var page = from < checkpoint ? Optional.of(owned.page(from, checkpoint)) : Optional.<Page<E>>empty();
        var concerned = page.map(read -> owned.concerned(read, known.leftOut()));
        long through = concerned.map(ConcernedInstances::through).orElse(checkpoint);
        if (concerned.isPresent() && through == from) {
            return new Turn.Stopped(checkpoint, concerned.get().stopped().orElse("the log ends before the checkpoint"));
        }
        var status = owned.status(instances);
        if (!owned.isMine(status) || !status.progress().equals(known.progress())) {
            return new Turn.Worked();
        }
        var tried = new ArrayList<InstanceEvents<E, S>>();
        for (var instance : instances.stream().sorted().toList()) {
            var entry = Objects.requireNonNull(status.entries().get(instance));
            var events = concerned
                    .map(read -> read.of(instance).stream()
                            .filter(event -> event.position() >= entry.heldFrom())
                            .toList())
                    .orElse(List.of());
            tried.add(new InstanceEvents<>(
                    owned.state(status, instance),
                    events,
                    Math.max(owned.start().actsFrom(), entry.silentThrough())));
        }
        var work = new InstanceWork<>(owned, status, tried);
        var applied = work.run();
        return applied.isEmpty()
                ? new Turn.Lost()
                : work.commit(
                                applied.get(),
                                results -> draft(status, results, through).stay())
                        .map(results -> turn(status, results))
                        .orElseGet(Turn.Overtaken::new);
    }

    private StepDraft draft(PartitionStatus status, List<Applied<S>> results, long through) {
        var draft = new StepDraft(owned.lease().partition(), status);
        for (var result : results) {
            var instance = result.state().instance();
            var entry = Objects.requireNonNull(status.entries().get(instance));
            draft.row(instance, result.state().row(owned.process().states()));
            result.entered()
                    .ifPresentOrElse(
                            hold -> draft.enter(owned.entry(
                                    instance, hold, result.held().orElseThrow().from(), entry.silentThrough())),
                            () -> settle(
                                    draft, entry, through, status.progress().position()));
        }
        return draft;
    }

    private Turn turn(PartitionStatus status, List<Applied<S>> committed) {
        for (var result : committed) {
            var instance = result.state().instance();
            var entry = Objects.requireNonNull(status.entries().get(instance));
            boolean isHeld = result.held().isPresent();
            boolean moved = result.held()
                    .filter(held -> held.from() == entry.heldFrom())
                    .isEmpty();
            if (isHeld ? moved : !isDueAgain(entry, result.state())) {
                retries.forget(instance);
            }
            if (isHeld) {
                retries.failed(instance);
            }
        }
        return Applied.stop(committed)
                .<Turn>map(reason -> new Turn.Stopped(status.progress().position(), reason))
                .orElseGet(Turn.Worked::new);
    }

    /// True if the deadline that holds the instance is still implied. It fires again, and a failure has a longer pause.
    private static boolean isDueAgain(HeldInstance entry, InstanceState<?> after) {
        return entry.cause() instanceof Cause.AtDeadline(var held)
                && after.deadline()
                        .map(ImpliedDeadline::fired)
                        .filter(held::equals)
                        .isPresent();
    }

    private static void settle(StepDraft draft, HeldInstance entry, long through, long checkpoint) {
        if (through >= checkpoint) {
            draft.leave(entry.instance());
        } else {
            draft.enter(new HeldInstance(
                    entry.instance(),
                    entry.kind(),
                    entry.cause(),
                    Math.max(entry.heldFrom(), through + 1),
                    entry.silentThrough(),
                    entry.reason(),
                    entry.since()));
        }
    }
}
