package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.ForeignCodec;
import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.rebuild.Rebuild;
import dev.scoresheet.application.kernel.projection.ScriptedProjection;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Generations filled in bulk hold what is followed event by event.
class RebuildTest {

    private static final long PLENTY = Workshop.PLENTY;

    private final Workshop shop = Workshop.of(Story.broken());

    @AfterEach
    void close() {
        shop.close();
    }

    private static Rebuild rebuild(Workshop at, String node, long memory) {
        return at.operations(node, memory).rebuild("story");
    }

    private long rebuilt() throws InterruptedException {
        return rebuild(shop, "loader", PLENTY)
                .run(false, Workshop.BY, ProgressListener.NONE)
                .orElseThrow()
                .generation();
    }

    private Generation generation(long number) {
        return shop.models.generations().all().stream()
                .filter(there -> there.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rows_parked_entries_and_deliveries_are_those_of_a_view_that_was_followed() throws InterruptedException {
        var random = Seed.random("a rebuild beside following");
        RandomLog.fill("a", shop.log.store(), 400, random);
        shop.happened("b1", new Fitted(13), new SwitchedOn());
        shop.happened("c1", new Fitted(5), new Fitted(666), new SwitchedOn(), new SwitchedOff(), new SwitchedOn());
        RandomLog.fill("b", shop.log.store(), 400, random);
        var followed = shop.followed();

        for (var parallelism :
                List.of(new FoldParallelism(shop.threads, 1, 1), new FoldParallelism(shop.threads, 3, 4))) {
            var rebuilt = shop.operations("loader", parallelism, PLENTY)
                    .rebuild("story")
                    .run(true, Workshop.BY, ProgressListener.NONE)
                    .orElseThrow();

            shop.assertSameRows(followed, rebuilt.generation());
            var generations = shop.models.generations();
            assertEquals(
                    Set.copyOf(generations.parked(followed)), Set.copyOf(generations.parked(rebuilt.generation())));
            assertEquals(generations.deliveries(followed, 0), generations.deliveries(rebuilt.generation(), 0));
            assertEquals(shop.models.feed().head(), rebuilt.position());
            assertEquals(Role.CANDIDATE, generation(rebuilt.generation()).role(), "a rebuild never cuts over");
        }
        assertTrue(shop.models.generations().parked(followed).size() >= 2);
    }

    @Test
    void rows_larger_than_the_memory_take_several_passes_with_the_same_result() throws InterruptedException {
        for (int bulb = 0; bulb < 300; bulb++) {
            shop.happened("b" + bulb, new Fitted(bulb + 20), new SwitchedOn());
        }
        var followed = shop.followed();

        var rebuilt = rebuild(shop, "loader", 20_000)
                .run(false, Workshop.BY, ProgressListener.NONE)
                .orElseThrow();

        assertTrue(rebuilt.passes() > 2, () -> "passes: " + rebuilt.passes());
        shop.assertSameRows(followed, rebuilt.generation());
        assertEquals(
                shop.models.generations().deliveries(followed, 0),
                shop.models.generations().deliveries(rebuilt.generation(), 0));
    }

    @Test
    void a_rebuild_catches_up_with_events_appended_during_the_load() throws InterruptedException {
        shop.happened("a1", new Fitted(5));
        var followed = shop.followed();
        var done = new boolean[1];
        ProgressListener meanwhile = (stage, at, of) -> {
            if (!done[0]) {
                done[0] = true;
                shop.happened("a1", new SwitchedOn());
            }
        };

        var rebuilt = rebuild(shop, "loader", PLENTY)
                .run(false, Workshop.BY, meanwhile)
                .orElseThrow();

        assertEquals("f5+", shop.row(rebuilt.generation(), "a1"));
        assertEquals("f5", shop.row(followed, "a1"));
        assertEquals(2, rebuilt.position());
    }

    @Test
    void given_up_events_are_left_out() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new Fitted(666), new SwitchedOn());
        shop.followed();
        shop.operations().repair("story").giveUp("stream:bulb-a1", OptionalLong.empty(), Workshop.BY);

        var rebuilt = rebuilt();

        assertEquals("f5", shop.row(rebuilt, "a1"));
        assertEquals(List.of(), shop.models.generations().parked(rebuilt));
    }

    @Test
    void an_event_that_this_release_cannot_know_refuses_it_with_the_position() {
        shop.happened("a1", new Fitted(5));
        var newer = new EncodedEvent(new EventType("bulb.painted", 1), "{}");
        var next = shop.reading(ForeignCodec.storing(shop.log.codec(), newer));
        next.happened("a1", new SwitchedOn());

        var refused = assertThrows(OperationRefused.class, this::rebuilt);

        assertTrue(refused.getMessage().contains("beyond position 1"), refused.getMessage());
        assertTrue(refused.getMessage().contains("bulb.painted"), refused.getMessage());
    }

