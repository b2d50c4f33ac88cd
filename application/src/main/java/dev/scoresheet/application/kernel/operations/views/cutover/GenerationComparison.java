package dev.scoresheet.application.kernel.operations.views.cutover;

import dev.scoresheet.application.kernel.operations.views.consumer.CatchUp;
import dev.scoresheet.application.kernel.operations.views.consumer.HeldGenerations;
import dev.scoresheet.application.kernel.operations.views.fold.EventsByKey;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.FollowedProjection;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.repair.Refold;
import dev.scoresheet.application.kernel.operations.views.report.ComparisonReport;
import dev.scoresheet.application.kernel.operations.views.report.RowDifference;
import dev.scoresheet.application.kernel.operations.views.report.SwitchResult;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Commands `diff` and `cutover`: a candidate is compared with the serving generation before a cut-over, at one
/// position and in one snapshot. Thread-safe.
public final class GenerationComparison<E> {

    private static final int SHOWN = 5;
    private static final int EVENTS_SHOWN = 10;

    private final ReadModels<E> models;
    private final FoldParallelism crew;
    private final Node node;

    public GenerationComparison(ReadModels<E> models, FoldParallelism crew, Node node) {
        this.models = models;
        this.crew = crew;
        this.node = node;
    }

    /// Compares the newest candidate with the serving generation of its own identity, otherwise with the newest serving
    /// one of another release.
    ///
    /// @param declared keys, as text, whose rows are known to differ
    /// @throws OperationRefused when there is nothing to compare, or the two did not reach the same position
    public ComparisonReport diff(String view, Set<String> declared, String by) throws InterruptedException {
        return diff(models.named(view), declared, by);
    }

    private <K, X, V> ComparisonReport diff(FollowedProjection<E, K, X, V> followed, Set<String> declared, String by)
            throws InterruptedException {
        var candidate = candidate(followed);
        var other = other(followed)
                .orElseThrow(() -> new OperationRefused("nothing serves %s that generation %d could be compared with"
                        .formatted(followed.projection().name(), candidate.number())));
        return atOnePosition(followed, candidate, other, declared, by);
    }

    /// @throws RowsUnreadable at once when the table of one side is gone, because no node can move that side
    private <K, X, V> ComparisonReport atOnePosition(
            FollowedProjection<E, K, X, V> followed,
            Generation candidate,
            Generation other,
            Set<String> declared,
            String by)
            throws InterruptedException {
        for (var lost : models.generations().lost()) {
            if (lost == candidate.number() || lost == other.number()) {
                throw new RowsUnreadable("generation " + lost, "their table is gone");
            }
        }
        return compared(followed, candidate, other, declared, by)
                .orElseThrow(
                        () -> new OperationRefused("generations %d and %d did not come to one position; is %d followed?"
                                .formatted(candidate.number(), other.number(), other.number())));
    }

    /// Compares, and if nothing differs, cuts over to the candidate. One transaction cuts over and proves that the
    /// candidate is not behind.
    ///
    /// If no node follows the serving generation of an older release, it cannot be held. The cut-over then runs
    /// ungated, and the audit trail says so. If the serving generation cannot be read, or does not reach the
    /// candidate's position, an accepted reason replaces the comparison.
    ///
    /// @param accepted reason to accept differences, or a comparison that cannot be made; recorded
    /// @throws OperationRefused with the reason
    /// @throws RowsDiffer when there are differences and no reason to accept them was given
    public SwitchResult cutOver(String view, Set<String> declared, Optional<String> accepted, String by)
            throws InterruptedException, RowsDiffer {
        return cutOver(models.named(view), declared, accepted, by);
    }

    private <K, X, V> SwitchResult cutOver(
            FollowedProjection<E, K, X, V> followed, Set<String> declared, Optional<String> accepted, String by)
            throws InterruptedException, RowsDiffer {
        var candidate = candidate(followed);
        if (candidate.parked() > 0) {
            throw new OperationRefused(
                    "%d entries of generation %d are parked; `retry` or `give-up` with --generation %d first"
                            .formatted(candidate.parked(), candidate.number(), candidate.number()));
        }
        var verdict = verdict(followed, candidate, declared, accepted, by);
        var gate = verdict.sentence();
        var serving = models.generations().serving(followed.identity());
        var both = new ArrayList<>(List.of(candidate.number()));
        serving.filter(_ -> verdict.holdable()).ifPresent(now -> both.add(now.number()));
        var refused = new HeldGenerations<>(models, followed, node, by)
                .at(
                        both,
                        position -> models.generations()
                                .cutOver(candidate.number(), serving.map(Generation::number), gate, by));
        var reason = refused.orElse(Optional.of("the generations did not come to one position"));
        if (reason.isPresent()) {
            throw new OperationRefused(reason.get());
        }
        var now = models.serving(followed.identity());
        return new SwitchResult(
                followed.projection().name(),
                followed.projection().version(),
                serving.map(Generation::number),
                now.number(),
                now.progress().position(),
                gate);
    }

    /// Result of the comparison before the cut-over, in a sentence.
    ///
    /// @param holdable true if the serving generation reaches the candidate's position
    private record Verdict(String sentence, boolean holdable) {}

