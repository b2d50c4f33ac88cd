package dev.scoresheet.application.kernel.projection.generation;

import static dev.scoresheet.application.kernel.projection.Bulbs.LONG;
import static dev.scoresheet.application.kernel.projection.Bulbs.delivering;
import static dev.scoresheet.application.kernel.projection.Bulbs.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Suite on the end of generations of every store: retired by an operator, discarded, or left by all nodes.
public abstract class RetirementContract extends GenerationsSuite {

    @Test
    void what_serves_cannot_be_retired_and_what_is_retired_is_no_longer_rolled_back_to() {
        var old = first();
        assertThrows(IllegalArgumentException.class, () -> generations.retire(old, BY));
        var next = candidate(LIVES, 5, 3);
        generations.cutOver(next, Optional.of(old), "", BY);
        assertThrows(IllegalArgumentException.class, () -> generations.retire(next, BY));
        generations.retire(old, BY);
        generations.retire(old, BY);
        assertEquals(Role.RETIRED, role(old));
        assertEquals(
                Optional.of("no previous generation is kept"), generations.rollBack(LIVES.identity(), old, next, BY));
    }

    @Test
    void a_candidate_that_is_discarded_goes_with_the_reason_and_what_serves_stays() {
        var old = first();
        var next = candidate(LIVES, 5, 3);
        var lease = store.leases().acquire(next, "node", LONG).orElseThrow();
        generations.follows("node", Set.of(LIVES.identity()), Set.of(), LONG);

        assertEquals(Optional.empty(), generations.discard(next, "wrong parameters", "ann"));
        assertEquals(Role.RETIRED, role(next));
        assertEquals(Role.SERVING, role(old));
        assertTrue(store.leases().renew(lease, LONG).isEmpty(), "its consumer is refused from now on");
        var act = generations.audited("bulb-lives", 1).getFirst();
        assertEquals("ann discard", act.by() + " " + act.action());
        assertEquals("generation %d: wrong parameters".formatted(next), act.detail());

        generations.follows("node", Set.of(), Set.of(), Duration.ZERO);
    }

    @Test
    void what_serves_or_served_or_is_worked_on_is_not_discarded() {
        var old = first();
        var next = candidate(LIVES, 5, 3);
        generations.cutOver(next, Optional.of(old), "", BY);
        refused("it is serving", generations.discard(next, "", BY));
        refused("it is the previous generation", generations.discard(old, "", BY));
        generations.retire(old, BY);
        refused("it is retired", generations.discard(old, "", BY));

        var loading = generations.begin(LIVES.identity(), 5, 1, BY).number();
        generations.takeLoad(loading, "loader");
        refused("is being loaded by loader", generations.discard(loading, "", BY));
        generations.releaseLoad(loading, "loader");
        assertEquals(Optional.empty(), generations.discard(loading, "", BY));

        var another = candidate(LIVES, 5, 3);
        var lease = store.leases().acquire(another, "a command", LONG).orElseThrow();
        refused("is owned by a command", generations.discard(another, "", BY));
        store.leases().release(lease);
        assertEquals(Optional.empty(), generations.discard(another, "", BY));
        assertEquals(Role.SERVING, role(next));
    }

    @Test
    void what_is_retired_is_dropped_when_it_has_waited() throws Exception {
        var old = first();
        var one = generations.begin(LIVES.identity(), 5, 1, BY).number();
        var other = candidate(OTHER, 5, 3);
        view(one).commit(delivering(view(one).standing().progress(), 5, DeliveryBucket.of(5)));
        generations.retire(one, BY);
        assertEquals(List.of(), generations.dropRetired(Duration.ofHours(1)));
        store.passTime(Duration.ofMillis(60));
        generations.retire(other, BY);
        assertEquals(List.of(one), generations.dropRetired(Duration.ofMillis(50)));
        assertEquals(
                List.of(other, old),
                generations.all().stream().map(Generation::number).toList());
        assertEquals(List.of(other), generations.dropRetired(Duration.ZERO));
        assertEquals(List.of(), generations.dropRetired(Duration.ZERO));
        assertEquals(
                List.of(old), generations.all().stream().map(Generation::number).toList());
        assertEquals(Map.of(), store.shown(LIVES).value());
    }

    /// Makes a generation that served once, and next to it one that serves a live node of another release.
    private long outlived() {
        long old = first();
        var next = candidate(OTHER, 5, 3);
        assertEquals(Optional.empty(), generations.cutOver(next, Optional.empty(), "no gate ran", BY));
        newerLives(Duration.ofHours(1));
        return old;
    }

