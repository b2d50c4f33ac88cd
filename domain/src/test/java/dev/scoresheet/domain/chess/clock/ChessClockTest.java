package dev.scoresheet.domain.chess.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChessClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_stopped_clock_shows_its_initial_time_for_ever() {
        var clock = ChessClock.of(TimeControl.fischer(60, 2));
        assertEquals(shown(60_000, 60_000), clock.times(NOON.plusSeconds(3600)));
        assertFalse(clock.isOver(NOON.plusSeconds(3600)));
    }

    @Test
    void without_initial_time_a_clock_begins_with_the_increment_and_at_least_three_seconds() {
        assertEquals(
                shown(3_000, 3_000), ChessClock.of(TimeControl.fischer(0, 1)).times(NOON));
        assertEquals(
                shown(5_000, 5_000), ChessClock.of(TimeControl.fischer(0, 5)).times(NOON));
    }

    @Test
    void only_the_running_side_loses_time_and_never_more_than_it_has() {
        var clock = ChessClock.of(TimeControl.fischer(60, 2)).running(Side.BLACK, NOON);
        assertEquals(shown(60_000, 57_500), clock.times(NOON.plusMillis(2_500)));
        assertEquals(shown(60_000, 0), clock.times(NOON.plusSeconds(61)));
        assertEquals(shown(60_000, 60_000), clock.recorded());
    }

    @Test
    void the_flag_falls_at_zero_and_not_a_millisecond_before() {
        var clock = ChessClock.of(TimeControl.fischer(60, 2)).running(Side.WHITE, NOON);
        assertFalse(clock.isOver(NOON.plusMillis(59_999)));
        assertTrue(clock.isOver(NOON.plusMillis(60_000)));
    }

    @Test
    void the_increment_comes_after_the_move_unless_it_is_the_last() {
        var clock = ChessClock.of(TimeControl.fischer(60, 2)).running(Side.WHITE, NOON);
        var at = NOON.plusMillis(10_250);
        assertEquals(measured(10_250, 51_750), clock.measure(Side.WHITE, at, false));
        assertEquals(measured(10_250, 49_750), clock.measure(Side.WHITE, at, true));
        assertEquals(measured(0, 60_000), clock.stopped().measure(Side.WHITE, at, false));
    }

    @Test
    void a_machine_whose_clock_is_behind_takes_and_gives_no_time() {
        var clock = ChessClock.of(TimeControl.fischer(60, 0)).running(Side.WHITE, NOON);
        var before = NOON.minusSeconds(5);
        assertEquals(shown(60_000, 60_000), clock.times(before));
        assertEquals(measured(0, 60_000), clock.measure(Side.WHITE, before, false));
        assertEquals(NOON, clock.stamp(before));
    }

    @Test
    void a_clock_counts_whole_milliseconds() {
        var clock = ChessClock.of(TimeControl.fischer(60, 0)).running(Side.WHITE, NOON);
        assertEquals(measured(1, 59_999), clock.measure(Side.WHITE, NOON.plusNanos(1_999_999), false));
        assertEquals(NOON.plusMillis(1), clock.stamp(NOON.plusNanos(1_999_999)));
    }

    @Test
    void a_gift_of_time_takes_effect_at_once() {
        var clock = ChessClock.of(TimeControl.fischer(60, 0)).running(Side.WHITE, NOON);
        var given = clock.given(Side.WHITE, Duration.ofSeconds(15));
        assertEquals(shown(65_000, 60_000), given.times(NOON.plusSeconds(10)));
    }

    @Test
    void an_untimed_game_has_no_flag_that_can_fall() {
        var clock = ChessClock.of(TimeControl.UNTIMED).running(Side.WHITE, NOON);
        assertFalse(clock.isOver(NOON.plusSeconds(1_000_000)));
        assertEquals(ClockTimes.NONE, clock.times(NOON));
        assertEquals(MoveTime.UNTIMED, clock.measure(Side.WHITE, NOON, false));
    }

    @Test
    void a_time_control_is_within_its_limits() {
        for (int[] wrong : new int[][] {{0, 0}, {-1, 5}, {10_801, 0}, {60, -1}, {60, 181}}) {
            assertThrows(IllegalArgumentException.class, () -> TimeControl.fischer(wrong[0], wrong[1]));
        }
        assertEquals(Duration.ofHours(3), new TimeControl.Fischer(10_800, 180).atStart());
    }

    private static ClockTimes shown(long white, long black) {
        return new ClockTimes.Shown(Duration.ofMillis(white), Duration.ofMillis(black));
    }

    private static MoveTime measured(long used, long remaining) {
        return new MoveTime.Measured(Duration.ofMillis(used), Duration.ofMillis(remaining));
    }
}
