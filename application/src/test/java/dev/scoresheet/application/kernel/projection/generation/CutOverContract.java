package dev.scoresheet.application.kernel.projection.generation;

import static dev.scoresheet.application.kernel.projection.Bulbs.LONG;
import static dev.scoresheet.application.kernel.projection.Bulbs.bulb;
import static dev.scoresheet.application.kernel.projection.Bulbs.life;
import static dev.scoresheet.application.kernel.projection.Bulbs.parkedKey;
import static dev.scoresheet.application.kernel.projection.Bulbs.parking;
import static dev.scoresheet.application.kernel.projection.Bulbs.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Suite on cut-over and roll-back of every store: which generation serves, and which is refused.
public abstract class CutOverContract extends GenerationsSuite {

    @Test
    void a_cut_over_lets_the_candidate_serve_and_keeps_the_one_before() {
        var old = first();
        view(old).commit(step(view(old).standing().progress(), 4, Map.of()));
        var lease = store.leases().acquire(old, "node", LONG).orElseThrow();
        var next = candidate(LIVES, 5, 3);
        assertEquals(Optional.empty(), generations.cutOver(next, Optional.of(old), "compared 3 rows", BY));

        assertEquals(Role.SERVING, role(next));
        assertEquals(Role.PREVIOUS, role(old));
        assertEquals(next, generations.serving(LIVES.identity()).orElseThrow().number());
        assertEquals(
                new ViewAnswer<>(Map.of(bulb(0), life(0), bulb(1), life(1), bulb(2), life(2)), 5, 0),
                store.shown(LIVES));
        assertTrue(store.leases().renew(lease, LONG).isEmpty());
        assertFalse(view(old).commit(step(new Progress(4, lease.epoch(), 0), 6, Map.of())));

        var third = candidate(LIVES, 5, 1);
        assertEquals(Optional.empty(), generations.cutOver(third, Optional.of(next), "", BY));
        assertEquals(Role.RETIRED, role(old));
        assertEquals(Role.PREVIOUS, role(next));
        assertEquals(
                List.of(third, next, old),
                generations.all().stream().map(Generation::number).toList());
    }

    @Test
    void no_cut_over_to_what_stands_further_back() {
        var old = first();
        view(old).commit(step(view(old).standing().progress(), 6, Map.of()));
        var next = candidate(LIVES, 5, 3);
        refused("behind the serving generation " + old, generations.cutOver(next, Optional.of(old), "", BY));
        assertEquals(Role.SERVING, role(old));
        assertEquals(Role.CANDIDATE, role(next));

        view(next).commit(step(view(next).standing().progress(), 6, Map.of()));
        assertEquals(Optional.empty(), generations.cutOver(next, Optional.of(old), "", BY));
    }

    @Test
    void no_cut_over_to_what_has_parked_entries() {
        var old = first();
        view(old).commit(parking(view(old).standing().progress(), 1, Map.of(), parkedKey(5, 1)));
        var next = candidate(LIVES, 5, 3);
        view(next).commit(parking(view(next).standing().progress(), 6, Map.of(), parkedKey(1, 6)));
        refused("1 entries of generation", generations.cutOver(next, Optional.of(old), "", BY));
        view(next)
                .commit(Step.repair(
                        view(next).standing().progress(),
                        Map.of(),
                        Set.of(),
                        List.of(),
                        Set.of("key:bulb-b1"),
                        List.of()));
        assertEquals(Optional.empty(), generations.cutOver(next, Optional.of(old), "", BY));
    }

    @Test
    void no_cut_over_when_another_serves_than_expected() {
        var old = first();
        var next = candidate(LIVES, 5, 3);
        refused("serves now", generations.cutOver(next, Optional.empty(), "", BY));
        refused("serves now", generations.cutOver(next, Optional.of(next), "", BY));
        assertEquals(Role.SERVING, role(old));
    }

