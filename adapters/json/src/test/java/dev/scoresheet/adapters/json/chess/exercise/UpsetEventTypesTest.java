package dev.scoresheet.adapters.json.chess.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.domain.chess.exercise.KnownUpsets;
import dev.scoresheet.domain.chess.exercise.Upset;
import dev.scoresheet.domain.chess.exercise.Upsets;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetNoted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UpsetEventTypesTest {

    private static final Upset UPSET = Upsets.upset(
            UUID.fromString("0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f"), 212, Instant.parse("2026-03-04T12:00:00Z"));

    /// A stored form never changes. A new form is a new version.
    private static final String STORED = """
            {"upset":{"game":"0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f","winner":"boris","loser":"anna",\
            "speed":"blitz","points":212,"at":"2026-03-04T12:00:00Z"}}""";

    @Test
    void each_event_has_its_stored_form() {
        stored("week.upset-noted", new UpsetNoted(UPSET));
        stored("week.upset-announced", new UpsetAnnounced(UPSET));
    }

    private static void stored(String name, Object event) {
        var encoded = UpsetEventTypes.codec().encode(event);
        assertEquals(new EventType(name, 1), encoded.type());
        assertEquals(STORED, encoded.data());
        assertEquals(event, UpsetEventTypes.codec().decode(encoded.type(), encoded.data()));
    }

    @Test
    void each_event_of_chess_is_read_and_written_as_before() {
        var result = Upsets.result(UPSET.game(), 212, UPSET.at());
        var encoded = UpsetEventTypes.codec().encode(result);
        assertEquals("rating.result-rated", encoded.type().name());
        assertEquals(result, UpsetEventTypes.codec().decode(encoded.type(), encoded.data()));
    }

    @Test
    void each_state_is_decoded_to_itself() {
        for (var state :
                List.of(new KnownUpsets.None(), new KnownUpsets.Unnoted(UPSET), new KnownUpsets.Noted(UPSET, UPSET))) {
            var text = UpsetEventTypes.states().text(state);
            assertEquals(state, UpsetEventTypes.states().state(text), text);
        }
    }
}
