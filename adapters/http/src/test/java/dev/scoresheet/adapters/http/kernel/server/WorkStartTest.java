package dev.scoresheet.adapters.http.kernel.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkStartTest {

    @Test
    void work_begins_once_and_then_nothing_gives_it_up() {
        var work = new WorkStart();
        assertTrue(work.begin());
        assertFalse(work.giveUp());
        assertFalse(work.begin());
    }

    @Test
    void work_that_was_given_up_never_begins() {
        var work = new WorkStart();
        assertTrue(work.giveUp());
        assertFalse(work.begin());
    }

    @Test
    void one_of_a_thread_and_the_event_loop_decides() throws Exception {
        var together = new CyclicBarrier(2);
        try (var thread = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 10_000; i++) {
                var work = new WorkStart();
                var begun = thread.submit(() -> {
                    together.await();
                    return work.begin();
                });
                together.await();
                var givenUp = work.giveUp();
                assertNotEquals(givenUp, begun.get());
                assertFalse(work.begin(), "the decision is final");
            }
        }
    }
}
