package dev.scoresheet.application.kernel.operations.views;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// `pause`, `resume`, `hand-over`, and the clean-up of what no pointer names any more. Who did it is
/// recorded. A checkpoint is never moved by hand: a rebuild is the way. Thread-safe.
///
/// A generation is the one that serves unless another is named.
public final class Control<E> {

    private final ReadModels<E> models;

    public Control(ReadModels<E> models) {
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
            throw new Refusal(
                    "no live node '%s' follows %s; there are %s".formatted(toNode, chosen.identity(), followers));
        }
        models.generations().handOver(chosen.number(), toNode, by);
        return chosen.number();
    }

    /// Drops what was retired long enough ago, of whatever release.
    ///
    /// @param unfollowed retires before that what no live node has followed for so long; none leaves
    ///     that to the servers
    public CleanedUp cleanUp(Optional<Duration> unfollowed, Duration waited, String by) {
        var retired = unfollowed
                .map(time -> models.generations().retireUnfollowed(time, Duration.ZERO, by))
                .orElse(List.of());
        return new CleanedUp(models.generations().dropRetired(waited), retired);
    }

    private long number(String view, OptionalLong generation) {
        return models.chosenOfView(models.named(view).identity(), generation).number();
    }
}
