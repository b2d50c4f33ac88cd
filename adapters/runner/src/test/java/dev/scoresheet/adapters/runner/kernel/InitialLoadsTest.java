package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InitialLoadsTest {

    private static final ViewIdentity ONE = new ViewIdentity("one", 1, "");
    private static final ViewIdentity TWO = new ViewIdentity("two", 1, "");

    private final List<ViewIdentity> begun = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Semaphore mayEnd = new Semaphore(0);
    private final InitialLoads loads = new InitialLoads(this::load, Duration.ofMinutes(5));

    @AfterEach
    void end() throws InterruptedException {
        loads.end();
        loads.join(within(Duration.ofSeconds(20)));
    }

    private void load(ViewIdentity identity) throws InterruptedException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        begun.add(identity);
        try {
            mayEnd.acquire();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    @Test
    void each_load_has_all_the_memory() {
        loads.begin(ONE);
        loads.begin(TWO);
        eventually(() -> !begun.isEmpty());
        mayEnd.release(2);
        eventually(() -> {
            loads.begin(TWO);
            return begun.contains(TWO);
        });
        assertEquals(1, mostAtOnce.get());
    }

    @Test
    void a_load_in_back_off_lets_the_next_one_begin() throws InterruptedException {
        var failing = new InitialLoads(
                identity -> {
                    begun.add(identity);
                    throw new StackOverflowError("as a load may find");
                },
                Duration.ofMinutes(5));
        failing.begin(ONE);
        eventually(() -> {
            failing.begin(TWO);
            return begun.contains(TWO);
        });
        failing.begin(ONE);
        failing.join(within(Duration.ofMillis(50)));
        failing.end();
        failing.join(within(Duration.ofSeconds(20)));
        assertEquals(List.of(ONE, TWO), begun, "the first one rests");
    }

    @Test
    void no_load_begins_after_the_end() throws InterruptedException {
        loads.begin(ONE);
        eventually(() -> !begun.isEmpty());
        loads.end();
        eventually(() -> atOnce.get() == 0);

        loads.begin(TWO);
        loads.join(within(Duration.ofSeconds(1)));
        assertEquals(List.of(ONE), begun);
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = within(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertFalse(deadline.isOver(), "not within 20 seconds");
            try {
                Thread.sleep(5);
            } catch (InterruptedException impatient) {
                throw new IllegalStateException(impatient);
            }
        }
    }

    private static Deadline within(Duration time) {
        return TimeSource.system().deadline(time);
    }
}
