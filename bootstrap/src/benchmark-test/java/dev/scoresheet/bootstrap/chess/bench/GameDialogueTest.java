package dev.scoresheet.bootstrap.chess.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.chess.streams.GameStreams;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Tests of a client that plays games, against answers that the test makes up.
class GameDialogueTest {

    private static final UUID FIRST = new UUID(1, 2);
    private static final UUID SECOND = new UUID(3, 4);
    private final GameDialogue dialogue = new GameDialogue(new LegalMoves(List.of(List.of("e2e4", "e7e5"))), 0);

    @Test
    void a_game_starts_before_its_moves_and_only_moves_count() {
        assertEquals("/api/games", dialogue.next().request().path());
        assertFalse(dialogue.next().counts());

        dialogue.answered("/api/games/" + FIRST);

        assertTrue(dialogue.next().counts());
        assertEquals("/api/games/" + FIRST + "/moves", dialogue.next().request().path());
        assertEquals("{\"ply\":1,\"move\":\"e2e4\"}", dialogue.next().request().json());
    }

    @Test
    void the_players_move_in_turn_until_the_last_move_and_then_a_game_starts() {
        dialogue.beginAgain(); // the first game may end early
        dialogue.answered("/api/games/" + FIRST);
        var white = dialogue.next().request();
        dialogue.answered("");
        var black = dialogue.next().request();
        dialogue.answered("");

        assertFalse(white.fields().equals(black.fields()));
        assertEquals("/api/games", dialogue.next().request().path());
        dialogue.answered("/api/games/" + SECOND);
        dialogue.answered("");
        assertEquals(Map.of(GameStreams.stream(FIRST), 2L, GameStreams.stream(SECOND), 1L), dialogue.acknowledged());
    }

    @Test
    void a_game_is_dropped_after_a_wrong_answer() {
        dialogue.answered("/api/games/" + FIRST);

        dialogue.beginAgain();

        assertEquals("/api/games", dialogue.next().request().path());
        assertEquals(Map.of(), dialogue.acknowledged());
    }
}
