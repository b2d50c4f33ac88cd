package dev.scoresheet.application.kernel.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.operations.LoopStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class HeartbeatTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = BEGIN;
    private final Heartbeat heartbeat = new Heartbeat("loop", Duration.ofSeconds(3), () -> now);

    @Test
    void a_loop_runs_until_it_reports_otherwise() {
        assertEquals(status(State.RUNNING, OptionalLong.empty(), BEGIN, Optional.empty()), heartbeat.status());
    }

    @Test
    void a_heartbeat_has_its_time_and_keeps_the_position() {
        later();
        heartbeat.beatAt(5);
        assertEquals(status(State.RUNNING, OptionalLong.of(5), now, Optional.empty()), heartbeat.status());
        later();
        heartbeat.beat(State.TRYING_AGAIN, "the store is away");
        assertEquals(
                status(State.TRYING_AGAIN, OptionalLong.of(5), now, Optional.of("the store is away")),
                heartbeat.status());
        later();
        heartbeat.beat(State.WAITING);
        assertEquals(status(State.WAITING, OptionalLong.of(5), now, Optional.empty()), heartbeat.status());
    }

    /// Four of the five former copies gave a dead loop the time of its death as its last heartbeat.
    @Test
    void a_failure_is_reported_as_dead_and_rethrown_and_is_no_heartbeat() {
        heartbeat.beatAt(5);
        var defect = new StackOverflowError("too deep");

        var thrown = assertThrows(
                StackOverflowError.class,
                () -> heartbeat.run(() -> {
                    later();
                    throw defect;
                }));

        assertSame(defect, thrown);
        assertEquals(
                status(State.DEAD, OptionalLong.of(5), BEGIN, Optional.of("its thread ended: " + defect)),
                heartbeat.status());
    }

    @Test
    void the_end_of_a_body_and_an_interrupt_leave_the_last_report() {
        heartbeat.beat(State.STOPPED, "no upcaster");
        var before = heartbeat.status();
        var rounds = new ArrayList<>(List.of("one"));

        heartbeat.run(rounds::clear);
        heartbeat.run(() -> {
            throw new InterruptedException("the request to end");
        });

        assertEquals(List.of(), rounds);
        assertEquals(before, heartbeat.status());
    }

    private void later() {
        now = now.plusSeconds(1);
    }

    private static LoopStatus status(State state, OptionalLong read, Instant beat, Optional<String> detail) {
        return new LoopStatus("loop", state, read, beat, Duration.ofSeconds(3), detail);
    }
}
