package dev.scoresheet.application.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredClockTest {

    private static final Duration GRACE = Duration.ofMillis(250);
    private static final Instant STORE = Instant.parse("2026-01-01T12:00:00Z");

    /// The node is an hour behind.
    private static final Instant NODE = STORE.minusSeconds(3_600);

    private final SetTime time = new SetTime();
    private final MeasuredClock clock = new MeasuredClock(time, GRACE, this::probe);

    /// Time of the store when the monotonic clock of the node shows zero.
    private Instant store = STORE;

    private Duration there = Duration.ofMillis(10);
    private Duration back = Duration.ofMillis(10);
    private int probes;

    @BeforeEach
    void theNodeIsBehind() {
        time.instant = NODE;
    }

    private Instant storeNow() {
        return store.plusNanos(time.nanos());
    }

    private ClockMeasurement probe() {
        probes++;
        var sent = time.nanos();
        time.pass(there);
        var shown = storeNow();
        time.pass(back);
        return new ClockMeasurement(sent, shown, time.nanos());
    }

    private void unknownBecause(String why) {
        var refused = assertThrows(StoreUnavailable.class, clock::instant);
        assertEquals("the time of the store is unknown: " + why, refused.getMessage());
        assertEquals(Optional.of(refused.getMessage()), clock.trouble());
    }

    private void isKnown() {
        assertEquals(Optional.empty(), clock.trouble());
        assertEquals(storeNow(), clock.instant());
        assertEquals(storeNow(), clock.estimate());
    }

    @Test
    void before_the_first_measurement_the_time_is_unknown_and_reads_have_the_time_of_the_node() {
        unknownBecause("it was not measured yet");
        assertEquals(NODE, clock.estimate());
        assertEquals(Optional.empty(), clock.figures());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 5_000_000, Long.MIN_VALUE})
    void the_instant_is_the_time_of_the_store_at_any_reading_of_the_monotonic_clock(long nanos) {
        var measured = new ClockMeasurement(nanos, STORE, nanos + 20_000_000);
        assertEquals(Duration.ofMillis(20), measured.roundTrip());
        assertEquals(STORE.plusMillis(10), measured.at(nanos + 20_000_000));
        assertEquals(Duration.ofSeconds(1), measured.age(nanos + 1_020_000_000));
    }

    @Test
    void a_change_of_the_time_of_day_of_the_node_does_not_move_the_instant() {
        clock.measure();
        assertEquals(
                new MeasuredClock.Figures(Duration.between(NODE, storeNow()), Duration.ofMillis(20)),
                clock.figures().orElseThrow());
        time.instant = NODE.minusSeconds(9_999);
        isKnown();
    }

    @Test
    void the_error_is_at_most_half_of_the_round_trip() {
        there = Duration.ZERO;
        back = GRACE;
        clock.measure();
        assertEquals(storeNow().minus(GRACE.dividedBy(2)), clock.instant());
    }

    @Test
    void a_measurement_counts_for_thirty_seconds() {
        clock.measure();
        time.pass(Duration.ofSeconds(30));
        isKnown();
        time.pass(Duration.ofNanos(1));
        unknownBecause("its last measurement is 30 s old; at most 30 s are accepted");
        assertEquals(storeNow(), clock.estimate(), "a read does not fail");

        clock.measure();
        isKnown();
    }

    @Test
    void a_slow_round_trip_is_measured_three_times_and_then_counts_as_unknown() {
        clock.measure();
        there = Duration.ofMillis(241);
        clock.measure();
        assertEquals(4, probes);
        unknownBecause("the round trip of its measurement was 251 ms; at most 250 ms are accepted");

        there = Duration.ofMillis(240);
        clock.measure();
        assertEquals(5, probes);
        assertTrue(clock.trouble().isEmpty());
    }

    @Test
    void the_shortest_of_three_round_trips_counts() {
        var trips = new long[] {900, 100, 800};
        var shortest = new MeasuredClock(time, GRACE, () -> {
            there = Duration.ofMillis(trips[probes]).dividedBy(2);
            back = there;
            return probe();
        });
        shortest.measure();
        assertEquals(2, probes);
        assertEquals(storeNow(), shortest.instant());
    }

    @ParameterizedTest
    @ValueSource(longs = {251, -251})
    void after_a_jump_the_time_is_unknown_until_the_next_measurement(long millis) {
        clock.measure();
        store = store.plusMillis(millis);
        clock.measure();
        unknownBecause("the difference between two measurements was 251 ms; at most 250 ms are accepted");

        clock.measure();
        isKnown();
    }

    @ParameterizedTest
    @ValueSource(longs = {250, -250})
    void a_difference_within_the_grace_is_no_jump(long millis) {
        clock.measure();
        store = store.plusMillis(millis);
        clock.measure();
        isKnown();
    }

    @Test
    void a_slow_measurement_does_not_hide_a_jump() {
        clock.measure();
        store = store.plusSeconds(30);
        there = Duration.ofSeconds(1);
        clock.measure();
        there = Duration.ofMillis(10);
        clock.measure();
        assertTrue(clock.trouble().orElseThrow().contains("between two measurements"));
    }

    @Test
    void a_failed_measurement_leaves_the_one_before_in_force() {
        var fails = new boolean[1];
        var failing = new MeasuredClock(time, GRACE, () -> {
            if (fails[0]) {
                throw new StoreUnavailable("away", Duration.ZERO);
            }
            return probe();
        });
        failing.measure();
        fails[0] = true;
        assertThrows(StoreUnavailable.class, failing::measure);
        assertEquals(storeNow(), failing.instant());
        time.pass(Duration.ofSeconds(31));
        assertThrows(StoreUnavailable.class, failing::instant);
    }
}
