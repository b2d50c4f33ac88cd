package dev.scoresheet.adapters.postgres.kernel.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GenerationProgressSignalTest {

    private final GenerationProgressSignal signal = new GenerationProgressSignal();

    @Test
    void a_position_that_a_crash_took_back_is_waited_for_again() throws InterruptedException {
        signal.reached(1, 9);
        assertTrue(signal.await(1, 9, Duration.ZERO));
        signal.read(1, 9, 7);
        assertEquals(7, signal.known(1));
        assertFalse(signal.isBeyond(1, 7));
        assertFalse(signal.await(1, 9, Duration.ofMillis(1)));
        signal.reached(1, 9);
        assertTrue(signal.await(1, 9, Duration.ZERO));
    }

    @Test
    void a_reading_that_a_step_overtook_takes_nothing_back() {
        signal.reached(1, 7);
        signal.reached(1, 9); // by a step, while the reading that begins at 7 is under way
        signal.read(1, 7, 6);
        signal.read(1, 7, 8);
        assertEquals(9, signal.known(1));
    }

    @Test
    void a_position_is_awaited_as_long_as_a_query_waits_for_it() throws InterruptedException {
        var query = Thread.ofVirtual().start(() -> {
            try {
                signal.await(1, 9, Duration.ofMinutes(1));
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
        });
        while (!signal.isAwaited(1, 9)) {
            Thread.sleep(1);
        }
        assertTrue(signal.isAwaited(1, 10));
        assertFalse(signal.isAwaited(1, 8));
        assertFalse(signal.isAwaited(2, 9));
        signal.reached(1, 9);
        query.join();
        assertFalse(signal.isAwaited(1, 9));
    }

    @Test
    void a_reading_may_be_the_first_to_know() {
        signal.read(1, signal.known(1), 5);
        assertEquals(5, signal.known(1));
        assertEquals(-1, signal.known(2));
    }
}
