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

/// `pause`, `resume`, `hand-over`, and the clean-up of what no pointer names any more. Who did it is
/// recorded. A checkpoint is never moved by hand: a rebuild is the way. Thread-safe.
///
/// A generation is the one that serves unless another is named.
public final class ConsumerControl<E> {

    private final ReadModels<E> models;

    public ConsumerControl(ReadModels<E> models) {
        this.models = models;
    }

    /// Its consumer ends the batch under way and waits. Answers the generation.
    public long pause(String view, OptionalLong generation, String by) {
        var number = number(view, generation);
        models.generations().pause(number, by);
        return number;
    }

    /// Also for a consumer that stopped: it tries again.
    public long resume(String view, OptionalLong generation, String by) {
        var number = number(view, generation);
        models.generations().resume(number, by);
        return number;
    }

    /// Only this node may take the next lease, for three lengths of a lease.
    ///
    /// @throws Refusal when no such node lives and follows this view
    public long handOver(String view, OptionalLong generation, String toNode, String by) {
        var chosen = models.chosenOfView(models.named(view).identity(), generation);
        var followers = models.generations().followers(chosen.identity());
        if (!followers.contains(toNode) && !chosen.owner().equals(Optional.of(toNode))) {
            throw new OperationRefused(
                    "no live node '%s' follows %s; there are %s".formatted(toNode, chosen.identity(), followers));
        }
        models.generations().handOver(chosen.number(), toNode, by);
        return chosen.number();
    }

    /// @throws Refusal when the view that is said to be removed is in use
    /// @throws NotFound when there is nothing of its name
    public CleanUp.Done cleanUp(CleanUp asked, String by) {
        var retired = new ArrayList<Long>();
        asked.removedView().ifPresent(view -> retired.addAll(retireRemoved(view, by)));
        asked.unfollowed()
                .ifPresent(time -> retired.addAll(models.generations().retireUnfollowed(time, Duration.ZERO, by)));
        return new CleanUp.Done(models.generations().dropRetired(asked.waited()), retired);
    }

    /// Nothing serves in place of a view that was removed, so the servers leave it as it is.
    private List<Long> retireRemoved(String view, String by) {
        if (models.all().stream()
                .anyMatch(followed -> followed.projection().name().equals(view))) {
            throw new OperationRefused(
                    "this release has the view %s; what is removed is in no release".formatted(view));
        }
        var kept = models.generations().all().stream()
                .filter(there -> there.identity().view().equals(view) && there.role() != Role.RETIRED)
                .map(Generation::number)
                .toList();
        if (kept.isEmpty()) {
            throw new NotFound(
                    "no generation of a view '%s' is kept; `projections` shows what there is".formatted(view));
        }
        var retired = models.generations().retireView(view, by);
        if (retired.isEmpty()) {
            throw new OperationRefused(
                    "%s is in use: a live node follows it, or a process works on one of %s".formatted(view, kept));
        }
        return retired;
    }

    private long number(String view, OptionalLong generation) {
        return models.chosenOfView(models.named(view).identity(), generation).number();
    }
}