    private void newerLives(Duration lasts) {
        generations.follows("newer", Set.of(OTHER.identity()), Set.of(), lasts);
    }

    private List<Long> retire(Duration after, Duration watched) {
        return generations.retireUnfollowed(after, watched, "newer");
    }

    private Optional<Duration> unfollowed(long number) {
        return generation(number).unfollowed();
    }

    @Test
    void what_no_live_node_follows_is_shown_so_retired_after_a_time_and_dropped() throws Exception {
        var old = outlived();
        var next = generations.serving(OTHER.identity()).orElseThrow();
        assertEquals("unfollowed", generation(old).word());
        assertFalse(generation(old).isFollowed());
        assertEquals("serving", next.word());
        assertTrue(next.isFollowed());

        assertEquals(List.of(), retire(Duration.ofMillis(50), LONG), "nothing is known of the time before");
        store.passTime(Duration.ofMillis(60));
        assertEquals(List.of(old), retire(Duration.ofMillis(50), LONG));
        assertEquals(List.of(), retire(Duration.ofMillis(50), LONG));

        assertEquals("retired", generation(old).word());
        assertTrue(unfollowed(old).orElseThrow().compareTo(Duration.ofMillis(50)) >= 0);
        assertEquals(Optional.empty(), generations.serving(LIVES.identity()));
        assertEquals(Optional.empty(), generations.atStart(LIVES.identity()));
        assertThrows(ViewNotReady.class, () -> store.shown(LIVES));
        assertFalse(view(old).commit(step(new Progress(0, 0, 0), 6, Map.of())));
        var act = generations.audited("bulb-lives", 1).getFirst();
        assertEquals("retire", act.action());
        assertEquals("newer", act.by());
        assertTrue(act.detail().contains("generation " + old + " of bulb-lives v1: no live node"), act::detail);

        assertEquals(List.of(old), generations.dropRetired(Duration.ZERO));
        assertEquals(
                List.of(next.number()),
                generations.all().stream().map(Generation::number).toList());
        assertEquals(5, store.shown(OTHER).position());
    }

    @Test
    void an_identity_ends_with_all_its_generations() {
        var previous = first();
        var serving = candidate(LIVES, 5, 1);
        assertEquals(Optional.empty(), generations.cutOver(serving, Optional.of(previous), "", BY));
        var candidate = candidate(LIVES, 5, 1);
        var unfinished = generations.begin(LIVES.identity(), 5, 1, BY).number();
        outlived();

        assertEquals(List.of(previous, serving, candidate, unfinished), retire(Duration.ZERO, LONG));
        assertEquals(List.of(previous, serving, candidate, unfinished), generations.dropRetired(Duration.ZERO));
        assertEquals(1, generations.all().size());
    }

    @Test
    void no_more_time_counts_than_was_watched() throws Exception {
        var old = outlived();
        retire(LONG, Duration.ZERO);
        store.passTime(Duration.ofMillis(60));
        assertEquals(List.of(), retire(Duration.ofMillis(50), Duration.ZERO), "as after a month without a node");
        assertEquals(Optional.of(Duration.ZERO), unfollowed(old));
        store.passTime(Duration.ofMillis(60));
        assertEquals(List.of(), retire(Duration.ofMillis(50), Duration.ofMillis(7)));
        assertEquals(Optional.of(Duration.ofMillis(7)), unfollowed(old));
    }

    @Test
    void no_time_counts_while_no_node_lives() throws Exception {
        var old = outlived();
        retire(LONG, LONG);
        newerLives(Duration.ZERO);
        assertEquals("serving", generation(old).word(), "nothing is known of what is followed");
        store.passTime(Duration.ofMillis(60));
        assertEquals(List.of(), retire(Duration.ZERO, LONG));
        newerLives(Duration.ofHours(1));
        assertEquals(Optional.of(Duration.ZERO), unfollowed(old));
    }

