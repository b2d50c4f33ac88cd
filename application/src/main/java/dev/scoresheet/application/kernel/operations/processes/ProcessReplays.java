package dev.scoresheet.application.kernel.operations.processes;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader;
import dev.scoresheet.application.kernel.operations.processes.InstanceReport.Entry;
import dev.scoresheet.application.kernel.operations.processes.InstanceReport.Sent;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess;
import dev.scoresheet.application.kernel.process.reaction.ReactionOrigin;
import dev.scoresheet.application.kernel.process.step.InstanceReplay;
import dev.scoresheet.application.kernel.process.step.InstanceReplay.PossibleReaction;
import dev.scoresheet.application.kernel.process.step.InstanceReplay.Replayed;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.ImpliedDeadline;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reports of instances by the processes of this release. A receipt is found by its key alone, so a report asks the
/// process again what it sends.
public record ProcessReplays<E>(Topology<E> topology, EventFeed<E> feed, ReceiptReader receipts, TextHash hash) {

    InstanceReport report(InspectedProcess process, String instance, PartitionStatus status) {
        var replayed = replay(declared(process.name())).replay(instance, process.start(), status);
        var entry = Optional.ofNullable(status.entries().get(instance));
        var row = Optional.ofNullable(status.rows().get(instance));
        if (replayed.made().isEmpty() && entry.isEmpty() && row.isEmpty()) {
            throw new NotFound(
                    "no event that %s has read concerns an instance '%s'".formatted(process.name(), instance));
        }
        return new InstanceReport(
                process.name(),
                instance,
                row.map(InstanceRow::state).orElse(replayed.state()),
                row.<Optional<ImpliedDeadline>>map(InstanceRow::deadline)
                        .orElse(replayed.deadline())
                        .filter(deadline ->
                                !deadline.fired().equals(status.fired().get(instance)))
                        .map(ImpliedDeadline::at),
                status(entry, replayed),
                entry.map(Entry::of),
                replayed.made().stream().map(EventRef::toString).toList(),
                sent(replayed.reactions(), entry));
    }

    private static String status(Optional<HeldInstance> entry, Replayed replayed) {
        return entry.map(held -> word(held.kind())).orElse(replayed.finished() ? "finished" : "running");
    }

    private List<Sent> sent(List<PossibleReaction> possible, Optional<HeldInstance> entry) {
        var known =
                receipts.receipts(possible.stream().map(PossibleReaction::key).collect(Collectors.toSet()));
        var sent = new ArrayList<Sent>();
        for (var reaction : possible) {
            var receipt = known.get(reaction.key());
            if (receipt != null) {
                sent.add(new Sent(reaction.reference(), reaction.name(), word(receipt.outcome()), receipt.at()));
            } else if (entry.filter(held -> holds(held.cause(), reaction)).isPresent()) {
                sent.add(new Sent(
                        reaction.reference(),
                        reaction.name(),
                        word(entry.get().kind()),
                        entry.get().since()));
            }
        }
        sent.sort(Comparator.<Sent, Instant>comparing(Sent::at));
        return List.copyOf(sent);
    }

    private static boolean holds(Cause cause, PossibleReaction reaction) {
        return switch (cause) {
            case Cause.Evolve _ -> false;
            case Cause.Reacting(var event, var name) ->
                reaction.reference().equals(event.toString()) && reaction.name().equals(name);
            case Cause.AtDeadline(var deadline) ->
                reaction.reference().equals(ReactionOrigin.OfDeadline.reference(deadline));
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    Optional<String> stop(InspectedProcess process, long position) {
        return replay(declared(process.name())).stop(position);
    }

    private <S, C> InstanceReplay<E, S, C> replay(DeclaredProcess<E, S, C> process) {
        return new InstanceReplay<>(process, feed, hash);
    }

    private DeclaredProcess<E, ?, ?> declared(String name) {
        return topology.applications().stream()
                .flatMap(application -> application.processes().stream())
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OperationRefused(
                        "this release has no process %s; use a release that has it".formatted(name)));
    }
}
