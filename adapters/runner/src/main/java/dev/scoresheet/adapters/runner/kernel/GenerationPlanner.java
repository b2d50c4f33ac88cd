package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.ShapeChanged;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Planner of the generations of this node's release: which to follow, which to fill, and which may begin to serve.
final class GenerationPlanner {

    private static final System.Logger LOG = System.getLogger(GenerationPlanner.class.getName());

    private final Generations generations;
    private final Collection<ViewIdentity> identities;
    private final UngatedCutOver ungated;
    private Map<ViewIdentity, String> hindrances = Map.of();
    private long headBefore = Long.MAX_VALUE;

    GenerationPlanner(Generations generations, Collection<ViewIdentity> identities, String node) {
        this.generations = generations;
        this.identities = identities;
        this.ungated = new UngatedCutOver(generations, node);
    }

    /// @param follow generations that this node follows from now on, and no others
    /// @param fill identities that wait for a load
    /// @param notReady identities that no generation serves yet
    /// @param hindrances reasons why an identity has no serving generation, in a sentence each
    record Plan(
            List<Generation> follow, List<ViewIdentity> fill, List<ViewIdentity> notReady, List<String> hindrances) {}

    /// Plans the next round. A failure for one identity does not stop the other identities.
    ///
    /// @param head head of the log, read before
    Plan plan(long head) {
        var all = new ArrayList<>(generations.all());
        var fill = new ArrayList<ViewIdentity>();
        var notReady = new ArrayList<ViewIdentity>();
        var hindered = new TreeMap<ViewIdentity, String>(Comparator.comparing(ViewIdentity::toString));
        for (var identity : identities) {
            if (of(identity, all).stream().noneMatch(own -> own.role() == Role.SERVING)) {
                try {
                    provide(identity, all, fill, notReady);
                } catch (ShapeChanged | StoreUnavailable hindrance) {
                    notReady.add(identity);
                    hindered.put(identity, String.valueOf(hindrance.getMessage()));
                }
            }
        }
        lost(all).forEach((identity, reason) -> {
            if (hindered.putIfAbsent(identity, reason) == null && !notReady.contains(identity)) {
                notReady.add(identity);
            }
        });
        headBefore = head;
        say(hindered);
        var follow = all.stream()
                .filter(one -> one.role().isFollowed() && identities.contains(one.identity()))
                .toList();
        var sentences = hindered.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .toList();
        return new Plan(follow, fill, notReady, sentences);
    }

    /// Finds followed generations whose rows are gone. Their queries fail, and no step is possible.
    private Map<ViewIdentity, String> lost(List<Generation> all) {
        var numbers = generations.lost();
        var lost = new HashMap<ViewIdentity, String>();
        all.stream()
                .filter(one -> numbers.contains(one.number())
                        && identities.contains(one.identity())
                        && one.role().isFollowed())
                .forEach(one -> lost.putIfAbsent(
                        one.identity(),
                        ("the rows of generation %d no longer exist; run `rebuild %s`%s, then `cutover %2$s"
                                        + " --accept REASON`")
                                .formatted(
                                        one.number(),
                                        one.identity().view(),
                                        one.role() == Role.CANDIDATE ? " with --anew" : "")));
        return lost;
    }

    private void say(Map<ViewIdentity, String> hindered) {
        hindered.forEach((identity, reason) -> {
            if (!reason.equals(hindrances.get(identity))) {
                LOG.log(Level.WARNING, "{0}: the plan for this view failed and is retried: {1}", identity, reason);
            }
        });
        hindrances = hindered;
    }

    private void provide(
            ViewIdentity identity, List<Generation> all, List<ViewIdentity> fill, List<ViewIdentity> notReady) {
        var own = of(identity, all);
        if (own.isEmpty()) {
            var first = generations.atStart(identity);
            first.ifPresent(all::add);
            if (first.isPresent() && first.get().role() == Role.SERVING) {
                LOG.log(
                        Level.INFO,
                        "{0}: created the first generation of the view; it is filled from the first event on",
                        identity);
                return;
            }
            own = of(identity, all);
        }
        var candidate = own.stream().filter(one -> one.role() == Role.CANDIDATE).findFirst();
        if (candidate.isPresent()) {
            if (!ungated.cutOver(candidate.get(), all, headBefore)) {
                notReady.add(identity);
            }
            return;
        }
        notReady.add(identity);
        if (own.isEmpty() || isToBeFilled(own.getFirst())) {
            fill.add(identity);
        }
    }

    /// True if the identity needs a load; the newest generation decides. An older one that was retired is outdated,
    /// unless it was retired because no node followed it. While a loader is active, no load begins.
    private static boolean isToBeFilled(Generation newest) {
        if (newest.role() == Role.RETIRED) {
            return newest.unfollowed().isPresent();
        }
        var load = newest.load();
        return load.filter(Generation.Load::cancelRequested).isEmpty()
                && load.flatMap(Generation.Load::loader).isEmpty();
    }

    private static List<Generation> of(ViewIdentity identity, List<Generation> all) {
        return all.stream().filter(one -> one.identity().equals(identity)).toList();
    }
}
