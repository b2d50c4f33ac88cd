package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.cutover.RowsDiffer;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.ComparisonReport;
import dev.scoresheet.application.kernel.operations.views.report.SwitchResult;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.generation.BulkLoad;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Gate of a cut-over: a candidate that differs or is behind does not become the serving generation.
class GateTest {

    private final Workshop shop = Workshop.of(Story.broken());
    private long served;

    @BeforeEach
    void begin() {
        shop.happened("a1", new Fitted(5), new SwitchedOn());
        shop.happened("b1", new Fitted(9));
        served = shop.followed();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static ComparisonReport diff(Workshop at) throws InterruptedException {
        return at.operations().comparison("story").diff(Set.of(), Workshop.BY);
    }

    private static SwitchResult cutOver(Workshop at, Set<String> declared, Optional<String> accepted)
            throws InterruptedException, RowsDiffer {
        return at.operations().cutOver("story").run(declared, accepted, Workshop.BY);
    }

    private static SwitchResult cutOver(Workshop at) throws InterruptedException, RowsDiffer {
        return cutOver(at, Set.of(), Optional.empty());
    }

    private long rebuilt(Workshop at) throws InterruptedException {
        return at.operations()
                .rebuild("story")
                .run(false, Workshop.BY, ProgressListener.NONE)
                .orElseThrow()
                .generation();
    }

    private long serving() {
        return shop.models
                .generations()
                .serving(shop.story.identity())
                .orElseThrow()
                .number();
    }

    @Test
    void an_equal_candidate_becomes_serving_and_can_be_rolled_back() throws Exception {
        var candidate = rebuilt(shop);

        var compared = diff(shop);
        assertTrue(compared.same(), compared::toString);
        assertEquals(4, compared.rows());
        assertEquals(3, compared.position());
        var switched = cutOver(shop);
        assertEquals(candidate, switched.serving());
        assertEquals(candidate, serving());

        shop.happened("a1", new SwitchedOn());
        shop.follow(candidate, 100);
        var back = shop.operations().rollBack("story").run(Workshop.BY, ProgressListener.NONE);
        assertEquals(served, back.serving());
        assertEquals(4, back.position(), "caught up before it serves again");
        assertEquals("f5++", shop.row(served, "a1"));
    }

    @Test
    void a_difference_refuses_the_cut_over_and_shows_the_rows_with_their_events() throws Exception {
        vandalise("a1", "nonsense");
        rebuilt(shop);

        var compared = diff(shop);

        assertEquals(1, compared.differing());
        var first = compared.first().getFirst();
        assertEquals("a1", first.key());
        assertEquals(Optional.of("Row[told=f5+]"), first.is());
        assertEquals(Optional.of("Row[told=nonsense]"), first.expected());
        assertEquals(2, first.events());
        assertEquals("bulb-a1@2", first.last().getLast().event());
        assertThrows(RowsDiffer.class, () -> cutOver(shop));
        assertEquals(served, serving());

        cutOver(shop, Set.of("a1"), Optional.empty());
        assertTrue(serving() > served, "what was declared does not hinder it");
    }

    @Test
    void accepted_differences_are_recorded() throws Exception {
        vandalise("a1", "nonsense");
        rebuilt(shop);

        var switched = cutOver(shop, Set.of(), Optional.of("it was nonsense"));

        assertTrue(
                switched.gate().endsWith("1 of 4 rows differ, 0 left out, accepted: it was nonsense"), switched.gate());
    }

    @Test
    void parked_entries_of_the_candidate_refuse_and_those_of_the_old_one_are_left_out() throws Exception {
        shop.happened("b1", new Fitted(13), new SwitchedOn());
        shop.follow(served, 100);
        rebuilt(shop);
        assertThrows(OperationRefused.class, () -> cutOver(shop));

        shop.story.fails().set(false);
        var anew = shop.operations()
                .rebuild("story")
                .run(true, Workshop.BY, ProgressListener.NONE)
                .orElseThrow();
        assertEquals(0, anew.parked());
        var compared = diff(shop);
        assertTrue(compared.same(), compared::toString);
        assertEquals(List.of("b1"), compared.leftOut());
        cutOver(shop);
        assertTrue(serving() > served);
    }

    @Test
    void an_event_that_breaks_a_projection_does_not_prevent_a_comparison() throws Exception {
        shop.happened("c1", new Fitted(6666));
        shop.follow(served, 100);
        rebuilt(shop);

        var compared = diff(shop);

        assertTrue(compared.same(), compared::toString);
    }

    @Test
    void both_generations_are_compared_at_one_position_during_appends() throws Exception {
        rebuilt(shop);
        var going = new AtomicBoolean(true);
        var writer = Thread.startVirtualThread(() -> {
            while (going.get()) {
                shop.happened("a1", new SwitchedOn());
                LockSupport.parkNanos(200_000); // each event makes a row longer
            }
        });

        try {
            for (int time = 0; time < 5; time++) {
                var compared = diff(shop);
                assertTrue(compared.same(), compared::toString);
            }
        } finally {
            going.set(false);
            writer.join();
        }
    }

    @Test
    void a_new_version_is_compared_with_the_serving_one_only_while_a_node_follows_the_serving_one() throws Exception {
        var next = shop.with(Story.sound(2));
        rebuilt(next);

        var switched = cutOver(next);

        assertEquals("no gate ran: no node follows generation %d of story v1".formatted(served), switched.gate());
        assertEquals(served, serving(), "the older release goes on reading its own");
        assertEquals("2:f5+", shop.row(switched.serving(), "a1"));

        var third = shop.with(Story.sound(3));
        var candidate = rebuilt(third);
        var lease = shop.models
                .leases()
                .acquire(switched.serving(), "another node", Workshop.LEASE)
                .orElseThrow();
        assertThrows(RowsDiffer.class, () -> cutOver(third));
        shop.models.leases().release(lease);
        var older = Set.of(next.story.identity());
        shop.models.generations().follows("another node", older, Set.of(), Duration.ofMinutes(1));
        assertThrows(RowsDiffer.class, () -> cutOver(third), "a live node without a lease follows it, too");
        shop.models.generations().follows("another node", Set.of(), Set.of(), Duration.ZERO);
        cutOver(third);
        assertEquals(
                candidate,
                shop.models
                        .generations()
                        .serving(third.story.identity())
                        .orElseThrow()
                        .number());
    }

    /// An open snapshot holds a connection, and with it what the database may not clean up.
    @ParameterizedTest
    @ValueSource(strings = {"progress", "compare", "nothing"})
    void a_gate_closes_its_snapshot_after_every_failure(String failing) throws Exception {
        rebuilt(shop);
        var watched = new WatchedSnapshots(shop.views, failing, () -> {
            throw new StoreUnavailable("away", Duration.ZERO);
        });
        var seeing = shop.seeing(watched);
        if (failing.equals("nothing")) {
            assertTrue(diff(seeing).same());
        } else {
            assertThrows(StoreUnavailable.class, () -> diff(seeing));
        }
        assertEquals(1, watched.opened.get());
        assertEquals(1, watched.closed.get());
        assertEquals(served, serving());
    }

    @Test
    void a_cut_over_is_done_when_the_store_does_not_hear_of_the_end_of_the_hold() throws Exception {
        var candidate = rebuilt(shop);
        var switched = cutOver(shop.awayAt("releaseHold"));
        assertEquals(candidate, switched.serving());
        assertEquals(candidate, serving());
    }

    @Test
    void a_candidate_whose_owner_does_not_advance_is_refused_with_owner_and_position() throws Exception {
        var candidate = rebuilt(shop);
        var lease = shop.models
                .leases()
                .acquire(candidate, "another node", Duration.ofMinutes(1))
                .orElseThrow();
        shop.happened("a1", new SwitchedOn());

        var refused = assertTimeoutPreemptively(
                Duration.ofSeconds(25), () -> assertThrows(OperationRefused.class, () -> diff(shop)));

        var message = refused.getMessage();
        assertTrue(message.contains("generation %d of story v1 stays at position 3".formatted(candidate)), message);
        assertTrue(message.contains("its owner is another node"), message);
        shop.models.leases().release(lease);
        assertTrue(diff(shop).same());
    }

    /// Otherwise the candidate would replace a generation with which nothing compared it.
    @Test
    void a_roll_back_during_the_comparison_refuses_the_cut_over() throws Exception {
        rebuilt(shop);
        cutOver(shop);
        vandalise("a1", "nonsense");
        rebuilt(shop);
        var watched = new WatchedSnapshots(shop.views, "compare", () -> {
            try {
                shop.operations().rollBack("story").run(Workshop.BY, ProgressListener.NONE);
            } catch (InterruptedException ended) {
                throw new AssertionError(ended);
            }
        });

        var refused = assertThrows(OperationRefused.class, () -> cutOver(shop.seeing(watched)));

        assertTrue(refused.getMessage().startsWith("generation %d serves now".formatted(served)), refused::getMessage);
        assertEquals(served, serving());
    }

    /// Views whose snapshots do something before one call, such as fail, and are counted.
    private static final class WatchedSnapshots implements Views {
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final Views views;
        private final String call;
        private final Runnable before;

        WatchedSnapshots(Views views, String call, Runnable before) {
            this.views = views;
            this.call = call;
            this.before = before;
        }

        @Override
        public <K, V> View<K, V> view(Projection<?, K, ?, V> projection, long generation) {
            return views.view(projection, generation);
        }

        @Override
        public <K, V> BulkLoad<K, V> bulkLoad(Projection<?, K, ?, V> projection) {
            return views.bulkLoad(projection);
        }

        @Override
        public Snapshot snapshot(Collection<Long> generations) {
            opened.incrementAndGet();
            var snapshot = views.snapshot(generations);
            return (Snapshot) Proxy.newProxyInstance(
                    Snapshot.class.getClassLoader(), new Class<?>[] {Snapshot.class}, (_, method, arguments) -> {
                        if (method.getName().equals(call)) {
                            before.run();
                        }
                        if (method.getName().equals("close")) {
                            closed.incrementAndGet();
                        }
                        return method.invoke(snapshot, arguments);
                    });
        }
    }

    @Test
    void without_a_candidate_there_is_nothing_to_do() {
        assertThrows(OperationRefused.class, () -> diff(shop));
        assertThrows(
                OperationRefused.class,
                () -> shop.operations().rollBack("story").run("x", ProgressListener.NONE));
    }

    private void vandalise(String key, String told) {
        var view = shop.views.view(shop.story, served);
        assertTrue(view.commit(Step.repair(
                view.standing().progress(),
                Map.of(key, new Story.Row(told)),
                Set.of(),
                List.of(),
                Set.of(),
                List.of())));
    }
}
