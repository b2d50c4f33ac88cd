package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Cut-over to a candidate without a gate, while no node of another release is alive. Such a node is registered for
/// another identity of the view, or holds a lease of one. While one is alive, an operator compares and decides.
final class UngatedCutOver {

    private static final System.Logger LOG = System.getLogger(UngatedCutOver.class.getName());

    /// Text recorded in place of a gate's verdict.
    static final String NO_GATE = "no gate ran: no node of another release was alive";

    private final Generations generations;
    private final String node;
    private final Map<Long, String> refusals = new HashMap<>();

    UngatedCutOver(Generations generations, String node) {
        this.generations = generations;
        this.node = node;
    }

    /// Lets the candidate serve, if no rule prevents it. Returns true if it serves now.
    ///
    /// @param all all generations
    /// @param reached position that the candidate must have reached: the head of the log at the last plan
    boolean cutOver(Generation candidate, List<Generation> all, long reached) {
        if (candidate.progress().position() < reached || hasRivals(candidate.identity(), all)) {
            return false;
        }
        var refusal = generations.cutOver(candidate.number(), Optional.empty(), NO_GATE, node);
        if (refusal.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0}: generation {1} serves; {2}",
                    candidate.identity(),
                    candidate.number(),
                    NO_GATE);
        } else if (!refusal.get().equals(refusals.put(candidate.number(), refusal.get()))) {
            LOG.log(
                    Level.WARNING,
                    "{0}: generation {1} cannot serve yet: {2}",
                    candidate.identity(),
                    candidate.number(),
                    refusal.get());
        }
        return refusal.isEmpty();
    }

    /// A node whose consumer has stopped holds no lease and is alive. A command holds a lease and is not registered.
    private boolean hasRivals(ViewIdentity identity, List<Generation> all) {
        var owned = all.stream().filter(other -> other.owner().isPresent()).map(Generation::identity);
        return Stream.concat(owned, generations.nodes().keySet().stream())
                .anyMatch(other -> other.view().equals(identity.view()) && !other.equals(identity));
    }
}
