package dev.scoresheet.application.kernel.projection.generation;

import static dev.scoresheet.application.kernel.projection.Bulbs.LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Generations.AuditRecord;
import dev.scoresheet.application.kernel.projection.generation.Generations.Follower;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Suite on generations of every store: the start of a node, the nodes that live, and decisions of operators.
public abstract class GenerationsContract extends GenerationsSuite {

    @Test
    void the_first_generation_of_a_view_serves_at_once() {
        assertEquals(List.of(), generations.all());
        var first = generations.atStart(LIVES.identity()).orElseThrow();
        assertEquals(LIVES.identity(), first.identity());
        assertEquals(Role.SERVING, first.role());
        assertEquals(new Progress(0, 0, 0), first.progress());
        assertEquals(Optional.empty(), first.load());
        assertEquals(List.of(first), generations.all());
        assertEquals(Optional.of(first), generations.serving(LIVES.identity()));
        assertEquals(Optional.of(first), generations.atStart(LIVES.identity()));
    }

    @Test
    void nodes_that_start_together_find_the_same_generation() throws Exception {
        var otherNode = store.anotherNode().generations();
        var starts = new ArrayList<Callable<Long>>();
        for (int i = 0; i < 12; i++) {
            var mine = i % 2 == 0 ? generations : otherNode;
            starts.add(() -> mine.atStart(LIVES.identity()).orElseThrow().number());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var numbers = new HashSet<Long>();
            for (Future<Long> number : threads.invokeAll(starts)) {
                numbers.add(number.get());
            }
            assertEquals(1, numbers.size());
        }
        assertEquals(1, generations.all().size());
    }

    @Test
    void another_identity_of_a_view_that_was_filled_finds_nothing() {
        first();
        assertEquals(Optional.empty(), generations.atStart(OTHER.identity()));
        assertEquals(Optional.empty(), generations.serving(OTHER.identity()));
        assertEquals(1, generations.all().size());
    }

    @Test
    void nor_does_it_when_all_that_was_filled_is_dropped() {
        var loading = generations.begin(LIVES.identity(), 0, 1, BY).number();
        generations.retire(loading, BY);
        generations.dropRetired(Duration.ZERO);
        assertEquals(List.of(), generations.all());
        assertEquals(Optional.empty(), generations.atStart(LIVES.identity()));
    }

    @Test
    void without_one_that_serves_the_newest_candidate_is_followed_before_an_unfinished_load() {
        first();
        var loading = generations.begin(OTHER.identity(), 5, 2, BY);
        assertEquals(Optional.of(loading), generations.atStart(OTHER.identity()));
        var older = candidate(OTHER, 5, 1);
        var newer = candidate(OTHER, 5, 1);
        generations.begin(OTHER.identity(), 6, 2, BY);
        assertTrue(older < newer);
        assertEquals(newer, generations.atStart(OTHER.identity()).orElseThrow().number());
        generations.retire(newer, BY);
        assertEquals(older, generations.atStart(OTHER.identity()).orElseThrow().number());
    }

    @Test
    void the_first_load_of_an_identity_begins_once() {
        first();
        var begun = generations.beginFirst(OTHER.identity(), 5, 2, BY).orElseThrow();
        assertEquals(Optional.empty(), generations.beginFirst(OTHER.identity(), 5, 2, BY));
        assertEquals(Optional.empty(), generations.beginFirst(LIVES.identity(), 5, 2, BY), "it serves");
        generations.retire(begun.number(), BY);
        assertTrue(generations.beginFirst(OTHER.identity(), 5, 2, BY).isPresent());
        generations.retire(generations.all().getFirst().number(), BY);
        candidate(OTHER, 5, 1);
        assertEquals(Optional.empty(), generations.beginFirst(OTHER.identity(), 5, 2, BY), "it is loaded");
    }

    @Test
    void a_view_that_was_not_made_known_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> generations.atStart(Story.sound(1).identity()));
        assertThrows(
                IllegalArgumentException.class,
                () -> generations.begin(Story.sound(1).identity(), 0, 1, BY));
    }

    @Test
    void a_node_lives_as_long_as_it_says_so_and_follows_what_it_said_last() throws InterruptedException {
        generations.follows(
                "one", Set.of(LIVES.identity(), OTHER.identity()), Set.of("bulb-lives"), Duration.ofMinutes(1));
        generations.follows("two", Set.of(LIVES.identity()), Set.of(), Duration.ofMillis(50));
        assertEquals(List.of(new Follower("one", true)), generations.nodes().get(OTHER.identity()));
        assertTrue(generations.followers(LIVES.identity()).contains("one"));
        assertEquals(Set.of("one"), generations.followers(OTHER.identity()));

        generations.follows("one", Set.of(LIVES.identity()), Set.of("another"), Duration.ofMinutes(1));
        store.passTime(Duration.ofMillis(60));
        assertEquals(Set.of("one"), generations.followers(LIVES.identity()), "node two did not report again");
        assertEquals(Map.of(LIVES.identity(), List.of(new Follower("one", false))), generations.nodes());
        assertEquals(Set.of(), generations.followers(OTHER.identity()));

        generations.follows("one", Set.of(), Set.of(), Duration.ZERO);
        assertEquals(Set.of(), generations.followers(LIVES.identity()));
    }

    @Test
    void what_was_decided_is_recorded_with_who_decided_it() {
        var old = first();
        var next = candidate(LIVES, 5, 3);
        generations.cutOver(next, Optional.of(old), "compared 3 rows", "ann");
        generations.pause(next, "bob");
        assertTrue(view(next)
                .commit(Step.<StreamId, Life>repair(
                                view(next).standing().progress(), Map.of(), Set.of(), List.of(), Set.of(), List.of())
                        .as(new Step.Act("retry", "key:bulb-b1", "cid"))));
        assertEquals(List.of(), generations.audited("another", 100));
        var records = generations.audited("bulb-lives", 100);
        assertEquals(
                List.of("retry", "pause", "cut-over", "rebuild", "first"),
                records.stream().map(AuditRecord::action).toList());
        assertEquals(
                List.of("cid", "bob", "ann", BY),
                records.stream().map(AuditRecord::by).limit(4).toList());
        assertTrue(records.get(2).detail().contains("compared 3 rows"), records.get(2)::detail);
        assertEquals(records.subList(0, 2), generations.audited("bulb-lives", 2));
        assertFalse(records.getFirst().at().isBefore(records.getLast().at()));
    }

    @Test
    void several_generations_are_held_at_one_position_which_is_the_head() {
        var old = first();
        var next = candidate(LIVES, 0, 3);
        var head = store.log().feed().head();
        assertEquals(head, generations.hold(List.of(next, old), LONG, BY));
        assertEquals(head, view(old).standing().holdAt().orElseThrow());
        assertEquals(head, view(next).standing().holdAt().orElseThrow());
        generations.releaseHold(List.of(old));
        assertTrue(view(old).standing().holdAt().isEmpty());
        assertEquals(head, view(next).standing().holdAt().orElseThrow());
    }
}
