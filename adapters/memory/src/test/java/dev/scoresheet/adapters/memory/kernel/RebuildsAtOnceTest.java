package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.RebuildResult;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Rebuilds of one process: of several views at once, within one memory budget, and of one view once.
@Timeout(30)
class RebuildsAtOnceTest {

    private static final int BULBS = 300;

    private final Workshop shop = Workshop.of(Story.sound(1), List.of(new BulbLives(1, "")));

    @BeforeEach
    void begin() {
        for (int bulb = 0; bulb < BULBS; bulb++) {
            shop.happened("b" + bulb, new Fitted(bulb + 20), new SwitchedOn());
        }
        shop.followed();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /// @param memory for all of them
    private ViewOperations operations(long memory) {
        return shop.operations("here", memory);
    }

    private Future<Optional<RebuildResult>> rebuilding(ViewOperations operations, String view, ProgressListener watch) {
        return shop.threads.submit(() -> operations.rebuild(view).run(false, Workshop.BY, watch));
    }

    private static boolean isReading(String stage) {
        return stage.endsWith("reading events");
    }

    @Test
    void views_that_fit_into_memory_together_are_loaded_at_once() throws Exception {
        var operations = operations(1 << 30);
        var bothRead = new CyclicBarrier(2);
        var met = new AtomicBoolean();
        ProgressListener meeting = (stage, at, of) -> {
            if (isReading(stage) && !met.get()) {
                await(bothRead);
                met.set(true);
            }
        };
        var story = rebuilding(operations, "story", meeting);
        var lives = rebuilding(operations, "bulb-lives", meeting);
        assertEquals(BULBS + 1, story.get().orElseThrow().rows());
        assertEquals(BULBS, lives.get().orElseThrow().rows());
    }

    @Test
    void when_two_views_do_not_fit_into_memory_the_second_waits_for_the_first() throws Exception {
        var operations = operations(20_000);
        var secondWaits = new CountDownLatch(1);
        var firstHasLoaded = new AtomicBoolean();
        var tooEarly = new AtomicBoolean();
        var begun = new CountDownLatch(1);
        var first = rebuilding(operations, "story", (stage, at, of) -> {
            begun.countDown();
            if (isReading(stage)) {
                await(secondWaits);
            }
            if (stage.equals("making the indexes")) {
                firstHasLoaded.set(true);
            }
        });
        begun.await();
        var second = rebuilding(operations, "bulb-lives", (stage, at, of) -> {
            if (stage.equals("waiting for memory")) {
                assertThrows(OperationRefused.class, () -> check(operations));
                secondWaits.countDown();
            }
            if (isReading(stage) && !firstHasLoaded.get()) {
                tooEarly.set(true);
            }
        });
        assertTrue(first.get().orElseThrow().passes() > 1);
        assertEquals(BULBS, second.get().orElseThrow().rows());
        assertFalse(tooEarly.get());
        assertTrue(check(operations));
    }

    private boolean check(ViewOperations operations) throws InterruptedException {
        return operations
                .foldCheck("story")
                .check(OptionalLong.empty(), ProgressListener.NONE)
                .same();
    }

    @Test
    void a_waiting_rebuild_is_cancelled_and_the_other_continues() throws Exception {
        var operations = operations(20_000);
        var secondEnded = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var first = rebuilding(operations, "story", (stage, at, of) -> {
            begun.countDown();
            if (isReading(stage)) {
                await(secondEnded);
            }
        });
        begun.await();
        var second = rebuilding(operations, "bulb-lives", (stage, at, of) -> {
            if (stage.equals("waiting for memory")) {
                operations.rebuild("bulb-lives").cancel(Workshop.BY);
            }
        });
        assertEquals(Optional.empty(), second.get());
        secondEnded.countDown();
        assertTrue(first.get().isPresent());
        assertEquals(
                1,
                shop.models.generations().all().stream()
                        .filter(generation -> generation.role() == Role.LOADING)
                        .count(),
                "what was begun is there to go on with");
    }

    @Test
    void a_second_rebuild_of_one_view_is_refused_while_other_views_are_rebuilt() throws Exception {
        var operations = operations(1 << 30);
        var asked = new AtomicBoolean();
        var rebuilt = operations.rebuild("story").run(false, Workshop.BY, (stage, at, of) -> {
            if (isReading(stage) && !asked.getAndSet(true)) {
                assertThrows(
                        OperationRefused.class,
                        () -> operations.rebuild("story").requireNoneRunning());
                assertThrows(
                        OperationRefused.class,
                        () -> operations.rebuild("story").run(false, Workshop.BY, ProgressListener.NONE));
                operations.rebuild("bulb-lives").requireNoneRunning();
                assertEquals(
                        BULBS,
                        get(rebuilding(operations, "bulb-lives", ProgressListener.NONE))
                                .rows());
            }
        });
        assertTrue(asked.get());
        assertTrue(rebuilt.isPresent());
    }

    private static RebuildResult get(Future<Optional<RebuildResult>> rebuilding) {
        try {
            return rebuilding.get().orElseThrow();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new AssertionError(alone);
        }
    }
}
