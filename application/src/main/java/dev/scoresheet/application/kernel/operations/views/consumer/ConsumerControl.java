package dev.scoresheet.application.kernel.operations.views.consumer;

import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Operations `pause`, `resume` and `hand-over` of consumers, and the clean-up of generations that no pointer names.
/// The operator's name is recorded. An operator cannot move a checkpoint; a rebuild replaces that. Thread-safe.
///
/// Without a generation number, an operation applies to the serving generation.
public final class ConsumerControl {

    private final ReadModels<?> models;

    public ConsumerControl(ReadModels<?> models) {
        this.models = models;
    }

    /// Pauses a generation: its consumer finishes the current batch and waits. Returns the generation number.
    public long pause(String view, OptionalLong generation, String by) {
        var number = models.chosen(view, generation).number();
        models.generations().pause(number, by);
        return number;
    }

    /// Resumes a paused generation, or a stopped one, whose consumer then retries.
    public long resume(String view, OptionalLong generation, String by) {
        var number = models.chosen(view, generation).number();
        models.generations().resume(number, by);
        return number;
    }

    /// Reserves the next lease for this node, for three times the lease duration.
    ///
    /// @throws OperationRefused when no live node of this name follows the view
    public long handOver(String view, OptionalLong generation, String toNode, String by) {
        var chosen = models.chosen(view, generation);
        var followers = models.generations().followers(chosen.identity());
        if (!followers.contains(toNode) && !chosen.owner().equals(Optional.of(toNode))) {
            throw new OperationRefused("no live node '%s' follows %s; its live nodes are %s"
                    .formatted(toNode, chosen.identity(), followers));
        }
        models.generations().handOver(chosen.number(), toNode, by);
        return chosen.number();
    }

    /// @throws OperationRefused when the view to remove is in use
    /// @throws NotFound when no generation of that view is kept
    public CleanUp.Done cleanUp(CleanUp cleanUp, String by) {
        var retired = new ArrayList<Long>();
        cleanUp.removedView().ifPresent(view -> retired.addAll(retireRemoved(view, by)));
        cleanUp.unfollowed()
                .ifPresent(time -> retired.addAll(models.generations().retireUnfollowed(time, Duration.ZERO, by)));
        return new CleanUp.Done(models.generations().dropRetired(cleanUp.waited()), retired);
    }

    /// Retires the generations of a removed view. Nothing serves in their place, so the servers keep them.
    private List<Long> retireRemoved(String view, String by) {
        if (models.all().stream().anyMatch(ours -> ours.name().equals(view))) {
            throw new OperationRefused(
                    "this release still has the view %s; only a view that no release has can be removed"
                            .formatted(view));
        }
        var kept = models.generations().all().stream()
                .filter(there -> there.identity().view().equals(view) && there.role() != Role.RETIRED)
                .map(Generation::number)
                .toList();
        if (kept.isEmpty()) {
            throw new NotFound(
                    "no generation of a view '%s' is kept; `projections` lists the generations".formatted(view));
        }
        var retired = models.generations().retireView(view, by);
        if (retired.isEmpty()) {
            throw new OperationRefused(
                    "%s is in use: a live node follows it, or a process works on one of the generations %s"
                            .formatted(view, kept));
        }
        return retired;
    }
}
