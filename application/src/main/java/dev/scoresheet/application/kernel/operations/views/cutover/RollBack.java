package dev.scoresheet.application.kernel.operations.views.cutover;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.consumer.CatchUp;
import dev.scoresheet.application.kernel.operations.views.consumer.HeldGenerations;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.SwitchResult;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Command `rollback`: brings the previous generation to the position of the serving one, then lets it serve
/// again. Thread-safe.
public final class RollBack {

    private final OperatedView<?, ?, ?, ?> view;

    public RollBack(OperatedView<?, ?, ?, ?> view) {
        this.view = view;
    }

    /// @throws OperationRefused with the reason
    public SwitchResult run(String by, ProgressListener listener) throws InterruptedException {
        return run(OptionalLong.empty(), by, listener);
    }

    /// Rolls back only to the generation that the caller names. So a repeated call does not undo the first one.
    ///
    /// @param named number of that generation; empty for the previous one
    /// @throws OperationRefused with the reason, such as another previous generation
    public SwitchResult run(OptionalLong named, String by, ProgressListener listener) throws InterruptedException {
        var serving = view.serving().number();
        var previous = previous();
        view.requireNamed(named, previous);
        var lost = view.generations().lost();
        if (lost.contains(previous)) {
            throw new OperationRefused(
                    "the rows of the previous generation %d no longer exist; `rebuild` fills a new generation"
                            .formatted(previous));
        }
        CatchUp.toHead(view, previous, listener, () -> true);
        new HeldGenerations(view, by)
                .change(
                        lost.contains(serving) ? List.of(previous) : List.of(previous, serving),
                        () -> view.generations().rollBack(view.identity(), previous, serving, by));
        return CutOver.result(view, Optional.of(serving), "no gate runs before a roll-back");
    }

    private long previous() {
        return view.newest(generation -> generation.role() == Role.PREVIOUS)
                .orElseThrow(
                        () -> new OperationRefused("no previous generation of %s is kept".formatted(view.identity())))
                .number();
    }
}
