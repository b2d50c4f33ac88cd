package dev.scoresheet.application.kernel.projection.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.ScriptedProjection;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.KeyedChange;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SafeProjectionTest {

    private static final ScriptedProjection SOUND = ScriptedProjection.sound();
    private static final Change<String, String> GROWS = new Change<>("bulb", "a");
    private static final Change<String, String> ENDS = new Change<>("bulb", ScriptedProjection.GONE);
    private static final RecordedEvent<BulbEvent> EVENT = new RecordedEvent<>(
            1,
            new StreamId("bulb", "a1"),
            1,
            new EventType("bulb.switched-on", 1),
            Instant.EPOCH,
            Metadata.of("c"),
            new SwitchedOn());

    @Test
    void answers_are_the_projections_own() {
        var safe = new SafeProjection<>(SOUND);

        assertEquals(new Answer.Done<>(List.of(GROWS)), safe.changes(EVENT));
        assertEquals(new Answer.Done<>(List.of(new KeyedChange<>("bulb", GROWS))), safe.keyedChanges(EVENT));
        assertEquals(new Answer.Done<>(Optional.of("aa")), safe.apply("bulb", Optional.empty(), List.of(GROWS, GROWS)));
        assertEquals(new Answer.Done<>(Optional.of("ba")), safe.apply("bulb", Optional.of("b"), List.of(GROWS)));
    }

    @Test
    void a_row_that_is_gone_is_none_and_begins_again_with_the_next_change() {
        var safe = new SafeProjection<>(SOUND.beginning(key -> key + ":"));

        assertEquals(new Answer.Done<>(Optional.empty()), safe.apply("bulb", Optional.of("b"), List.of(ENDS)));
        assertEquals(
                new Answer.Done<>(Optional.of("bulb:a")), safe.apply("bulb", Optional.of("b"), List.of(ENDS, GROWS)));
    }

    @Test
    void every_kind_of_failure_of_a_function_is_an_answer() {
        Map<String, Throwable> failures = Map.of(
                "IllegalStateException: unlucky", new IllegalStateException("unlucky"),
                "NoClassDefFoundError: gone", new NoClassDefFoundError("gone"),
                "AssertionError: never", new AssertionError("never"),
                "StackOverflowError: too deep", new StackOverflowError("too deep"));
        failures.forEach((reason, failure) -> {
            var failed = new Answer.Failed<>(reason);
            var failing = failing(failure);
            var changing = new SafeProjection<>(changing(failing));
            assertEquals(failed, changing.changes(EVENT));
            assertEquals(failed, changing.keyedChanges(EVENT));
            assertEquals(failed, new SafeProjection<>(SOUND.naming(failing)).keyedChanges(EVENT));
            assertEquals(failed, row(SOUND.beginning(failing)));
            assertEquals(failed, row(SOUND.evolving((row, _) -> failing.apply(row))));
        });
    }

    @Test
    void an_event_that_cannot_be_decoded_fails_with_its_detail() {
        var unreadable = new Entry.Unreadable<BulbEvent>(
                1, EVENT.stream(), 1, EVENT.stored(), Undecodable.Reason.MALFORMED, "detail");

        assertEquals(new Answer.Failed<>("detail"), new SafeProjection<>(SOUND).changes(unreadable));
        assertEquals(new Answer.Failed<>("detail"), new SafeProjection<>(SOUND).keyedChanges(unreadable));
    }

    @Test
    void null_in_place_of_a_value_is_a_failure() {
        var none = new SafeProjection<>(SOUND.changing(_ -> null));

        assertInstanceOf(Answer.Failed.class, none.changes(EVENT));
        assertInstanceOf(Answer.Failed.class, none.keyedChanges(EVENT));
        assertInstanceOf(Answer.Failed.class, row(SOUND.evolving((_, _) -> null)));
    }

    @Test
    void a_long_reason_is_cut() {
        var answer = row(SOUND.beginning(failing(new IllegalStateException("long".repeat(200)))));

        assertEquals(new Answer.Failed<>("IllegalStateException: " + "long".repeat(69) + "l…"), answer);
    }

    @Test
    void too_little_memory_is_no_failure_of_the_projection() {
        var changing = new SafeProjection<>(changing(failing(new OutOfMemoryError("of this test"))));

        assertThrows(OutOfMemoryError.class, () -> changing.changes(EVENT));
    }

    private static Answer<Optional<String>> row(ScriptedProjection projection) {
        return new SafeProjection<>(projection).apply("bulb", Optional.empty(), List.of(GROWS));
    }

    private static ScriptedProjection changing(UnaryOperator<String> key) {
        return SOUND.changing(_ -> List.of(new Change<>(key.apply("bulb"), "a")));
    }

    private static UnaryOperator<String> failing(Throwable failure) {
        return _ -> {
            switch (failure) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalArgumentException(failure);
            }
        };
    }
}
