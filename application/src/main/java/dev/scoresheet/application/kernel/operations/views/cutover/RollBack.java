package dev.scoresheet.application.kernel.operations.views.cutover;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.consumer.CatchUp;
import dev.scoresheet.application.kernel.operations.views.consumer.HeldGenerations;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.SwitchResult;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.List;
import java.util.Optional;

/// Command `rollback`: brings the previous generation to the position of the serving one, then lets it serve again.
/// Thread-safe.
public final class RollBack<E> {

    private final ReadModels<E> models;
    private final Node node;

    public RollBack(ReadModels<E> models, Node node) {
        this.models = models;
        this.node = node;
    }

    /// @throws OperationRefused with the reason
    public SwitchResult run(String view, String by, ProgressListener watch) throws InterruptedException {
        return run(models.named(view), by, watch);
    }

    private <K, X, V> SwitchResult run(FollowedProjection<E, K, X, V> followed, String by, ProgressListener watch)
            throws InterruptedException {
        var serving = models.serving(followed.identity());
        var previous = models.newest(followed.identity(), generation -> generation.role() == Role.PREVIOUS)
                .orElseThrow(() ->
                        new OperationRefused("no previous generation of %s is kept".formatted(followed.identity())));
        var lost = models.generations().lost();
        if (lost.contains(previous.number())) {
            throw new OperationRefused(
                    "the rows of generation %d, to which a roll-back goes, are gone; `rebuild` fills a new one"
                            .formatted(previous.number()));
        }
        try (var catchUp = new CatchUp<>(models, followed, previous.number(), node)) {
            catchUp.to(models.feed()::head, at -> {
                watch.at("catching up", at, models.feed().head());
                return true;
            });
        }
        var refused = new HeldGenerations<>(models, followed, node, by)
                .at(
                        lost.contains(serving.number())
                                ? List.of(previous.number())
                                : List.of(previous.number(), serving.number()),
                        position -> models.generations().rollBack(followed.identity(), by));
        refused.orElse(Optional.of("the generations did not come to one position"))
                .ifPresent(reason -> {
                    throw new OperationRefused(reason);
                });
        return switched(followed, serving);
    }

    private SwitchResult switched(FollowedProjection<E, ?, ?, ?> followed, Generation before) {
        var now = models.serving(followed.identity());
        return new SwitchResult(
                followed.projection().name(),
                followed.projection().version(),
                Optional.of(before.number()),
                now.number(),
                now.progress().position(),
                "no gate runs on the way back");
    }
}