    @Test
    void what_alone_serves_a_view_is_never_retired() throws Exception {
        var old = first();
        var candidate = candidate(OTHER, 5, 3);
        newerLives(Duration.ofHours(1));
        retire(Duration.ZERO, LONG);
        store.passTime(Duration.ofMillis(60));
        assertEquals(List.of(), retire(Duration.ZERO, LONG));
        assertEquals("unfollowed", generation(old).word());
        assertEquals(Optional.of(Duration.ZERO), unfollowed(old), "it has not counted");
        assertEquals("candidate", generation(candidate).word());

        var another = new ViewIdentity("of-another-name", 1, "");
        generations.follows("newer", Set.of(another), Set.of(), Duration.ofHours(1));
        assertEquals("unfollowed", generation(candidate).word());
        assertEquals(List.of(), retire(Duration.ZERO, LONG), "a view that a release has no longer");
        assertEquals(old, generations.serving(LIVES.identity()).orElseThrow().number());
    }

    @Test
    void a_node_that_returns_lets_the_time_begin_anew() throws Exception {
        var old = outlived();
        retire(LONG, LONG);
        store.passTime(Duration.ofMillis(60));
        retire(LONG, LONG);
        assertTrue(unfollowed(old).orElseThrow().compareTo(Duration.ofMillis(60)) >= 0);

        generations.follows("older", Set.of(LIVES.identity()), Set.of(), Duration.ofHours(1));
        assertEquals("serving", generation(old).word());
        assertEquals(Optional.empty(), unfollowed(old));
        generations.follows("older", Set.of(), Set.of(), Duration.ZERO);
        assertEquals(Optional.of(Duration.ZERO), unfollowed(old));
        assertEquals(List.of(), retire(Duration.ofHours(1), LONG));
    }

    @Test
    void who_has_a_lease_or_loads_follows_though_it_says_nothing_of_itself() throws Exception {
        var old = outlived();
        retire(LONG, LONG);
        store.passTime(Duration.ofMillis(60));
        retire(LONG, LONG);
        var lease = store.leases().acquire(old, "silent", LONG).orElseThrow();
        assertEquals("serving", generation(old).word());
        assertEquals(List.of(), retire(Duration.ZERO, LONG));
        store.leases().release(lease);
        assertEquals("unfollowed", generation(old).word());
        assertEquals(Optional.of(Duration.ZERO), unfollowed(old), "the time starts again");

        var loading = generations.begin(LIVES.identity(), 5, 1, BY).number();
        assertTrue(generations.takeLoad(loading, "command"));
        assertEquals("loading", generation(loading).word());
        assertEquals(List.of(), retire(Duration.ZERO, LONG));
        generations.releaseLoad(loading, "command");
        assertEquals(List.of(old, loading), retire(Duration.ZERO, LONG));
    }

    @Test
    void a_view_that_was_removed_is_retired_whole_unless_it_is_in_use() {
        var previous = first();
        var serving = candidate(LIVES, 5, 1);
        assertEquals(Optional.empty(), generations.cutOver(serving, Optional.of(previous), "", BY));
        var unfinished = generations.begin(OTHER.identity(), 5, 1, BY).number();
        newerLives(Duration.ofHours(1));
        assertEquals(List.of(), generations.retireView("bulb-lives", BY), "a node follows another identity of it");
        newerLives(Duration.ZERO);
        var lease = store.leases().acquire(serving, "silent", LONG).orElseThrow();
        assertEquals(List.of(), generations.retireView("bulb-lives", BY));
        store.leases().release(lease);
        assertTrue(generations.takeLoad(unfinished, "command"));
        assertEquals(List.of(), generations.retireView("bulb-lives", BY));
        generations.releaseLoad(unfinished, "command");
        assertEquals(List.of(), generations.retireView("of-another-name", BY));
        assertEquals(Role.SERVING, role(serving));

        assertEquals(List.of(previous, serving, unfinished), generations.retireView("bulb-lives", BY));
        assertEquals(Optional.empty(), generations.serving(LIVES.identity()));
        assertEquals(Optional.of(Duration.ZERO), unfollowed(unfinished), "a node that still has the view fills it");
        var act = generations.audited("bulb-lives", 1).getFirst();
        assertEquals("generation " + unfinished + " of " + OTHER.identity() + ": the view was removed", act.detail());
        assertEquals(List.of(previous, serving, unfinished), generations.dropRetired(Duration.ZERO));
        assertEquals(List.of(), generations.retireView("bulb-lives", BY));
    }

    @Test
    void what_an_operator_retired_was_not_retired_for_want_of_nodes() {
        outlived();
        var candidate = candidate(LIVES, 5, 1);
        retire(LONG, LONG);
        assertEquals(Optional.of(Duration.ZERO), unfollowed(candidate));
        generations.retire(candidate, BY);
        assertEquals(Optional.empty(), unfollowed(candidate));
    }
}
