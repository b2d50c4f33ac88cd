package dev.scoresheet.application.kernel.operations.views.cutover;

import dev.scoresheet.application.kernel.operations.views.consumer.HeldGenerations;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.ComparisonReport;
import dev.scoresheet.application.kernel.operations.views.report.SwitchResult;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Command `cutover`: lets the newest candidate serve when its rows are those of the serving generation.
/// Thread-safe.
public final class CutOver {

    private final OperatedView<?, ?, ?, ?> view;
    private final GenerationComparison comparison;

    public CutOver(OperatedView<?, ?, ?, ?> view) {
        this.view = view;
        this.comparison = new GenerationComparison(view);
    }

    /// Compares, and if nothing differs, cuts over to the candidate. One transaction cuts over and proves that
    /// the candidate is not behind, and that the compared generation still serves.
    ///
    /// If no live node follows the serving generation of an older release, it cannot be held. The cut-over then
    /// runs ungated, and the audit trail says so. If the serving generation cannot be read, or does not reach the
    /// candidate's position, an accepted reason replaces the comparison.
    ///
    /// @param declared keys, as text, whose rows are known to differ
    /// @param accepted reason to accept differences, or a comparison that cannot be made; recorded
    /// @throws OperationRefused with the reason
    /// @throws RowsDiffer when there are differences and no reason to accept them was given
    public SwitchResult run(Set<String> declared, Optional<String> accepted, String by)
            throws InterruptedException, RowsDiffer {
        return run(OptionalLong.empty(), declared, accepted, by);
    }

    /// Cuts over only to the generation that the caller names.
    ///
    /// @param named number of the candidate; empty for the newest one
    /// @param declared keys, as text, whose rows are known to differ
    /// @param accepted reason to accept differences, or a comparison that cannot be made; recorded
    /// @throws OperationRefused with the reason: another generation is the newest candidate
    /// @throws RowsDiffer when there are differences and no reason to accept them was given
    public SwitchResult run(OptionalLong named, Set<String> declared, Optional<String> accepted, String by)
            throws InterruptedException, RowsDiffer {
        var candidate = comparison.candidate(named);
        if (candidate.parked() > 0) {
            throw new OperationRefused(
                    "%d entries of generation %d are parked; run `retry` or `give-up` with --generation %d first"
                            .formatted(candidate.parked(), candidate.number(), candidate.number()));
        }
        var compared = comparison.serving();
        var verdict = verdict(candidate, compared, declared, accepted, by);
        var serving = compared.filter(other -> other.identity().equals(view.identity()))
                .map(Generation::number);
        var both = new ArrayList<>(List.of(candidate.number()));
        serving.filter(_ -> verdict.holdable()).ifPresent(both::add);
        new HeldGenerations(view, by)
                .change(both, () -> view.generations().cutOver(candidate.number(), serving, verdict.sentence(), by));
        return result(view, serving, verdict.sentence());
    }

    /// Returns the result of a change of the serving generation.
    static SwitchResult result(OperatedView<?, ?, ?, ?> view, Optional<Long> before, String gate) {
        var now = view.serving();
        return new SwitchResult(
                view.name(),
                view.version(),
                before,
                now.number(),
                now.progress().position(),
                gate);
    }

    /// Result of the comparison before the cut-over, in a sentence.
    ///
    /// @param holdable true if the serving generation reaches the candidate's position
    private record Verdict(String sentence, boolean holdable) {}

    private Verdict verdict(
            Generation candidate,
            Optional<Generation> other,
            Set<String> declared,
            Optional<String> accepted,
            String by)
            throws InterruptedException, RowsDiffer {
        if (other.isEmpty()) {
            return new Verdict("no gate ran: no other generation serves this view", true);
        }
        var serving = other.get();
        if (!serving.identity().equals(view.identity()) && !isFollowed(serving)) {
            return new Verdict(
                    "no gate ran: no node follows generation %d of %s".formatted(serving.number(), serving.identity()),
                    true);
        }
        ComparisonReport report;
        try {
            report = comparison.compare(candidate, serving, declared, by);
        } catch (OperationRefused | RowsUnreadable incomparable) {
            return withoutComparison(candidate, String.valueOf(incomparable.getMessage()), accepted);
        }
        if (!report.same() && accepted.isEmpty()) {
            throw new RowsDiffer(report);
        }
        return new Verdict(report.sentence() + (report.same() ? "" : ", accepted: " + accepted.get()), true);
    }

    /// A live node has no lease while it waits for one, or while its consumer has stopped. A command has a lease and
    /// is not registered.
    private boolean isFollowed(Generation serving) {
        return serving.owner().isPresent()
                || !view.generations().followers(serving.identity()).isEmpty();
    }

    /// Checks only that the candidate is readable. The generation to replace may be damaged; its successor must
    /// not be.
    private Verdict withoutComparison(Generation candidate, String why, Optional<String> accepted) {
        var reason = accepted.orElseThrow(() -> new OperationRefused(
                ("the generations cannot be compared: %s; `cutover %s --accept REASON` lets generation %d"
                                + " serve without it")
                        .formatted(why, view.name(), candidate.number())));
        try (var snapshot = view.models().views().snapshot(List.of(candidate.number()))) {
            snapshot.rows(view.projection(), candidate.number(), (key, row) -> {});
        }
        return new Verdict(
                "no gate ran and the serving generation was not held: %s, accepted: %s".formatted(why, reason), false);
    }
}
