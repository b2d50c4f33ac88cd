package dev.scoresheet.application.kernel.projection.generation;

import static dev.scoresheet.application.kernel.projection.Bulbs.LONG;
import static dev.scoresheet.application.kernel.projection.Bulbs.bulb;
import static dev.scoresheet.application.kernel.projection.Bulbs.life;
import static dev.scoresheet.application.kernel.projection.Bulbs.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Suite on the promises of every [Leases]. A store's module extends it, gives its store, and adds nothing.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class LeasesContract {

    private static final BulbLives LIVES = new BulbLives(1, "");
    private static final Duration SHORT = Duration.ofMillis(100);

    private ViewsUnderTest store;
    private Leases leases;
    private Leases elsewhere;
    private Generations generations;
    private long generation;

    /// The store of one case, in which no view was ever filled; asked once before each.
    protected abstract ViewsUnderTest store();

    @BeforeEach
    void open() {
        store = store();
        leases = store.leases();
        elsewhere = store.anotherNode().leases();
        generations = store.generations();
        generation = generations.atStart(LIVES.identity()).orElseThrow().number();
    }

    private Optional<String> owner() {
        return generations.serving(LIVES.identity()).orElseThrow().owner();
    }

    @Test
    void a_generation_without_an_owner_can_be_taken_and_is_then_owned() {
        assertEquals(Optional.empty(), owner());
        assertEquals(Optional.of(new Lease(generation, "here", 1)), leases.acquire(generation, "here", LONG));
        assertEquals(Optional.of("here"), owner());
        assertEquals(Optional.empty(), elsewhere.acquire(generation, "there", LONG));
    }

    @Test
    void an_owner_that_acquires_its_lease_again_gets_a_new_epoch() {
        var first = leases.acquire(generation, "here", LONG).orElseThrow();
        var second = leases.acquire(generation, "here", LONG).orElseThrow();
        assertEquals(first.epoch() + 1, second.epoch());
        assertEquals(Optional.empty(), leases.renew(first, LONG));
        assertEquals(Optional.of(new Progress(0, 2, 0)), leases.renew(second, LONG));
    }

    @Test
    void of_many_nodes_one_gets_it() throws Exception {
        var offers = new ArrayList<Callable<Optional<Lease>>>();
        for (int i = 0; i < 10; i++) {
            var name = "node" + i;
            var mine = i % 2 == 0 ? leases : elsewhere;
            offers.add(() -> mine.acquire(generation, name, LONG));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new ArrayList<Lease>();
            for (Future<Optional<Lease>> lease : threads.invokeAll(offers)) {
                lease.get().ifPresent(taken::add);
            }
            assertEquals(1, taken.size());
            assertEquals(1, taken.getFirst().epoch());
            assertEquals(Optional.of(taken.getFirst().owner()), owner());
        }
    }

    @Test
    void a_lease_that_has_run_out_is_anyones() throws Exception {
        var first = leases.acquire(generation, "here", SHORT).orElseThrow();
        store.passTime(SHORT.plusMillis(50));
        assertEquals(Optional.empty(), owner());
        var second = elsewhere.acquire(generation, "there", LONG).orElseThrow();
        assertEquals(first.epoch() + 1, second.epoch());
        assertEquals(Optional.empty(), leases.renew(first, LONG));
        assertEquals(Optional.of("there"), owner());
    }

    @Test
    void a_lease_that_has_run_out_and_that_no_other_node_took_can_be_renewed() throws Exception {
        var lease = leases.acquire(generation, "here", SHORT).orElseThrow();
        store.passTime(SHORT.plusMillis(50));
        assertEquals(Optional.of(new Progress(0, 1, 0)), leases.renew(lease, LONG));
        assertEquals(Optional.empty(), elsewhere.acquire(generation, "there", LONG));
    }

    @Test
    void a_renewed_lease_lasts_from_then_on() throws Exception {
        var lease = leases.acquire(generation, "here", SHORT).orElseThrow();
        leases.renew(lease, LONG);
        store.passTime(SHORT.plusMillis(50));
        assertEquals(Optional.empty(), elsewhere.acquire(generation, "there", LONG));
        assertEquals(Optional.of("here"), owner());
    }

    @Test
    void renewing_tells_the_progress() {
        var lease = leases.acquire(generation, "here", LONG).orElseThrow();
        assertEquals(Optional.of(new Progress(0, 1, 0)), leases.renew(lease, LONG));
        generations.pause(generation, "operator");
        assertEquals(Optional.of(new Progress(0, 1, 1)), leases.renew(lease, LONG));
        generations.recordStop(generation, "unknown event");
        assertEquals(Optional.of(new Progress(0, 1, 1)), leases.renew(lease, LONG));
        generations.resume(generation, "operator");
        generations.resume(generation, "operator");
        assertEquals(Optional.of(new Progress(0, 1, 3)), leases.renew(lease, LONG));
        var view = store.views().view(LIVES, generation);
        assertTrue(view.commit(step(new Progress(0, 1, 3), 7, Map.of(bulb(1), life(40)))));
        assertEquals(Optional.of(new Progress(7, 1, 3)), leases.renew(lease, LONG));
    }

    @Test
    void a_lease_that_is_given_back_is_anyones_at_once() {
        var first = leases.acquire(generation, "here", LONG).orElseThrow();
        leases.release(first);
        assertEquals(Optional.empty(), owner());
        assertEquals(Optional.empty(), leases.renew(first, LONG));
        var second = elsewhere.acquire(generation, "there", LONG).orElseThrow();
        assertEquals(first.epoch() + 1, second.epoch());
    }

    @Test
    void giving_back_what_was_lost_takes_nothing_from_the_new_owner() throws Exception {
        var first = leases.acquire(generation, "here", SHORT).orElseThrow();
        store.passTime(SHORT.plusMillis(50));
        elsewhere.acquire(generation, "there", LONG);
        leases.release(first);
        assertEquals(Optional.of("there"), owner());
    }

    @Test
    void what_is_handed_over_is_only_that_nodes() throws Exception {
        var first = leases.acquire(generation, "here", SHORT).orElseThrow();
        generations.handOver(generation, "there", "operator");
        assertEquals(Optional.empty(), owner());
        assertEquals(Optional.empty(), leases.renew(first, LONG));
        leases.release(first);
        assertEquals(Optional.empty(), leases.acquire(generation, "here", LONG));
        var second = elsewhere.acquire(generation, "there", LONG).orElseThrow();
        assertEquals(first.epoch() + 1, second.epoch());

        elsewhere.release(second);
        assertTrue(leases.acquire(generation, "here", LONG).isPresent());
    }

    @Test
    void a_generation_names_the_node_that_it_was_handed_to_until_another_node_takes_it() {
        assertEquals(Optional.empty(), handedTo());
        generations.handOver(generation, "there", "operator");
        assertEquals(Optional.of("there"), handedTo());
        var first = elsewhere.acquire(generation, "there", LONG).orElseThrow();
        assertEquals(Optional.of("there"), handedTo());
        elsewhere.release(first);
        var second = elsewhere.acquire(generation, "there", LONG).orElseThrow();
        assertEquals(Optional.of("there"), handedTo());
        elsewhere.release(second);
        leases.acquire(generation, "here", LONG);
        assertEquals(Optional.empty(), handedTo());
    }

    private Optional<String> handedTo() {
        return generations.serving(LIVES.identity()).orElseThrow().handedTo();
    }

    @Test
    void a_generation_handed_over_to_an_absent_node_is_free_after_three_leases() throws Exception {
        leases.acquire(generation, "here", SHORT);
        generations.handOver(generation, "nowhere", "operator");
        assertEquals(Optional.empty(), leases.acquire(generation, "here", LONG));
        store.passTime(SHORT.multipliedBy(3).plusMillis(50));
        assertTrue(leases.acquire(generation, "here", LONG).isPresent());
    }

    @Test
    void taking_a_lease_clears_why_the_last_owner_stopped() {
        generations.recordStop(generation, "unknown event");
        assertEquals(
                Optional.of("unknown event"),
                generations.serving(LIVES.identity()).orElseThrow().stopped());
        leases.acquire(generation, "here", LONG);
        assertEquals(
                Optional.empty(),
                generations.serving(LIVES.identity()).orElseThrow().stopped());
    }

    @Test
    void no_node_owns_a_generation_that_is_loading_retired_or_gone() {
        var loading = generations.begin(LIVES.identity(), 0, 1, "operator").number();
        assertEquals(Optional.empty(), leases.acquire(loading, "here", LONG));
        generations.retire(loading, "operator");
        assertEquals(Optional.empty(), leases.acquire(loading, "here", LONG));
        generations.dropRetired(Duration.ZERO);
        assertEquals(Optional.empty(), leases.acquire(loading, "here", LONG));
        assertEquals(Optional.empty(), leases.renew(new Lease(loading, "here", 0), LONG));
        leases.release(new Lease(loading, "here", 0));
    }

    @Test
    void a_zombie_writes_nothing_after_the_takeover() throws Exception {
        var view = store.views().view(LIVES, generation);
        leases.acquire(generation, "here", SHORT);
        var asTheZombieKnowsIt = view.standing().progress();
        store.passTime(SHORT.plusMillis(50));
        elsewhere.acquire(generation, "there", LONG);

        assertFalse(view.commit(step(asTheZombieKnowsIt, 5, Map.of(bulb(1), life(1)))));
        assertEquals(Map.of(), store.shown(LIVES).value());
        assertTrue(view.commit(step(view.standing().progress(), 5, Map.of(bulb(1), life(2)))));
        assertEquals(Map.of(bulb(1), life(2)), store.shown(LIVES).value());
        assertEquals(List.of(bulb(1)), List.copyOf(store.shown(LIVES).value().keySet()));
    }
}