    @Test
    void a_cancelled_load_continues_at_its_checkpoint() throws InterruptedException {
        for (int bulb = 0; bulb < 300; bulb++) {
            shop.happened("b" + bulb, new Fitted(bulb + 20), new SwitchedOn());
        }
        var followed = shop.followed();
        var operations = shop.operations("one", 20_000);
        var first = operations.rebuild("story");
        ProgressListener cancelling = (stage, at, of) -> {
            if (stage.startsWith("pass 2") && stage.endsWith("events")) {
                first.cancel(Workshop.BY);
                operations.rebuilds().stop();
            }
        };

        assertTrue(first.run(false, Workshop.BY, cancelling).isEmpty());
        var begun = generation(shop.models.generations().all().getFirst().number());
        assertEquals(Role.LOADING, begun.role());
        assertEquals(1, begun.load().orElseThrow().done());

        var again = new ArrayList<String>();
        var rebuilt = rebuild(shop, "two", 20_000)
                .run(false, Workshop.BY, (stage, at, of) -> again.add(stage))
                .orElseThrow();

        assertEquals(begun.number(), rebuilt.generation());
        assertTrue(rebuilt.resumed());
        assertFalse(again.stream().anyMatch(stage -> stage.startsWith("pass 1 ")), again::toString);
        shop.assertSameRows(followed, rebuilt.generation());
    }

    @Test
    void the_second_loader_is_refused_while_the_first_lives() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        shop.followed();
        var refusals = new ArrayList<String>();
        ProgressListener another = (stage, at, of) -> {
            if (refusals.isEmpty()) {
                refusals.add(assertThrows(
                                OperationRefused.class,
                                () -> rebuild(shop, "two", PLENTY).run(false, Workshop.BY, ProgressListener.NONE))
                        .getMessage());
                assertThrows(
                        OperationRefused.class,
                        () -> rebuild(shop, "two", PLENTY).requireNoneRunning());
            }
        };

        assertTrue(rebuild(shop, "one", PLENTY).run(false, Workshop.BY, another).isPresent());