    @Test
    void no_cut_over_to_what_is_no_candidate() {
        var old = first();
        refused("not a candidate", generations.cutOver(old, Optional.of(old), "", BY));
        var loading = generations.begin(LIVES.identity(), 5, 1, BY).number();
        refused("not a candidate", generations.cutOver(loading, Optional.of(old), "", BY));
        generations.retire(loading, BY);
        refused("not a candidate", generations.cutOver(loading, Optional.of(old), "", BY));
    }

    @Test
    void another_identity_is_cut_over_beside_the_older_one() {
        var old = first();
        view(old).commit(step(view(old).standing().progress(), 100, Map.of()));
        var next = candidate(OTHER, 5, 3);
        assertThrows(ViewNotReady.class, () -> store.shown(OTHER));
        assertEquals(Optional.empty(), generations.cutOver(next, Optional.empty(), "no gate ran", BY));
        assertEquals(5, store.shown(OTHER).position());
        assertEquals(100, store.shown(LIVES).position());
        assertEquals(Role.SERVING, role(old));
        assertEquals(Role.SERVING, role(next));
    }

    @Test
    void of_cut_overs_that_expect_the_same_one_is_done() throws Exception {
        var old = first();
        var cuts = new ArrayList<Callable<Optional<String>>>();
        for (int i = 0; i < 4; i++) {
            var next = candidate(LIVES, 5, i);
            cuts.add(() -> generations.cutOver(next, Optional.of(old), "", BY));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int done = 0;
            for (Future<Optional<String>> refusal : threads.invokeAll(cuts)) {
                done += refusal.get().isEmpty() ? 1 : 0;
            }
            assertEquals(1, done);
        }
        assertEquals(
                List.of(Role.SERVING),
                generations.all().stream()
                        .map(Generation::role)
                        .filter(Role.SERVING::equals)
                        .toList());
    }

    @Test
    void of_roll_backs_that_expect_the_same_one_is_done() throws Exception {
        var old = first();
        view(old).commit(step(view(old).standing().progress(), 5, Map.of()));
        var next = candidate(LIVES, 5, 3);
        assertEquals(Optional.empty(), generations.cutOver(next, Optional.of(old), "", BY));
        Callable<Optional<String>> back = () -> generations.rollBack(LIVES.identity(), old, next, BY);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int done = 0;
            for (Future<Optional<String>> refusal : threads.invokeAll(List.of(back, back))) {
                done += refusal.get().isEmpty() ? 1 : 0;
            }
            assertEquals(1, done);
        }
        assertEquals(Role.SERVING, role(old));
        assertEquals(Role.PREVIOUS, role(next));
        refused(
                "generation %d serves now and generation %d is the previous one".formatted(old, next),
                generations.rollBack(LIVES.identity(), old, next, BY));
    }

    @Test
    void a_roll_back_lets_the_previous_serve_again() {
        var old = first();
        assertEquals(
                Optional.of("no previous generation is kept"), generations.rollBack(LIVES.identity(), old, old, BY));
        var next = candidate(LIVES, 5, 3);
        generations.cutOver(next, Optional.of(old), "", BY);
        refused("behind the serving generation " + next, generations.rollBack(LIVES.identity(), old, next, BY));

        var lease = store.leases().acquire(old, "node", LONG).orElseThrow();
        view(old).commit(step(new Progress(0, lease.epoch(), 0), 5, Map.of(bulb(9), life(9))));
        var ofNext = store.leases().acquire(next, "node", LONG).orElseThrow();
        assertEquals(Optional.empty(), generations.rollBack(LIVES.identity(), old, next, BY));
        assertEquals(new ViewAnswer<>(Map.of(bulb(9), life(9)), 5, 0), store.shown(LIVES));
        assertEquals(Role.SERVING, role(old));
        assertEquals(Role.PREVIOUS, role(next));
        assertTrue(store.leases().renew(ofNext, LONG).isEmpty());

        assertEquals(Optional.empty(), generations.rollBack(LIVES.identity(), next, old, BY));
        assertEquals(Role.SERVING, role(next));
    }
}
