package dev.scoresheet.application.kernel.projection.step;

import static dev.scoresheet.application.kernel.projection.Bulbs.LONG;
import static dev.scoresheet.application.kernel.projection.Bulbs.bulb;
import static dev.scoresheet.application.kernel.projection.Bulbs.delivering;
import static dev.scoresheet.application.kernel.projection.Bulbs.life;
import static dev.scoresheet.application.kernel.projection.Bulbs.parkedKey;
import static dev.scoresheet.application.kernel.projection.Bulbs.parking;
import static dev.scoresheet.application.kernel.projection.Bulbs.step;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.Bulbs;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.Generations.ParkedEntry;
import dev.scoresheet.application.kernel.projection.subscription.ViewSubscription;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Suite on the promises of every [View], and on the [Visibility] of the steps that it took. A store's module
/// extends it, gives its store, and adds cases that only that store can be asked.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ViewContract {

    private static final BulbLives LIVES = new BulbLives(1, "");

    private ViewsUnderTest store;
    private long generation;
    private View<StreamId, Life> view;

    /// The store of one case, in which no view was ever filled; asked once before each.
    protected abstract ViewsUnderTest store();

    @BeforeEach
    void open() {
        store = store();
        generation = store.generations().atStart(LIVES.identity()).orElseThrow().number();
        view = store.views().view(LIVES, generation);
    }

    private Progress progress() {
        return view.standing().progress();
    }

    private Map<StreamId, Life> all() {
        return store.shown(LIVES).value();
    }

    @Test
    void a_new_view_stands_at_its_beginning_and_is_empty() {
        assertEquals(
                new ViewStatus(new Progress(0, 0, 0), Exclusions.NOTHING, OptionalLong.empty(), false, 0),
                view.standing());
        assertEquals(Map.of(), view.load(Set.of(bulb(1))));
        assertEquals(new ViewAnswer<>(Map.of(), 0, 0), store.shown(LIVES));
    }

    @Test
    void a_step_writes_changes_and_removes_rows_and_moves_the_checkpoint() {
        assertTrue(view.commit(step(progress(), 5, Map.of(bulb(1), life(1), bulb(2), life(2), bulb(3), life(3)))));
        assertEquals(new Progress(5, 0, 0), progress());

        assertTrue(
                view.commit(step(progress(), 9, Map.of(bulb(1), life(7), bulb(4), life(4)), Set.of(bulb(2), bulb(8)))));
        assertEquals(new Progress(9, 0, 0), progress());
        assertEquals(
                new ViewAnswer<>(Map.of(bulb(1), life(7), bulb(3), life(3), bulb(4), life(4)), 9, 0),
                store.shown(LIVES));
    }

    @Test
    void a_removed_row_may_come_again() {
        view.commit(step(progress(), 1, Map.of(bulb(1), life(1))));
        view.commit(step(progress(), 2, Map.of(), Set.of(bulb(1))));
        assertEquals(Map.of(), view.load(Set.of(bulb(1))));
        view.commit(step(progress(), 3, Map.of(bulb(1), life(3))));
        assertEquals(Map.of(bulb(1), life(3)), view.load(Set.of(bulb(1))));
    }

    @Test
    void a_step_without_rows_moves_the_checkpoint() {
        assertTrue(view.commit(step(progress(), 100, Map.of())));
        assertEquals(new Progress(100, 0, 0), progress());
    }

    @Test
    void rows_come_back_as_they_were() {
        var random = Seed.random("rows come back as they were");
        var rows = IntStream.range(0, 2_000).boxed().collect(toMap(Bulbs::bulb, _ -> Bulbs.anyLife(random)));
        assertTrue(view.commit(step(progress(), 1, rows)));
        assertEquals(rows, view.load(rows.keySet()));
        assertEquals(rows, all());

        var changed = IntStream.range(1_000, 3_000).boxed().collect(toMap(Bulbs::bulb, _ -> Bulbs.anyLife(random)));
        assertTrue(view.commit(step(progress(), 2, changed)));
        rows.putAll(changed);
        assertEquals(rows, all());
        assertEquals(3_000, view.rows());
    }

    @Test
    void only_the_keys_that_are_asked_for_are_loaded() {
        view.commit(step(progress(), 1, Map.of(bulb(1), life(1), bulb(2), life(2), bulb(3), life(3))));
        assertEquals(Map.of(bulb(1), life(1), bulb(3), life(3)), view.load(Set.of(bulb(1), bulb(3), bulb(4))));
        assertEquals(Map.of(), view.load(Set.of()));
    }

    @Test
    void keys_that_share_a_part_are_different_keys() {
        var lamp = new StreamId("lamp", "b1");
        view.commit(step(progress(), 1, Map.of(bulb(1), life(1), lamp, life(2))));
        assertEquals(Map.of(lamp, life(2)), view.load(Set.of(lamp)));
        view.commit(step(progress(), 2, Map.of(), Set.of(bulb(1))));
        assertEquals(Map.of(lamp, life(2)), all());
    }

    @Test
    void of_many_steps_from_the_same_progress_one_is_committed() throws Exception {
        var otherNode = store.anotherNode().views().view(LIVES, generation);
        for (int round = 1; round <= 10; round++) {
            var from = progress();
            var offers = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 8; i++) {
                var mine = i % 2 == 0 ? view : otherNode;
                var step = step(from, from.position() + 1, Map.of(bulb(round * 10 + i), life(i)));
                offers.add(() -> mine.commit(step));
            }
            assertEquals(1, together(offers).stream().filter(taken -> taken).count());
            assertEquals(from.position() + 1, progress().position());
            assertEquals(round, all().size());
        }
    }

    @Test
    void of_many_repairs_from_the_same_progress_one_is_committed() throws Exception {
        var from = progress();
        var offers = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            Step<StreamId, Life> repair =
                    Step.repair(from, Map.of(bulb(i), life(i)), Set.of(), List.of(), Set.of(), List.of());
            offers.add(() -> view.commit(repair));
        }
        assertEquals(1, together(offers).stream().filter(taken -> taken).count());
        assertEquals(new Progress(0, 0, 1), progress());
        assertEquals(1, all().size());
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (Future<T> future : threads.invokeAll(work)) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    @Test
    void a_step_from_elsewhere_is_refused_and_leaves_nothing() {
        store.leases().acquire(generation, "node", LONG);
        store.generations().pause(generation, "operator");
        view.commit(step(progress(), 5, Map.of(bulb(1), life(1))));
        assertEquals(new Progress(5, 1, 1), progress());
        var before = store.shown(LIVES);

        for (var from : List.of(
                new Progress(4, 1, 1),
                new Progress(6, 1, 1),
                new Progress(5, 0, 1),
                new Progress(5, 2, 1),
                new Progress(5, 1, 0),
                new Progress(5, 1, 2))) {
            assertFalse(view.commit(everything(from)), from::toString);
        }
        assertEquals(new Progress(5, 1, 1), progress());
        assertEquals(before, store.shown(LIVES));
        assertEquals(List.of(), store.generations().parked(generation));
        assertEquals(List.of(), store.generations().deliveries(generation, 0));
        assertEquals(List.of(), store.generations().givenUp(LIVES.identity()));
        assertEquals(List.of(), repairs());

        assertTrue(view.commit(everything(progress())));
        assertEquals(new Progress(100, 1, 2), progress());
        assertEquals(Map.of(bulb(2), life(2)), all());
        assertEquals(
                List.of(new ParkedEntry(parkedKey(3, 7), 4)),
                store.generations().parked(generation));
        assertEquals(List.of(DeliveryBucket.of(9)), store.generations().deliveries(generation, 0));
        assertEquals(
                List.of(new GivenUp.Event("bulb-b4", 8)), store.generations().givenUp(LIVES.identity()));
    }

    /// A step with all that a step can have.
    private static Step<StreamId, Life> everything(Progress from) {
        var parked = parkedKey(3, 7);
        return new Step<StreamId, Life>(
                        from,
                        100,
                        Map.of(bulb(2), life(2)),
                        Set.of(bulb(1)),
                        List.of(parked),
                        Map.of(parked.entry(), 4L),
                        Set.of("key:bulb-b5"),
                        List.of(new GivenUp.Event("bulb-b4", 8)),
                        List.of(DeliveryBucket.of(9)))
                .as(new Step.Act("give-up", "key:bulb-b4", "ann"));
    }

    @Test
    void a_repair_and_its_record_are_committed_together_or_not_at_all() throws Exception {
        view.commit(parking(progress(), 3, Map.of(), parkedKey(1, 3)));
        var before = view.standing();
        var repair = Step.<StreamId, Life>repair(
                        before.progress(),
                        Map.of(bulb(1), life(1)),
                        Set.of(),
                        List.of(),
                        Set.of("key:bulb-b1"),
                        List.of())
                .as(new Step.Act("retry", "key:bulb-b1", "ann"));

        store.whileNoActIsRecorded(() -> assertThrows(RuntimeException.class, () -> view.commit(repair)));
        assertEquals(before, view.standing());
        assertEquals(Map.of(), all());
        assertEquals(1, store.generations().parked(generation).size());

        assertTrue(view.commit(repair));
        assertEquals(Map.of(bulb(1), life(1)), all());
        assertFalse(view.commit(repair), "the view has moved on");
        assertEquals(List.of("ann retry key:bulb-b1"), repairs());
    }

    private List<String> repairs() {
        return store.generations().audited("bulb-lives", 10).stream()
                .filter(act -> act.by().equals("ann"))
                .map(act -> "%s %s %s".formatted(act.by(), act.action(), act.detail()))
                .toList();
    }

    @Test
    void what_is_parked_shows_and_what_waits_behind_it_is_counted() {
        var stream = new Parked.Stream(new StreamId("bulb", "x"), 4, "unreadable: ß");
        assertTrue(view.commit(parking(progress(), 4, Map.of("key:bulb-b1", 2L), parkedKey(1, 3), stream)));
        assertEquals(new Progress(4, 0, 1), progress());
        assertEquals(
                List.of(new ParkedEntry(parkedKey(1, 3), 2), new ParkedEntry(stream, 0)),
                store.generations().parked(generation));

        assertTrue(view.commit(
                parking(progress(), 9, Map.of("key:bulb-b1", 1L, stream.entry(), 3L, "stream:given-up", 1L))));
        assertEquals(new Progress(9, 0, 1), progress());
        assertEquals(
                List.of(new ParkedEntry(parkedKey(1, 3), 3), new ParkedEntry(stream, 3)),
                store.generations().parked(generation));

        var status = view.standing();
        assertEquals(Exclusions.of(List.of(parkedKey(1, 3), stream), List.of()), status.leftOut());
        assertEquals(2, status.parked());
        assertEquals(2, store.shown(LIVES).parked());
    }

    @Test
    void a_repair_settles_entries_and_may_park_them_anew() {
        view.commit(parking(progress(), 9, Map.of("key:bulb-b1", 2L), parkedKey(1, 3), parkedKey(2, 4)));
        assertTrue(view.commit(Step.repair(
                progress(),
                Map.of(bulb(1), life(1)),
                Set.of(),
                List.of(parkedKey(2, 8)),
                Set.of("key:bulb-b1", "key:bulb-b2"),
                List.of())));
        assertEquals(new Progress(9, 0, 2), progress());
        assertEquals(
                List.of(new ParkedEntry(parkedKey(2, 8), 0)),
                store.generations().parked(generation));
        assertEquals(Map.of(bulb(1), life(1)), all());
    }

    @Test
    void what_is_given_up_is_given_up_in_every_generation_of_the_identity() {
        var beside =
                store.generations().begin(LIVES.identity(), 0, 1, "operator").number();
        var ofOthers = new BulbLives(1, "others").identity();
        var stranger = store.generations().begin(ofOthers, 0, 1, "operator").number();
        var event = new GivenUp.Event("bulb-b1", 4);
        var stream = new GivenUp.Stream(bulb(2), 5);
        assertTrue(
                view.commit(Step.repair(progress(), Map.of(), Set.of(), List.of(), Set.of(), List.of(event, stream))));

        var exclusions = Exclusions.of(List.of(), List.of(event, stream));
        assertEquals(exclusions, view.standing().leftOut());
        assertEquals(1, progress().revision());
        var other = store.views().view(LIVES, beside).standing();
        assertEquals(exclusions, other.leftOut());
        assertEquals(1, other.progress().revision());
        assertEquals(
                0, store.views().view(LIVES, stranger).standing().progress().revision());
        assertEquals(List.of(), store.generations().givenUp(ofOthers));

        assertTrue(view.commit(Step.repair(progress(), Map.of(), Set.of(), List.of(), Set.of(), List.of(event))));
        assertEquals(2, store.generations().givenUp(LIVES.identity()).size());
    }

    @Test
    void deliveries_add_up_per_bucket() {
        var last = DeliveryBucket.SIZE;
        view.commit(delivering(progress(), last, DeliveryBucket.of(1), DeliveryBucket.of(last + 1)));
        view.commit(delivering(
                progress(),
                last + 3,
                DeliveryBucket.of(2).and(DeliveryBucket.of(last)),
                DeliveryBucket.of(2 * last + 1)));
        var first = DeliveryBucket.of(1).and(DeliveryBucket.of(2)).and(DeliveryBucket.of(last));
        assertEquals(
                List.of(first, DeliveryBucket.of(last + 1), DeliveryBucket.of(2 * last + 1)),
                store.generations().deliveries(generation, 0));
        assertEquals(
                List.of(DeliveryBucket.of(last + 1), DeliveryBucket.of(2 * last + 1)),
                store.generations().deliveries(generation, 1));
    }

    @Test
    void a_hold_shows_until_it_is_let_go_or_lapses_and_outdates_the_steps_before() throws Exception {
        var before = progress();
        var head = store.generations().hold(List.of(generation), LONG, "operator");
        assertEquals(store.log().feed().head(), head);
        assertEquals(OptionalLong.of(head), view.standing().holdAt());
        assertFalse(view.commit(step(before, 1, Map.of())));

        var held = progress();
        store.generations().releaseHold(List.of(generation));
        assertEquals(OptionalLong.empty(), view.standing().holdAt());
        assertFalse(view.commit(step(held, 1, Map.of())));

        store.generations().hold(List.of(generation), Duration.ofMillis(1), "operator");
        store.passTime(Duration.ofMillis(10));
        assertEquals(OptionalLong.empty(), view.standing().holdAt());
    }

    @Test
    void a_pause_shows_and_outdates_the_steps_before() {
        var before = progress();
        store.generations().pause(generation, "operator");
        assertTrue(view.standing().paused());
        assertFalse(view.commit(step(before, 1, Map.of())));

        var paused = progress();
        store.generations().resume(generation, "operator");
        assertFalse(view.standing().paused());
        assertFalse(view.commit(step(paused, 1, Map.of())));
        assertTrue(view.commit(step(progress(), 1, Map.of())));
    }

    @Test
    void a_retired_generation_takes_no_step() {
        var beside =
                store.generations().begin(LIVES.identity(), 0, 1, "operator").number();
        var other = store.views().view(LIVES, beside);
        var before = other.standing().progress();
        store.generations().retire(beside, "operator");
        assertFalse(other.commit(step(before, 1, Map.of(bulb(1), life(1)))));

        store.generations().dropRetired(Duration.ZERO);
        assertThrows(IllegalStateException.class, other::standing);
        assertFalse(other.commit(step(before, 1, Map.of(bulb(1), life(1)))));
    }

    @Test
    void generations_do_not_share_rows() {
        var beside =
                store.generations().begin(LIVES.identity(), 0, 1, "operator").number();
        view.commit(step(progress(), 1, Map.of(bulb(1), life(1))));
        assertEquals(Map.of(), store.views().view(LIVES, beside).load(Set.of(bulb(1))));
        assertEquals(0, store.views().view(LIVES, beside).rows());
    }

    @Test
    void no_row_of_the_right_kind_is_refused() {
        assertEquals(Map.of(), view.refused(Map.of(bulb(1), life(1), bulb(2), life(2))));
        assertEquals(Map.of(), all());
    }

    @Test
    void a_projection_that_was_not_made_known_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> store.views().view(Story.sound(1), generation));
        assertThrows(IllegalArgumentException.class, () -> store.views().bulkLoad(Story.sound(1)));
    }

    /// However the log is cut into batches, the rows are its fold.
    @Test
    void rows_of_a_subscription_are_the_fold_of_the_log() {
        var random = Seed.random("rows of a subscription are the fold of the log");
        RandomLog.fill("fold" + random.nextLong(), store.log().store(), 60, random);
        var feed = store.log().feed();
        var lease = store.leases().acquire(generation, "node", LONG).orElseThrow();
        var filter = new Filter(Set.of(), store.log().codec().storedTypes(BulbEvent.SwitchedOff.class));
        var subscription = new ViewSubscription<>(
                "bulb-lives",
                feed,
                filter,
                new ProjectionStepper<>(LIVES, filter),
                view,
                lease.epoch(),
                1 + random.nextInt(40));
        while (subscription.step().position() < feed.head()) {
            // one batch after another
        }

        var fold = new Fold<>(new SafeProjection<>(LIVES), Exclusions.NOTHING, Map.of());
        var delivered = new ArrayList<DeliveryBucket>();
        for (var entry : feed.after(0, filter, Integer.MAX_VALUE).entries()) {
            if (entry instanceof RecordedEvent<BulbEvent> recorded) {
                fold.apply(recorded.position(), LIVES.changes(recorded));
                delivered.add(DeliveryBucket.of(recorded.position()));
            }
        }
        assertEquals(new ViewAnswer<>(fold.rows(), feed.head(), 0), store.shown(LIVES));
        assertEquals(
                delivered.stream()
                        .filter(one -> one.bucket() == 0)
                        .reduce(DeliveryBucket::and)
                        .orElseThrow(),
                store.generations().deliveries(generation, 0).getFirst());
    }

    @Test
    void waiting_for_what_shows_ends_at_once() throws Exception {
        view.commit(step(progress(), 5, Map.of()));
        store.visibility().await(LIVES.identity(), 5, Duration.ofDays(1));
    }

    @Test
    void waiting_ends_after_its_time() throws Exception {
        store.visibility().await(LIVES.identity(), 5, Duration.ofMillis(20));
        assertEquals(0, store.shown(LIVES).position());
    }

    @Test
    void waiting_ends_when_any_node_steps() throws Exception {
        var otherNode = store.anotherNode();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var here = threads.submit(() -> awaited(store, 7));
            var there = threads.submit(() -> awaited(otherNode, 7));
            assertTrue(view.commit(step(progress(), 3, Map.of())));
            assertTrue(otherNode.views().view(LIVES, generation).commit(step(progress(), 7, Map.of())));
            assertEquals(7, here.get());
            assertEquals(7, there.get());
        }
    }

    private static long awaited(ViewsUnderTest node, long position) throws InterruptedException {
        node.visibility().await(LIVES.identity(), position, Duration.ofMinutes(1));
        return node.shown(LIVES).position();
    }

    @Test
    void a_caller_does_not_wait_for_a_view_that_does_not_serve() {
        var unknown = new BulbLives(2, "");
        var notReady = assertThrows(
                ViewNotReady.class, () -> store.visibility().await(unknown.identity(), 1, Duration.ofMillis(1)));
        assertEquals(unknown.identity(), notReady.view());
        assertThrows(ViewNotReady.class, () -> store.shown(unknown));
    }
}
