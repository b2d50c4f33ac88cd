package dev.scoresheet.application.kernel.projection.generation;

import static dev.scoresheet.application.kernel.projection.Bulbs.bulb;
import static dev.scoresheet.application.kernel.projection.Bulbs.life;
import static dev.scoresheet.application.kernel.projection.Bulbs.parkedKey;
import static dev.scoresheet.application.kernel.projection.Bulbs.rows;
import static dev.scoresheet.application.kernel.projection.Bulbs.step;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.Bulbs;
import dev.scoresheet.application.kernel.projection.generation.Generation.Load;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Generations.ParkedEntry;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Suite on loads of every store: each pass is kept once, and one loader works at a time.
public abstract class BulkLoadContract extends GenerationsSuite {

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
}
