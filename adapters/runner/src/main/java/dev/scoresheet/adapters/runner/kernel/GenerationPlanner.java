package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.RunnerStatus.NotReady;
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
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Planner of the generations of this node's release: which to follow, which to fill, and which may begin to serve.
final class GenerationPlanner {

    private static final System.Logger LOG = System.getLogger(GenerationPlanner.class.getName());

    private final Generations generations;
    private final Collection<ViewIdentity> identities;
    private final UngatedCutOver ungated;
    private final RowsCheck rows;
    private Map<ViewIdentity, String> hindrances = Map.of();
    private long headBefore = Long.MAX_VALUE;

    GenerationPlanner(Generations generations, Collection<ViewIdentity> identities, String node) {
        this.generations = generations;
        this.identities = identities;
        this.ungated = new UngatedCutOver(generations, node);
        this.rows = new RowsCheck(generations);
    }

    /// @param all all generations
    /// @param follow generations that this node follows from now on, and no others
    /// @param fill identities that wait for a load
    /// @param notReady identities that no generation serves yet
    /// @param reasons causes, in a sentence each, for those that wait for more than a load
    record Plan(
            List<Generation> all,
            List<Generation> follow,
            List<ViewIdentity> fill,
            List<ViewIdentity> notReady,
            Map<ViewIdentity, String> reasons) {

        List<NotReady> unanswered() {
            return notReady.stream()
                    .map(view -> new NotReady(view, Optional.ofNullable(reasons.get(view))))
                    .toList();
        }

        /// Returns the reasons with their identities.
        List<String> hindrances() {
            return reasons.entrySet().stream()
                    .map(one -> one.getKey() + ": " + one.getValue())
                    .toList();
        }
    }

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
        var followed = all.stream()
                .filter(one -> one.role().isFollowed() && identities.contains(one.identity()))
                .toList();
        var differing = rows.differing(followed);
        var problems = new HashMap<>(rows.lost(followed));
        problems.putAll(differing);
        followed.stream().filter(one -> problems.containsKey(one.number())).forEach(one -> {
            var reason = Objects.requireNonNull(problems.get(one.number()));
            if (hindered.putIfAbsent(one.identity(), reason) == null && !notReady.contains(one.identity())) {
                notReady.add(one.identity());
            }
        });
        headBefore = head;
        say(hindered);
        var follow = followed.stream()
                .filter(one -> !differing.containsKey(one.number()))
                .toList();
        return new Plan(List.copyOf(all), follow, fill, notReady, hindered);
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
