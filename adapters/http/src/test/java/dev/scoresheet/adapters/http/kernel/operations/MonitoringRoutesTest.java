package dev.scoresheet.adapters.http.kernel.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.route.Content;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.LoopStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Health of loops: three independent values, and red with the cause.
final class MonitoringRoutesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void a_loop_with_heartbeats_is_healthy_with_and_without_lag() {
        var reply = loops(() -> 12, loop(State.RUNNING, Duration.ofSeconds(2), Optional.empty()));

        assertEquals(200, reply.status());
        assertEquals("up", body(reply).get("status"));
        assertEquals(Optional.of(12L), body(reply).get("head"));
        assertEquals(Optional.of(5L), first(reply).get("lag"));
        assertEquals(2_000L, first(reply).get("silentMillis"));
    }

    @Test
    void a_loop_without_heartbeats_for_three_periods_is_stuck_even_without_lag() {
        var reply = loops(() -> 7, loop(State.RUNNING, Duration.ofSeconds(10), Optional.empty()));

        assertEquals(503, reply.status());
        assertEquals(Optional.of(0L), first(reply).get("lag"));
        assertTrue(reason(reply).startsWith("view/1 is stuck: no heartbeat for 10 s"), reason(reply));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "STOPPED", "TRYING_AGAIN"})
    void a_loop_that_reports_a_failure_is_red_at_once(State state) {
        var reply = loops(() -> 7, loop(state, Duration.ZERO, Optional.of("the cause")));

        assertEquals(503, reply.status());
        assertTrue(reason(reply).endsWith(": the cause"), reason(reply));
    }

    @Test
    void a_standby_loop_is_healthy() {
        assertEquals(
                200,
                loops(() -> 7, loop(State.WAITING, Duration.ZERO, Optional.empty()))
                        .status());
    }

    @Test
    void an_unavailable_store_is_red_with_the_reason() {
        var reply = loops(() -> {
            throw new StoreUnavailable("the database is away", Duration.ofSeconds(1));
        });

        assertEquals(503, reply.status());
        assertEquals(Optional.empty(), body(reply).get("head"));
        assertTrue(body(reply).get("checks").toString().contains("the database is away"));
    }

    @Test
    void a_warning_is_shown_and_leaves_the_status_up() {
        var warning = new HealthCheck("clock", () -> Optional.of("it is early"), true);
        var watched = new MonitoringRoutes.Monitored(() -> 9, List::of, List.of(warning), () -> "");
        var reply = new MonitoringRoutes(watched, () -> NOW).loops();

        assertEquals(200, reply.status());
        assertEquals("up", body(reply).get("status"));
        assertTrue(
                body(reply).get("checks").toString().contains("status=warning"),
                body(reply).toString());
    }

    private static Reply loops(LongSupplier head, LoopStatus... loops) {
        var watched = new MonitoringRoutes.Monitored(
                head, () -> List.of(loops), List.of(new HealthCheck("parked", Optional::empty)), () -> "");
        return new MonitoringRoutes(watched, () -> NOW).loops();
    }

    private static LoopStatus loop(State state, Duration silent, Optional<String> detail) {
        return new LoopStatus("view/1", state, OptionalLong.of(7), NOW.minus(silent), Duration.ofSeconds(3), detail);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(Reply reply) {
        return (Map<String, Object>) ((Content.Json) reply.content()).value();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Reply reply) {
        return ((List<Map<String, Object>>) body(reply).get("loops")).getFirst();
    }

    private static String reason(Reply reply) {
        return ((Optional<?>) first(reply).get("reason")).orElseThrow().toString();
    }
}
