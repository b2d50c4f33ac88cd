package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Stage;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.CutOverRules;
import dev.scoresheet.application.kernel.projection.generation.Generations.Follower;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Live nodes with the identities that each follows, and unfollowed generations: the time without a live node that
/// follows them, and their retirement. Used under the lock of [MemoryViewState] only.
final class MemoryUnfollowed {

    private final MemoryViewState fillings;

    MemoryUnfollowed(MemoryViewState fillings) {
        this.fillings = fillings;
    }

    void follows(String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts) {
        var follows = new MemoryViewState.Follows(Set.copyOf(identities), Set.copyOf(inline));
        fillings.nodes.put(
                node, new MemoryGeneration.Until<>(follows, fillings.now().plus(lasts)));
        kept().filter(filling -> identities.contains(filling.identity)).forEach(MemoryGeneration::followed);
    }

    SortedSet<String> followers(ViewIdentity identity) {
        return nodes().getOrDefault(identity, List.of()).stream()
                .map(Follower::node)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Map<ViewIdentity, List<Follower>> nodes() {
        var nodes = new HashMap<ViewIdentity, List<Follower>>();
        fillings.nodes.forEach((node, until) -> {
            var follows = until.what();
            if (until.holds(fillings.now())) {
                follows.identities()
                        .forEach(identity -> nodes.computeIfAbsent(identity, _ -> new ArrayList<>())
                                .add(new Follower(node, follows.inline().contains(identity.view()))));
            }
        });
        return nodes;
    }

    private Stream<MemoryGeneration> kept() {
        return fillings.all.values().stream().filter(filling -> filling.stage != Stage.RETIRED);
    }

    private Stream<ViewIdentity> followedByNodes() {
        return fillings.nodes.values().stream()
                .filter(follows -> follows.holds(fillings.now()))
                .flatMap(follows -> follows.what().identities().stream());
    }

    /// True if a live node follows the identity. A lease or a load shows it for a node of a release that does not
    /// report.
    private boolean isFollowed(ViewIdentity identity) {
        return followedByNodes().anyMatch(identity::equals)
                || kept().anyMatch(filling -> filling.identity.equals(identity) && filling.isHeld(fillings.now()));
    }

    /// True if another generation serves a live node that follows the view.
    private boolean isReplaced(ViewIdentity identity) {
        return followedByNodes()
                .anyMatch(followed -> followed.view().equals(identity.view())
                        && fillings.pointers.serving(followed).isPresent());
    }

    /// Returns the unfollowed time to show for a generation.
    Optional<Duration> of(MemoryGeneration filling) {
        if (filling.stage == Stage.RETIRED) {
            return filling.unfollowed;
        }
        var someLive = fillings.nodes.values().stream().anyMatch(follows -> follows.holds(fillings.now()));
        return someLive && !isFollowed(filling.identity)
                ? filling.unfollowed.or(() -> Optional.of(Duration.ZERO))
                : Optional.empty();
    }

    void count(Duration watched) {
        kept().forEach(filling -> {
            if (isFollowed(filling.identity)) {
                filling.followed();
            } else {
                filling.unfollowed(fillings.now(), isReplaced(filling.identity) ? watched : Duration.ZERO);
            }
        });
    }

    List<Long> retire(Duration after, String by) {
        var due = kept().filter(filling -> !isFollowed(filling.identity) && isReplaced(filling.identity))
                .filter(filling -> filling.unfollowed
                        .filter(counted -> counted.compareTo(after) >= 0)
                        .isPresent())
                .toList();
        due.forEach(filling -> retire(filling, CutOverRules.unfollowed(fillings.shown(filling)), by));
        return due.stream().map(filling -> filling.number).toList();
    }

    /// Retires all generations of a view; none while the view is in use.
    List<Long> retireView(String view, String by) {
        var kept =
                kept().filter(filling -> filling.identity.view().equals(view)).toList();
        if (followedByNodes().anyMatch(followed -> followed.view().equals(view))
                || kept.stream().anyMatch(filling -> filling.isHeld(fillings.now()))) {
            return List.of();
        }
        kept.forEach(filling -> {
            filling.unfollowed(fillings.now(), Duration.ZERO);
            retire(filling, CutOverRules.removed(fillings.shown(filling)), by);
        });
        return kept.stream().map(filling -> filling.number).toList();
    }

    private void retire(MemoryGeneration filling, String why, String by) {
        switch (fillings.pointers.role(filling)) {
            case SERVING -> fillings.pointers.forget(filling.identity);
            case PREVIOUS -> fillings.pointers.forgetPrevious(filling.identity);
            case LOADING, CANDIDATE, RETIRED -> {}
        }
        filling.retire(fillings.now());
        fillings.record(filling.identity.view(), "retire", why, by);
    }
}
