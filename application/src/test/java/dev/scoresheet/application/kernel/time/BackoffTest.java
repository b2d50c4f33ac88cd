package dev.scoresheet.application.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(50);

    @Test
    void a_pause_is_twice_the_one_before_up_to_the_limit() {
        assertEquals(millis(50, 100, 200, 300, 300), pauses(Backoff.steady(FIRST, Duration.ofMillis(300)), 5));
    }

    /// The runner's former copy stopped at 1,024 times the first pause.
    @Test
    void a_distant_limit_is_reached() {
        var backoff = Backoff.steady(Duration.ofMillis(1), Duration.ofMinutes(1));
        assertEquals(Duration.ofMinutes(1), pauses(backoff, 17).getLast());
    }

    @Test
    void a_limit_below_the_first_pause_wins() {
        assertEquals(millis(20, 20), pauses(Backoff.steady(FIRST, Duration.ofMillis(20)), 2));
    }

    @Test
    void after_a_success_the_pauses_begin_again() {
        var backoff = Backoff.steady(FIRST, Duration.ofSeconds(1));
        pauses(backoff, 3);
        assertEquals(3, backoff.pauses());
        backoff.reset();
        assertEquals(0, backoff.pauses());
        assertEquals(FIRST, backoff.next());
    }

    @Test
    void half_of_a_pause_before_a_retry_is_random() {
        var backoff = Backoff.withJitter(FIRST, FIRST, new Random(1));
        var pauses = pauses(backoff, 1_000);
        assertTrue(pauses.stream().allMatch(pause -> pause.compareTo(FIRST.dividedBy(2)) >= 0), "at least half");
        assertTrue(pauses.stream().allMatch(pause -> pause.compareTo(FIRST) <= 0), "at most the whole");
        assertTrue(pauses.stream().distinct().count() > 900, "spread");
        assertTrue(pauses.stream().anyMatch(pause -> pause.toMillis() < 26), "over the whole half, low");
        assertTrue(pauses.stream().anyMatch(pause -> pause.toMillis() > 48), "over the whole half, high");
    }

    @Test
    void the_same_random_numbers_give_the_same_pauses() {
        assertEquals(
                pauses(Backoff.withJitter(FIRST, Duration.ofHours(1), new Random(7)), 9),
                pauses(Backoff.withJitter(FIRST, Duration.ofHours(1), new Random(7)), 9));
    }

    private static List<Duration> pauses(Backoff backoff, int number) {
        return Stream.generate(backoff::next).limit(number).toList();
    }

    private static List<Duration> millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toList();
    }
}
