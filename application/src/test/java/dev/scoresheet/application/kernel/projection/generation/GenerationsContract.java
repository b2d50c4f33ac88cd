package dev.scoresheet.application.kernel.projection.generation;

import static dev.scoresheet.application.kernel.projection.Bulbs.LONG;
import static dev.scoresheet.application.kernel.projection.Bulbs.bulb;
import static dev.scoresheet.application.kernel.projection.Bulbs.delivering;
import static dev.scoresheet.application.kernel.projection.Bulbs.life;
import static dev.scoresheet.application.kernel.projection.Bulbs.parkedKey;
import static dev.scoresheet.application.kernel.projection.Bulbs.parking;
import static dev.scoresheet.application.kernel.projection.Bulbs.rows;
import static dev.scoresheet.application.kernel.projection.Bulbs.step;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.Bulbs;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.Generation.Load;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Generations.AuditRecord;
import dev.scoresheet.application.kernel.projection.generation.Generations.Follower;
import dev.scoresheet.application.kernel.projection.generation.Generations.ParkedEntry;
import dev.scoresheet.application.kernel.projection.generation.Snapshot.Comparison;
import dev.scoresheet.application.kernel.projection.generation.Snapshot.Difference;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [Generations], [BulkLoad] and [Snapshot] promises. A store's module extends it, gives its
/// store, and adds what only that store can be asked.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class GenerationsContract {

    private static final BulbLives LIVES = new BulbLives(1, "");
    private static final BulbLives OTHER = new BulbLives(2, "digest");
    private static final String BY = "operator";

    private ViewsUnderTest store;
    private Generations generations;

    /// The store of one case, in which no view was ever filled; asked once before each.
    protected abstract ViewsUnderTest store();

    @BeforeEach
    void open() {
        store = store();
        generations = store.generations();
    }

    private long first() {
        return generations.atStart(LIVES.identity()).orElseThrow().number();
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
        assertEquals(Set.of("one"), generations.followers(LIVES.identity()), "two has said nothing more");
        assertEquals(Map.of(LIVES.identity(), List.of(new Follower("one", false))), generations.nodes());
        assertEquals(Set.of(), generations.followers(OTHER.identity()));

        generations.follows("one", Set.of(), Set.of(), Duration.ZERO);
        assertEquals(Set.of(), generations.followers(LIVES.identity()));
    }

    private View<StreamId, Life> view(long generation) {
        return store.views().view(LIVES, generation);
    }

    /// A generation that is loaded with some rows through a position.
    private long candidate(BulbLives projection, long through, int rows) {
        var number = generations.begin(projection.identity(), through, 1, BY).number();
        var load = store.views().bulkLoad(projection);
        load.pass(number, 0, rows(0, rows), List.of(), Map.of(), List.of());
        load.index(number);
        generations.finishLoad(number);
        return number;
    }

    private Generation generation(long number) {
        return generations.all().stream()
                .filter(generation -> generation.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private Role role(long number) {
        return generation(number).role();
    }

    // the start of a node

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
    void a_view_that_was_not_made_known_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> generations.atStart(Story.sound(1).identity()));
        assertThrows(
                IllegalArgumentException.class,
                () -> generations.begin(Story.sound(1).identity(), 0, 1, BY));
    }

    // loading

    @Test
    void a_load_is_followed_when_all_its_passes_are_done() {
        first();
        var begun = generations.begin(LIVES.identity(), 9, 2, BY);
        var number = begun.number();
        assertEquals(Role.LOADING, begun.role());
        assertEquals(new Progress(9, 0, 0), begun.progress());
        assertEquals(Optional.of(new Load(9, 2, 0, 0, 0, false, Optional.empty(), Duration.ZERO)), begun.load());

        var load = store.views().bulkLoad(LIVES);
        var stream = new Parked.Stream(bulb(77), 3, "unreadable");
        load.pass(number, 0, rows(0, 40), List.of(parkedKey(7, 2)), Map.of("key:bulb-b7", 4L), List.of());
        assertThrows(IllegalStateException.class, () -> generations.finishLoad(number));
        load.pass(
                number,
                1,
                rows(40, 60),
                List.of(stream),
                Map.of(),
                List.of(DeliveryBucket.of(1), DeliveryBucket.of(9_000)));
        load.index(number);
        load.index(number);
        assertEquals(Role.LOADING, role(number));
        generations.finishLoad(number);

        var loaded = generation(number);
        assertEquals(Role.CANDIDATE, loaded.role());
        assertEquals(new Progress(9, 0, 0), loaded.progress());
        assertEquals(2, loaded.parked());
        assertEquals(60, loaded.load().orElseThrow().rows());
        assertEquals(
                List.of(new ParkedEntry(parkedKey(7, 2), 4), new ParkedEntry(stream, 0)), generations.parked(number));
        assertEquals(List.of(DeliveryBucket.of(1), DeliveryBucket.of(9_000)), generations.deliveries(number, 0));
        var all = IntStream.range(0, 60).boxed().collect(toMap(Bulbs::bulb, bulb -> life(bulb)));
        assertEquals(all, view(number).load(all.keySet()));
        assertThrows(IllegalStateException.class, () -> generations.finishLoad(number));

        assertTrue(view(number).commit(step(loaded.progress(), 10, Map.of(bulb(3), life(99)), Set.of(bulb(4)))));
        assertEquals(Map.of(bulb(3), life(99)), view(number).load(Set.of(bulb(3), bulb(4))));
        assertEquals(59, view(number).rows());
    }

    @Test
    void a_pass_is_loaded_once() {
        var number = generations.begin(LIVES.identity(), 9, 2, BY).number();
        var load = store.views().bulkLoad(LIVES);
        assertThrows(IllegalStateException.class, () -> passOf(load, number, 1));
        passOf(load, number, 0);
        assertThrows(IllegalStateException.class, () -> passOf(load, number, 0));
        assertEquals(10, view(number).rows());
        assertEquals(1, generation(number).load().orElseThrow().done());
        passOf(load, number, 1);
        assertThrows(IllegalStateException.class, () -> passOf(load, number, 2));
        generations.retire(number, BY);
        assertThrows(IllegalStateException.class, () -> passOf(load, number, 2));
        assertThrows(IllegalStateException.class, () -> load.index(number));
    }

    private static void passOf(BulkLoad<StreamId, Life> load, long generation, int pass) {
        load.pass(generation, pass, rows(10 * pass, 10 * pass + 10), List.of(), Map.of(), List.of());
    }

    @Test
    void a_pass_that_breaks_off_leaves_nothing() {
        var number = generations.begin(LIVES.identity(), 9, 1, BY).number();
        var load = store.views().bulkLoad(LIVES);
        var broken = new ArrayList<Map.Entry<StreamId, Life>>();
        rows(0, 5_000).forEachRemaining(broken::add);
        broken.add(null);
        assertThrows(
                NullPointerException.class,
                () -> load.pass(number, 0, broken.iterator(), List.of(parkedKey(1, 1)), Map.of(), List.of()));
        assertEquals(0, view(number).rows());
        assertEquals(0, generation(number).parked());
        assertEquals(0, generation(number).load().orElseThrow().done());
        passOf(load, number, 0);
        assertEquals(10, view(number).rows());
    }

    @Test
    void one_loader_works_on_a_load() throws Exception {
        var number = generations.begin(LIVES.identity(), 9, 2, BY).number();
        assertTrue(generations.takeLoad(number, "one"));
        assertFalse(generations.takeLoad(number, "other"));
        assertTrue(generations.takeLoad(number, "one"));
        assertTrue(generations.reportLoad(number, "one", 4, Duration.ofMillis(1_500)));
        assertFalse(generations.reportLoad(number, "other", 1, Duration.ZERO));
        assertEquals(
                Optional.of(new Load(9, 2, 0, 4, 0, false, Optional.of("one"), Duration.ofMillis(1_500))),
                generation(number).load());

        generations.releaseLoad(number, "other");
        assertFalse(generations.takeLoad(number, "other"));
        generations.releaseLoad(number, "one");
        assertTrue(generations.takeLoad(number, "other"));
        assertFalse(generations.reportLoad(number, "one", 5, Duration.ZERO));
    }

    @Test
    void a_cancelled_load_ends_at_the_loaders_next_look() {
        var number = generations.begin(LIVES.identity(), 9, 2, BY).number();
        generations.takeLoad(number, "one");
        generations.cancelLoad(number, BY);
        assertTrue(generation(number).load().orElseThrow().cancelRequested());
        assertFalse(generations.reportLoad(number, "one", 1, Duration.ZERO));
        generations.releaseLoad(number, "one");
        assertTrue(generations.takeLoad(number, "other"));
        assertTrue(generations.reportLoad(number, "other", 1, Duration.ZERO));
        generations.retire(number, BY);
        assertFalse(generations.reportLoad(number, "other", 1, Duration.ZERO));
        assertFalse(generations.takeLoad(number, "other"));
        assertThrows(IllegalStateException.class, () -> generations.cancelLoad(number, BY));
    }

    // cut-over and roll-back

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
        refused("behind generation " + old, generations.cutOver(next, Optional.of(old), "", BY));
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
        refused("no candidate", generations.cutOver(old, Optional.of(old), "", BY));
        var loading = generations.begin(LIVES.identity(), 5, 1, BY).number();
        refused("no candidate", generations.cutOver(loading, Optional.of(old), "", BY));
        generations.retire(loading, BY);
        refused("no candidate", generations.cutOver(loading, Optional.of(old), "", BY));
    }

    private static void refused(String because, Optional<String> refusal) {
        assertTrue(refusal.filter(reason -> reason.contains(because)).isPresent(), refusal::toString);
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
    void a_roll_back_lets_the_previous_serve_again() {
        var old = first();
        assertEquals(Optional.of("no previous generation is kept"), generations.rollBack(LIVES.identity(), BY));
        var next = candidate(LIVES, 5, 3);
        generations.cutOver(next, Optional.of(old), "", BY);
        refused("behind generation " + next, generations.rollBack(LIVES.identity(), BY));

        var lease = store.leases().acquire(old, "node", LONG).orElseThrow();
        view(old).commit(step(new Progress(0, lease.epoch(), 0), 5, Map.of(bulb(9), life(9))));
        var ofNext = store.leases().acquire(next, "node", LONG).orElseThrow();
        assertEquals(Optional.empty(), generations.rollBack(LIVES.identity(), BY));
        assertEquals(new ViewAnswer<>(Map.of(bulb(9), life(9)), 5, 0), store.shown(LIVES));
        assertEquals(Role.SERVING, role(old));
        assertEquals(Role.PREVIOUS, role(next));
        assertTrue(store.leases().renew(ofNext, LONG).isEmpty());

        assertEquals(Optional.empty(), generations.rollBack(LIVES.identity(), BY));
        assertEquals(Role.SERVING, role(next));
    }

    // the end of a generation

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
        assertEquals(Optional.of("no previous generation is kept"), generations.rollBack(LIVES.identity(), BY));
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
        refused("it is the previous one", generations.discard(old, "", BY));
        generations.retire(old, BY);
        refused("it is retired", generations.discard(old, "", BY));

        var loading = generations.begin(LIVES.identity(), 5, 1, BY).number();
        generations.takeLoad(loading, "loader");
        refused("is being loaded by loader", generations.discard(loading, "", BY));
        generations.releaseLoad(loading, "loader");
        assertEquals(Optional.empty(), generations.discard(loading, "", BY));

        var another = candidate(LIVES, 5, 3);
        var lease = store.leases().acquire(another, "a command", LONG).orElseThrow();
        refused("in the hands of a command", generations.discard(another, "", BY));
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

    // the end of an identity

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
        assertEquals(Optional.of(Duration.ZERO), unfollowed(old), "the time begins anew");

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
        assertEquals(Optional.of(Duration.ZERO), unfollowed(unfinished), "a node that has it after all fills it");
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

    // operators

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

    // snapshots

    @Test
    void a_snapshot_stands_still() {
        var old = first();
        view(old).commit(step(view(old).standing().progress(), 5, Map.of(bulb(1), life(1), bulb(2), life(2))));
        try (var snapshot = store.views().snapshot(List.of(old))) {
            assertEquals(new Progress(5, 0, 0), snapshot.progress(old));
            view(old).commit(step(view(old).standing().progress(), 6, Map.of(bulb(3), life(3)), Set.of(bulb(1))));
            var seen = new HashMap<StreamId, Life>();
            snapshot.rows(LIVES, old, seen::put);
            assertEquals(Map.of(bulb(1), life(1), bulb(2), life(2)), seen);
            assertEquals(new Progress(5, 0, 0), snapshot.progress(old));
        }
        assertEquals(Set.of(bulb(2), bulb(3)), store.shown(LIVES).value().keySet());
    }

    @Test
    void a_snapshot_gives_every_row_once_however_many_there_are() {
        var number = candidate(LIVES, 5, 12_345);
        var seen = new ArrayList<String>();
        try (var snapshot = store.views().snapshot(List.of(number))) {
            snapshot.rows(LIVES, number, (key, row) -> seen.add(key + " " + row));
        }
        var expected = IntStream.range(0, 12_345)
                .mapToObj(bulb -> bulb(bulb) + " " + life(bulb))
                .sorted()
                .toList();
        Collections.sort(seen);
        assertEquals(expected, seen);
    }

    @Test
    void two_generations_are_compared_key_by_key() {
        var one = candidate(LIVES, 5, 100);
        var other = candidate(LIVES, 5, 98);
        var progress = view(other).standing().progress();
        view(other)
                .commit(step(
                        progress,
                        6,
                        Map.of(bulb(3), life(4), bulb(5), life(6), bulb(200), life(200)),
                        Set.of(bulb(7))));
        try (var snapshot = store.views().snapshot(List.of(one, other))) {
            assertEquals(new Comparison(100, 0, List.of()), compare(snapshot, one, one, Set.of(), 10));
            var all = compare(snapshot, one, other, Set.of(), 10);
            assertEquals(101, all.compared());
            assertEquals(6, all.differing());
            assertEquals(
                    Set.of("bulb-b3", "bulb-b5", "bulb-b7", "bulb-b98", "bulb-b99", "bulb-b200"),
                    Set.copyOf(all.first().stream().map(Difference::key).toList()));
            for (var difference : all.first()) {
                assertEquals(
                        !difference.key().equals("bulb-b200"), difference.one().isPresent());
                assertEquals(
                        !Set.of("bulb-b7", "bulb-b98", "bulb-b99").contains(difference.key()),
                        difference.other().isPresent());
                assertFalse(difference.one().equals(difference.other()), difference::toString);
            }
            assertEquals(2, compare(snapshot, one, other, Set.of(), 2).first().size());
            assertEquals(6, compare(snapshot, one, other, Set.of(), 2).differing());
            var leftOut = compare(snapshot, one, other, Set.of("bulb-b3", "bulb-b98"), 10);
            assertEquals(4, leftOut.differing());
        }
    }

    private static Comparison compare(Snapshot snapshot, long one, long other, Set<String> leftOut, int limit) {
        return snapshot.compare(LIVES, one, other, leftOut::contains, limit);
    }
}
