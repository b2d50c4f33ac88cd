package dev.scoresheet.adapters.postgres.kernel.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.time.SetTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CooldownTest {

    private final SetTime time = new SetTime();
    private final Cooldown rest = new Cooldown(Duration.ofSeconds(10), time);

    @Test
    void a_view_that_has_not_failed_has_no_cooldown() {
        assertTrue(rest.isOver());
    }

    @Test
    void each_cooldown_is_twice_as_long_as_the_previous_up_to_a_minute() {
        for (var seconds : new int[] {10, 20, 40, 60, 60}) {
            assertEquals(Duration.ofSeconds(seconds), rest.begin());
            assertFalse(rest.isOver());
        }
    }

    @Test
    void a_success_ends_the_cooldown_and_resets_its_length() {
        rest.begin();
        rest.begin();
        rest.end();
        assertTrue(rest.isOver());
        assertEquals(Duration.ofSeconds(10), rest.begin());
        assertFalse(rest.isOver());
    }

    @Test
    void a_cooldown_ends_when_its_time_has_passed() {
        rest.begin();
        time.pass(Duration.ofSeconds(10).minusNanos(1));
        assertFalse(rest.isOver());
        time.pass(Duration.ofNanos(1));
        assertTrue(rest.isOver());
        assertEquals(Duration.ofSeconds(20), rest.begin());
    }
}
