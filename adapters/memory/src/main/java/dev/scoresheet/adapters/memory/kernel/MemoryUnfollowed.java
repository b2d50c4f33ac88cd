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

    private final MemoryViewState state;

    MemoryUnfollowed(MemoryViewState state) {
        this.state = state;
    }

    void follows(String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts) {
        var follows = new MemoryViewState.Follows(Set.copyOf(identities), Set.copyOf(inline));
        state.nodes.put(node, new MemoryGeneration.Until<>(follows, state.now().plus(lasts)));
        kept().filter(generation -> identities.contains(generation.identity)).forEach(MemoryGeneration::followed);
    }

    SortedSet<String> followers(ViewIdentity identity) {
        return nodes().getOrDefault(identity, List.of()).stream()
                .map(Follower::node)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Map<ViewIdentity, List<Follower>> nodes() {
        var nodes = new HashMap<ViewIdentity, List<Follower>>();
        state.nodes.forEach((node, until) -> {
            var follows = until.what();
            if (until.holds(state.now())) {
                follows.identities()
                        .forEach(identity -> nodes.computeIfAbsent(identity, _ -> new ArrayList<>())
                                .add(new Follower(node, follows.inline().contains(identity.view()))));
            }
        });
        return nodes;
    }

    private Stream<MemoryGeneration> kept() {
        return state.all.values().stream().filter(generation -> generation.stage != Stage.RETIRED);
    }

    private Stream<ViewIdentity> followedByNodes() {
        return state.nodes.values().stream()
                .filter(follows -> follows.holds(state.now()))
                .flatMap(follows -> follows.what().identities().stream());
    }

    /// True if a live node follows the identity. A lease or a load shows it for a node of a release that does not
    /// report.
    private boolean isFollowed(ViewIdentity identity) {
        return followedByNodes().anyMatch(identity::equals)
                || kept().anyMatch(
                                generation -> generation.identity.equals(identity) && generation.isHeld(state.now()));
    }

    /// True if another generation serves a live node that follows the view.
    private boolean isReplaced(ViewIdentity identity) {
        return followedByNodes()
                .anyMatch(followed -> followed.view().equals(identity.view())
                        && state.pointers.serving(followed).isPresent());
    }

    /// Returns the unfollowed time to show for a generation.
    Optional<Duration> of(MemoryGeneration generation) {
        if (generation.stage == Stage.RETIRED) {
            return generation.unfollowed;
        }
        var someLive = state.nodes.values().stream().anyMatch(follows -> follows.holds(state.now()));
        return someLive && !isFollowed(generation.identity)
                ? generation.unfollowed.or(() -> Optional.of(Duration.ZERO))
                : Optional.empty();
    }

    void count(Duration watched) {
        kept().forEach(generation -> {
            if (isFollowed(generation.identity)) {
                generation.followed();
            } else {
                generation.unfollowed(state.now(), isReplaced(generation.identity) ? watched : Duration.ZERO);
            }
        });
    }

    List<Long> retire(Duration after, String by) {
        var due = kept().filter(generation -> !isFollowed(generation.identity) && isReplaced(generation.identity))
                .filter(generation -> generation
                        .unfollowed
                        .filter(counted -> counted.compareTo(after) >= 0)
                        .isPresent())
                .toList();
        due.forEach(generation -> retire(generation, CutOverRules.unfollowed(state.shown(generation)), by));
        return due.stream().map(generation -> generation.number).toList();
    }

    /// Retires all generations of a view; none while the view is in use.
    List<Long> retireView(String view, String by) {
        var kept = kept().filter(generation -> generation.identity.view().equals(view))
                .toList();
        if (followedByNodes().anyMatch(followed -> followed.view().equals(view))
                || kept.stream().anyMatch(generation -> generation.isHeld(state.now()))) {
            return List.of();
        }
        kept.forEach(generation -> {
            generation.unfollowed(state.now(), Duration.ZERO);
            retire(generation, CutOverRules.removed(state.shown(generation)), by);
        });
        return kept.stream().map(generation -> generation.number).toList();
    }

    private void retire(MemoryGeneration generation, String why, String by) {
        switch (state.pointers.role(generation)) {
            case SERVING -> state.pointers.forget(generation.identity);
            case PREVIOUS -> state.pointers.forgetPrevious(generation.identity);
            case LOADING, CANDIDATE, RETIRED -> {}
        }
        generation.retire(state.now());
        state.record(generation.identity.view(), "retire", why, by);
    }
}
