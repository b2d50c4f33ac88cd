package dev.scoresheet.application.kernel.operations.views.cutover;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.consumer.CatchUp;
import dev.scoresheet.application.kernel.operations.views.consumer.HeldGenerations;
import dev.scoresheet.application.kernel.operations.views.fold.EventsByKey;
import dev.scoresheet.application.kernel.operations.views.fold.TouchedKeys;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.ComparisonReport;
import dev.scoresheet.application.kernel.operations.views.report.RowDifference;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// Command `diff`: compares a candidate with the serving generation, at one position and in one snapshot.
/// Thread-safe.
public final class GenerationComparison {

    private final OperatedView<?, ?, ?, ?> view;

    public GenerationComparison(OperatedView<?, ?, ?, ?> view) {
        this.view = view;
    }

    /// Compares the newest candidate with the serving generation of its own identity, otherwise with the newest
    /// serving one of another release.
    ///
    /// @param declared keys, as text, whose rows are known to differ
    /// @throws OperationRefused when there is nothing to compare, or the two did not reach the same position
    public ComparisonReport diff(Set<String> declared, String by) throws InterruptedException {
        var candidate = candidate(OptionalLong.empty());
        var serving = serving()
                .orElseThrow(
                        () -> new OperationRefused("no generation of %s serves, so generation %d cannot be compared"
                                .formatted(view.name(), candidate.number())));
        return compare(candidate, serving, declared, by);
    }

    /// Returns the newest candidate, caught up to the head. A hold is too short for a long catch-up.
    ///
    /// @param named number that the caller gave the candidate; empty for none
    Generation candidate(OptionalLong named) throws InterruptedException {
        var candidate = view.newest(generation -> generation.role() == Role.CANDIDATE)
                .orElseThrow(() ->
                        new OperationRefused("%s has no candidate; `rebuild` makes one".formatted(view.identity())));
        view.requireNamed(named, candidate.number());
        CatchUp.toHead(view, candidate.number(), ProgressListener.NONE, () -> true);
        return candidate;
    }

    /// Returns the serving generation of this identity, otherwise the newest serving one of another release.
    Optional<Generation> serving() {
        return view.generations()
                .serving(view.identity())
                .or(() -> view.generations().all().stream()
                        .filter(generation -> generation.role() == Role.SERVING
                                && generation.identity().view().equals(view.name()))
                        .findFirst());
    }

    /// @throws OperationRefused when the two do not reach the same position
    /// @throws RowsUnreadable at once when the table of one side is gone, because no node can move that side
    ComparisonReport compare(Generation candidate, Generation serving, Set<String> declared, String by)
            throws InterruptedException {
        for (var lost : view.generations().lost()) {
            if (lost == candidate.number() || lost == serving.number()) {
                throw new RowsUnreadable("generation " + lost, "their table is gone");
            }
        }
        var snapshot = snapshot(List.of(candidate.number(), serving.number()), by)
                .orElseThrow(() -> new OperationRefused(("generations %d and %d did not reach the same position; check"
                                + " that a node follows generation %d")
                        .formatted(candidate.number(), serving.number(), serving.number())));
        try (snapshot) {
            return compare(candidate.number(), serving.number(), declared, snapshot);
        }
    }

    /// Opens a snapshot of generations that are at one position; empty if they are not.
    private Optional<Snapshot> snapshot(List<Long> both, String by) throws InterruptedException {
        return new HeldGenerations(view, by)
                .at(both, position -> {
                    var snapshot = view.models().views().snapshot(both);
                    try {
                        if (both.stream()
                                .allMatch(number -> snapshot.progress(number).position() == position)) {
                            return Optional.of(snapshot);
                        }
                    } catch (RuntimeException | Error failed) {
                        snapshot.close();
                        throw failed;
                    }
                    snapshot.close();
                    return Optional.<Snapshot>empty();
                })
                .flatMap(opened -> opened);
    }

    private ComparisonReport compare(long candidate, long serving, Set<String> declared, Snapshot snapshot)
            throws InterruptedException {
        var leftOut = new TreeSet<>(declared);
        leftOut.addAll(parkedKeys(candidate));
        leftOut.addAll(parkedKeys(serving));
        var found =
                snapshot.compare(view.projection(), serving, candidate, leftOut::contains, RowDifference.SHOWN_AT_MOST);
        var position = snapshot.progress(candidate).position();
        return new ComparisonReport(
                view.name(),
                candidate,
                serving,
                position,
                found.compared(),
                found.differing(),
                EventsByKey.explain(view, Exclusions.NOTHING, found.first(), position),
                List.copyOf(leftOut));
    }

    /// Returns the parked keys, and the keys that the events of parked streams would touch, as far as this
    /// release knows.
    private Set<String> parkedKeys(long generation) {
        var keys = new TreeSet<String>();
        for (var entry : view.generations().parked(generation)) {
            switch (entry.parked()) {
                case Parked.Key key -> keys.add(key.text());
                case Parked.Stream stream -> {
                    try {
                        keys.addAll(TouchedKeys.ofStream(view, stream.stream(), stream.position(), Long.MAX_VALUE));
                    } catch (OperationRefused _) {
                        // a failing event names no keys; a row that it would have touched shows as a difference
                    }
                }
            }
        }
        return keys;
    }
}