    private <K, X, V> Verdict verdict(
            FollowedProjection<E, K, X, V> followed,
            Generation candidate,
            Set<String> declared,
            Optional<String> accepted,
            String by)
            throws InterruptedException, RowsDiffer {
        var other = other(followed);
        if (other.isEmpty()) {
            return new Verdict("no gate ran: nothing else serves this view", true);
        }
        if (!other.get().identity().equals(followed.identity())
                && other.get().owner().isEmpty()) {
            return new Verdict(
                    "no gate ran: generation %d of %s is followed by nobody"
                            .formatted(other.get().number(), other.get().identity()),
                    true);
        }
        ComparisonReport compared;
        try {
            compared = atOnePosition(followed, candidate, other.get(), declared, by);
        } catch (OperationRefused | RowsUnreadable incomparable) {
            return without(followed, candidate, String.valueOf(incomparable.getMessage()), accepted);
        }
        if (!compared.same() && accepted.isEmpty()) {
            throw new RowsDiffer(compared);
        }
        return new Verdict(compared.sentence() + (compared.same() ? "" : ", accepted: " + accepted.get()), true);
    }

    /// Checks only that the candidate is readable. The generation to replace may be damaged; its successor must not be.
    private <K, X, V> Verdict without(
            FollowedProjection<E, K, X, V> followed, Generation candidate, String why, Optional<String> accepted) {
        var reason = accepted.orElseThrow(() -> new OperationRefused(
                "the comparison cannot be made: %s; `cutover %s --accept REASON` lets generation %d serve without it"
                        .formatted(why, followed.projection().name(), candidate.number())));
        try (var snapshot = models.views().snapshot(List.of(candidate.number()))) {
            snapshot.rows(followed.projection(), candidate.number(), (key, row) -> {});
        }
        return new Verdict("no gate ran and what served was not held: %s, accepted: %s".formatted(why, reason), false);
    }

    /// Returns the newest candidate, caught up to the head. A hold is too short for a long catch-up.
    private <K, X, V> Generation candidate(FollowedProjection<E, K, X, V> followed) throws InterruptedException {
        var candidate = models.newest(followed.identity(), generation -> generation.role() == Role.CANDIDATE)
                .orElseThrow(() -> new OperationRefused(
                        "%s has no candidate; `rebuild` makes one".formatted(followed.identity())));
        try (var catchUp = new CatchUp<>(models, followed, candidate.number(), node)) {
            catchUp.to(models.feed()::head, at -> true);
        }
        return candidate;
    }

    private Optional<Generation> other(FollowedProjection<E, ?, ?, ?> followed) {
        return models.generations()
                .serving(followed.identity())
                .or(() -> models.generations().all().stream()
                        .filter(generation -> generation.role() == Role.SERVING
                                && generation
                                        .identity()
                                        .view()
                                        .equals(followed.projection().name()))
                        .findFirst());
    }

    private <K, X, V> Optional<ComparisonReport> compared(
            FollowedProjection<E, K, X, V> followed,
            Generation candidate,
            Generation other,
            Set<String> declared,
            String by)
            throws InterruptedException {
        var both = List.of(candidate.number(), other.number());
        var opened = new HeldGenerations<>(models, followed, node, by).at(both, position -> {
            var snapshot = models.views().snapshot(both);
            try {
                return both.stream()
                                .allMatch(number -> snapshot.progress(number).position() == position)
                        ? Optional.of(snapshot)
                        : closed(snapshot);
            } catch (RuntimeException | Error failed) {
                snapshot.close();
                throw failed;
            }
        });
        if (opened.isEmpty() || opened.get().isEmpty()) {
            return Optional.empty();
        }
        try (var snapshot = opened.get().get()) {
            var leftOut = new TreeSet<>(declared);
            leftOut.addAll(parkedKeys(followed, candidate));
            leftOut.addAll(parkedKeys(followed, other));
            var comparison = snapshot.compare(
                    followed.projection(), other.number(), candidate.number(), leftOut::contains, SHOWN);
            var position = snapshot.progress(candidate.number()).position();
            return Optional.of(new ComparisonReport(
                    followed.projection().name(),
                    candidate.number(),
                    other.number(),
                    position,
                    comparison.compared(),
                    comparison.differing(),
                    explained(followed, comparison.first(), position),
                    List.copyOf(leftOut)));
        }
    }

    private static Optional<Snapshot> closed(Snapshot snapshot) {
        snapshot.close();
        return Optional.empty();
    }

    /// Returns the parked keys, and the keys that the events of parked streams would touch, as far as this release
    /// knows.
    private <K, X, V> Set<String> parkedKeys(FollowedProjection<E, K, X, V> followed, Generation generation) {
        var keys = new TreeSet<String>();
        for (var entry : models.generations().parked(generation.number())) {
            switch (entry.parked()) {
                case Parked.Key key -> keys.add(key.text());
                case Parked.Stream stream -> {
                    var refold = new Refold<>(models, followed, generation, crew);
                    try {
                        keys.addAll(refold.keysOf(stream.stream(), stream.position(), Long.MAX_VALUE));
                    } catch (OperationRefused _) {
                        // a failing event names no keys; a row that it would have touched shows as a difference
                    }
                }
            }
        }
        return keys;
    }

    private <K, X, V> List<RowDifference> explained(
            FollowedProjection<E, K, X, V> followed, List<Snapshot.Difference> first, long position)
            throws InterruptedException {
        if (first.isEmpty()) {
            return List.of();
        }
        var keys = first.stream().map(Snapshot.Difference::key).toList();
        var behind =
                new EventsByKey<>(models, followed, crew, Exclusions.NOTHING, keys, EVENTS_SHOWN).through(position);
        return first.stream()
                .map(found -> new RowDifference(
                        found.key(), found.other(), found.one(), behind.count(found.key()), behind.last(found.key())))
                .toList();
    }
}
