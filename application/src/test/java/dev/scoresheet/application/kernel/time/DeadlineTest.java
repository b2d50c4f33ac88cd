package dev.scoresheet.application.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadlineTest {

    private final SetTime time = new SetTime();

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0})
    void a_deadline_is_over_when_its_time_has_passed_at_any_reading_of_the_clock(long nanos) {
        time.nanos = nanos;
        var deadline = time.deadline(Duration.ofNanos(10));
        time.nanos += 9;
        assertFalse(deadline.isOver());
        assertEquals(Duration.ofNanos(1), deadline.left());
        time.nanos += 1;
        assertTrue(deadline.isOver());
        assertEquals(0, deadline.nanosLeft());
        time.nanos += 5;
        assertEquals(Duration.ofNanos(-5), deadline.left());
    }

    /// The embedded database was once awaited by the time of day.
    @Test
    void a_change_of_the_time_of_day_does_not_move_it() {
        var deadline = time.deadline(Duration.ofSeconds(10));
        time.instant = time.instant.plus(1, ChronoUnit.DAYS);
        assertFalse(deadline.isOver());
    }

    @Test
    void a_time_too_long_for_nanoseconds_does_not_end() {
        var deadline = time.deadline(ChronoUnit.FOREVER.getDuration());
        time.nanos += Duration.ofDays(36_500).toNanos();
        assertFalse(deadline.isOver());
    }

    @Test
    void a_slice_ends_with_the_deadline() {
        var deadline = time.deadline(Duration.ofNanos(10));
        assertEquals(Duration.ofNanos(4), deadline.leftAtMost(Duration.ofNanos(4)));
        time.nanos += 8;
        assertEquals(Duration.ofNanos(2), deadline.leftAtMost(Duration.ofNanos(4)));
    }
}