        assertTrue(refusals.getFirst().contains("another process loads"), refusals::toString);
    }

    @Test
    void one_process_does_not_rebuild_a_view_twice_at_once() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        shop.followed();
        var operations = shop.operations();
        var refusals = new ArrayList<String>();
        ProgressListener another = (stage, at, of) -> {
            if (refusals.isEmpty()) {
                refusals.add(assertThrows(
                                OperationRefused.class,
                                () -> operations
                                        .within(1 << 20)
                                        .rebuild("story")
                                        .run(true, Workshop.BY, ProgressListener.NONE))
                        .getMessage());
                assertThrows(
                        OperationRefused.class,
                        () -> operations.rebuild("story").requireNoneRunning());
                loaded(operations);
            }
        };

        assertTrue(operations.rebuild("story").run(false, Workshop.BY, another).isPresent());

        assertTrue(refusals.getFirst().contains("this process already rebuilds"), refusals::toString);
        assertEquals(2, shop.models.generations().all().size(), "what served, and what was rebuilt");
        operations.rebuild("story").requireNoneRunning();
        assertTrue(
                operations
                        .rebuild("story")
                        .run(true, Workshop.BY, ProgressListener.NONE)
                        .isPresent(),
                "afterwards there is nothing in the way");
    }

    private void loaded(ViewOperations operations) {
        try {
            operations.rebuilds().load(shop.story.identity());
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Test
    void the_end_of_the_process_ends_a_rebuild_with_any_memory() throws InterruptedException {
        for (int bulb = 0; bulb < 300; bulb++) {
            shop.happened("b" + bulb, new Fitted(bulb + 20), new SwitchedOn());
        }
        shop.followed();
        var operations = shop.operations();
        ProgressListener ending = (stage, at, of) -> {
            if (stage.startsWith("pass 2") && stage.endsWith("events")) {
                operations.rebuilds().stop();
            }
        };

        assertTrue(operations
                .within(20_000)
                .rebuild("story")
                .run(false, Workshop.BY, ending)
                .isEmpty());
    }

    @Test
    void a_load_whose_rows_outgrow_the_estimate_restarts_with_more_passes() throws InterruptedException {
        for (int bulb = 0; bulb < 60; bulb++) {
            shop.happened("b" + bulb, new Fitted(bulb + 20));
        }
        var followed = shop.followed();
        // room for a row in each pass, and two are let: some range has three
        var stages = new ArrayList<String>();

        var rebuilt = rebuild(shop, "loader", 180)
                .run(false, Workshop.BY, (stage, at, of) -> stages.add(stage))
                .orElseThrow();

        var first = Integer.parseInt(stages.getFirst().replaceAll("pass 1 of (\\d+):.*", "$1"));
        assertEquals(0, rebuilt.passes() % (2 * first), () -> first + " passes, then " + rebuilt.passes());
        shop.assertSameRows(followed, rebuilt.generation());
        assertEquals(
                2,
                shop.models.generations().all().stream()
                        .filter(generation -> generation.role() != Role.RETIRED)
                        .count());
        assertThereIsAlwaysOneToGoOnWith();
    }

    /// Checks after each act, as if the process ended there, that one candidate can be continued.
    private void assertThereIsAlwaysOneToGoOnWith() {
        var acts = shop.models.generations().audited("story", 1_000).reversed().stream()
                .map(act -> act.action())
                .filter(action -> action.equals("rebuild") || action.equals("retire"))
                .toList();
        assertTrue(acts.contains("retire"), acts::toString);
        int begun = 0;
        for (var act : acts) {
            begun += act.equals("rebuild") ? 1 : -1;
            assertTrue(begun > 0, acts::toString);
        }
    }

    @Test
    void of_two_started_loads_the_newer_continues_and_the_older_is_retired() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        shop.followed();
        var generations = shop.models.generations();
        var older = generations.begin(shop.story.identity(), 1, 1, "a process that was killed");
        var newer = generations.begin(shop.story.identity(), 1, 2, "a process that was killed");

        assertEquals(newer.number(), rebuilt());

        assertEquals(Role.RETIRED, generation(older.number()).role());
    }

    @ParameterizedTest
    @ValueSource(strings = {"givenUp", "begin", "takeLoad"})
    void an_old_candidate_stays_until_the_next_one_has_its_loader(String failing) throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        shop.followed();
        var old = rebuilt();
        var rebuild = rebuild(shop.awayAt(failing), "loader", PLENTY);
        assertThrows(StoreUnavailable.class, () -> rebuild.run(true, Workshop.BY, ProgressListener.NONE));
        assertEquals(
                failing.equals("givenUp") ? Role.RETIRED : Role.CANDIDATE,
                generation(old).role());

        var next = rebuild(shop, "loader", PLENTY)
                .run(true, Workshop.BY, ProgressListener.NONE)
                .orElseThrow();
        assertEquals(Role.RETIRED, generation(old).role());
        assertEquals(Role.CANDIDATE, generation(next.generation()).role());
    }

    /// Leases of loads and steps run out by themselves, so a store that cannot take one back does no harm.
    @ParameterizedTest
    @ValueSource(strings = {"releaseLoad", "release"})
    void a_rebuild_keeps_its_result_when_the_store_is_unavailable_at_the_end(String failing)
            throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        shop.followed();
        ProgressListener late = (stage, at, of) -> {
            if (stage.equals("making the indexes") && at == 0) {
                shop.happened("a1", new SwitchedOn());
            }
        };
        var rebuilt = rebuild(shop.awayAt(failing), "loader", PLENTY).run(false, Workshop.BY, late);
        assertEquals(3, rebuilt.orElseThrow().position());
    }

    @Test
    void a_load_restarted_by_a_killed_process_continues_and_the_earlier_candidate_is_retired()
            throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        shop.followed();
        var old = rebuilt();
        var begun = shop.models.generations().begin(shop.story.identity(), 2, 1, "a process that was killed");
        assertEquals(begun.number(), rebuilt());
        assertEquals(Role.RETIRED, generation(old).role());
    }

    @Test
    void an_unwanted_candidate_is_discarded_and_the_next_rebuild_starts_from_the_beginning()
            throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        var served = shop.followed();
        var rebuild = rebuild(shop, "loader", PLENTY);
        assertEquals(
                "story v1 has no candidate to discard",
                assertThrows(OperationRefused.class, () -> rebuild.discard("none is there", Workshop.BY))
                        .getMessage());
        var unwanted = rebuilt();

        assertEquals(unwanted, rebuild.discard("another one is wanted", Workshop.BY));
        assertEquals(Role.RETIRED, generation(unwanted).role());
        assertEquals(Role.SERVING, generation(served).role());
        assertThrows(OperationRefused.class, () -> rebuild.discard("again", Workshop.BY));
        assertTrue(rebuilt() > unwanted);
    }

    @Test
    void a_generation_is_not_discarded_during_its_rebuild() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        shop.followed();
        var one = rebuild(shop, "one", PLENTY);
        var refusals = new ArrayList<String>();
        one.run(false, Workshop.BY, (stage, at, of) -> {
            if (stage.equals("reading events")) {
                for (var who : List.of(one, rebuild(shop, "two", PLENTY))) {
                    refusals.add(assertThrows(OperationRefused.class, () -> who.discard("not now", Workshop.BY))
                            .getMessage());
                }
            }
        });
        assertTrue(refusals.get(0).contains("this process already rebuilds"), refusals::toString);
        assertTrue(refusals.get(1).contains("is being loaded by one"), refusals::toString);
    }

    @Test
    @Timeout(20)
    void a_rebuild_whose_candidate_is_discarded_before_it_has_caught_up_ends() throws InterruptedException {
        shop.happened("a1", new Fitted(5));
        shop.followed();
        var rebuild = rebuild(shop, "one", PLENTY);
        var refused = assertThrows(
                OperationRefused.class,
                () -> rebuild.run(false, Workshop.BY, (stage, at, of) -> {
                    if (stage.equals("catching up")) {
                        shop.happened("a1", new SwitchedOn());
                        rebuild(shop, "two", PLENTY).discard("too late", Workshop.BY);
                    }
                }));
        assertTrue(refused.getMessage().contains("no longer exists"), refused.getMessage());
    }

    @Test
    void a_load_that_ends_with_an_error_leaves_no_thread_behind() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        shop.followed();
        var rebuild = rebuild(shop, "loader", PLENTY);
        assertThrows(
                StackOverflowError.class,
                () -> rebuild.run(false, Workshop.BY, (stage, at, of) -> {
                    throw new StackOverflowError("too deep");
                }));
        shop.threads.shutdown();
        var ended = shop.threads.awaitTermination(10, TimeUnit.SECONDS);
        shop.threads.shutdownNow();
        assertTrue(ended);
    }

    @Test
    void the_estimate_is_of_the_right_order() throws InterruptedException {
        var life = new BulbEvent[50];
        Arrays.fill(life, new SwitchedOn());
        for (int bulb = 0; bulb < 1_200; bulb++) {
            shop.happened("b" + bulb, life);
        }

        var estimate = shop.operations().estimate("story");

        assertEquals(60_000, estimate.events());
        assertEquals(60_000 / 50, estimate.sampled());
        assertTrue(estimate.rows() > 800 && estimate.rows() < 1_800, estimate::toString);
        assertEquals(1, estimate.passes());
    }

    @Test
    void streams_that_always_have_new_events_are_estimated_once() throws InterruptedException {
        for (int newest = 0; newest < 1_225; newest++) {
            for (int bulb = Math.max(0, newest - 24); bulb <= Math.min(newest, 1_199); bulb++) {
                shop.happened("b" + bulb, new SwitchedOn(), new SwitchedOn());
            }
        }

        var estimate = shop.operations().estimate("story");

        assertEquals(60_000, estimate.events());
        assertEquals(60_000 / 50, estimate.sampled());
        assertTrue(estimate.rows() > 600 && estimate.rows() < 2_400, estimate::toString);
    }

    @Test
    void rows_that_fail_or_are_gone_are_not_estimated() throws InterruptedException {
        var failing = ScriptedProjection.sound().beginning(_ -> {
            throw new IllegalStateException("unlucky");
        });
        var ending = ScriptedProjection.sound().evolving((row, _) -> row + ScriptedProjection.GONE);
        for (var projection : List.of(failing, ending)) {
            try (var other = Workshop.of(Story.sound(1), List.of(projection))) {
                other.happened("a1", new Fitted(5));

                var estimate = other.operations().estimate("scripted");

                assertEquals(1, estimate.sampled());
                assertEquals(0, estimate.rows());
            }
        }
    }

    @Test
    void a_blown_bulb_leaves_no_row() throws InterruptedException {
        shop.happened("a1", new Fitted(5), new Blew("worn out"));
        shop.happened("a2", new Fitted(5), new Blew("worn out"), new Fitted(7));
        shop.followed();

        var rebuilt = rebuilt();

        assertEquals("", shop.row(rebuilt, "a1"));
        assertEquals("f7", shop.row(rebuilt, "a2"));
    }

    @Test
    void a_parked_stream_says_how_much_waits_behind_it() throws InterruptedException {
        shop.happened("c1", new Fitted(666), new SwitchedOn(), new SwitchedOff(), new SwitchedOn());

        var rebuilt = rebuilt();

        var parked = shop.models.generations().parked(rebuilt);
        assertEquals(
                Set.of("stream:bulb-c1"),
                parked.stream().map(entry -> entry.parked().entry()).collect(Collectors.toSet()));
        assertEquals(2, parked.getFirst().further());
        assertTrue(parked.getFirst().parked() instanceof Parked.Stream);
    }
}
