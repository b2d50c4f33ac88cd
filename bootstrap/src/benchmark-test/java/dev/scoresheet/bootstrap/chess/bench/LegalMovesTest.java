package dev.scoresheet.bootstrap.chess.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import org.junit.jupiter.api.Test;

/// Tests of the games that are made when there are no real ones.
class LegalMovesTest {

    private static final int GAMES = 50;

    @Test
    void the_same_seed_makes_the_same_games() {
        assertEquals(LegalMoves.random(1, GAMES), LegalMoves.random(1, GAMES));
        assertNotEquals(LegalMoves.random(1, GAMES), LegalMoves.random(2, GAMES));
    }

    @Test
    void every_move_is_legal_and_no_move_follows_the_end() {
        for (var game : LegalMoves.random(7, GAMES).games()) {
            assertTrue(!game.isEmpty());
            var line = GameLine.start(Position.initial());
            for (var text : game) {
                assertInstanceOf(Status.Ongoing.class, line.status(DrawPolicy.FIDE));
                var read = assertInstanceOf(MoveReading.Read.class, Uci.read(text, line.position()));
                line = line.play(read.move());
            }
        }
    }
}
