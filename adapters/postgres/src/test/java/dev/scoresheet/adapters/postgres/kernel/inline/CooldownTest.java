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
    void what_has_not_failed_yet_is_not_left_alone() {
        assertTrue(rest.isOver());
    }

    @Test
    void the_first_rest_has_the_first_length_and_each_further_one_twice_the_one_before_up_to_a_minute() {
        for (var seconds : new int[] {10, 20, 40, 60, 60}) {
            assertEquals(Duration.ofSeconds(seconds), rest.begin());
            assertFalse(rest.isOver());
        }
    }

    @Test
    void a_success_ends_the_rest_and_the_next_is_the_first_again() {
        rest.begin();
        rest.begin();
        rest.end();
        assertTrue(rest.isOver());
        assertEquals(Duration.ofSeconds(10), rest.begin());
        assertFalse(rest.isOver());
    }

    @Test
    void a_rest_is_over_when_its_time_has_passed() {
        rest.begin();
        time.pass(Duration.ofSeconds(10).minusNanos(1));
        assertFalse(rest.isOver());
        time.pass(Duration.ofNanos(1));
        assertTrue(rest.isOver());
        assertEquals(Duration.ofSeconds(20), rest.begin());
    }
}
