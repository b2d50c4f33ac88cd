package dev.scoresheet.application.kernel.operations.views.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Shares that never come to more than the whole.
@Timeout(20)
class MemoryBudgetTest {

    private final MemoryBudget budget = new MemoryBudget(100);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.close();
    }

    private MemoryBudget.Share share(long wanted) {
        return budget.takeNow(wanted).orElseThrow();
    }

    private boolean fits(long wanted) {
        var share = budget.takeNow(wanted);
        share.ifPresent(MemoryBudget.Share::close);
        return share.isPresent();
    }

    @Test
    void shares_that_fit_are_held_beside_each_other() {
        try (var one = share(40);
                var other = share(60)) {
            assertEquals(100, one.bytes() + other.bytes());
            assertEquals(Optional.empty(), budget.takeNow(1));
        }
        assertTrue(fits(100));
    }

    @Test
    void a_share_is_a_quarter_at_least_and_the_whole_at_most() {
        try (var small = share(1)) {
            assertEquals(25, small.bytes());
            assertTrue(fits(75));
            assertEquals(Optional.empty(), budget.takeNow(76));
        }
        try (var large = share(5_000)) {
            assertEquals(100, large.bytes());
        }
    }

    @Test
    void a_share_that_is_closed_twice_is_given_back_once() {
        var one = share(50);
        one.close();
        one.close();
        try (var _ = share(100)) {
            assertEquals(Optional.empty(), budget.takeNow(50));
        }
    }

    @Test
    void a_large_share_comes_before_the_small_ones_that_came_after_it() throws Exception {
        var held = share(60);
        var large = waiting(() -> budget.take(90, () -> true));
        var small = waiting(() -> budget.take(25, () -> true));
        assertEquals(Optional.empty(), budget.takeNow(25), "a share is free, but earlier callers wait for it");

        held.close();
        try (var first = large.get().orElseThrow()) {
            assertEquals(90, first.bytes());
            assertEquals(Future.State.RUNNING, small.state());
        }
        small.get().orElseThrow().close();
        assertTrue(fits(100));
    }

    @Test
    void a_waiter_that_gives_up_gets_nothing_and_blocks_no_other() throws Exception {
        try (var _ = share(60)) {
            var goesOn = new AtomicBoolean(true);
            var large = waiting(() -> budget.take(90, goesOn::get));
            goesOn.set(false);
            assertEquals(Optional.empty(), large.get());
            assertTrue(fits(40));
        }
    }

    @Test
    void a_budget_of_nothing_is_no_budget() {
        assertThrows(IllegalArgumentException.class, () -> new MemoryBudget(0));
    }

    /// Returns when the budget makes it wait.
    private Future<Optional<MemoryBudget.Share>> waiting(Callable<Optional<MemoryBudget.Share>> taking)
            throws InterruptedException {
        var begun = new CountDownLatch(1);
        var thread = new Thread[1];
        var taken = threads.submit(() -> {
            thread[0] = Thread.currentThread();
            begun.countDown();
            return taking.call();
        });
        begun.await();
        while (!taken.isDone() && thread[0].getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return taken;
    }
}
