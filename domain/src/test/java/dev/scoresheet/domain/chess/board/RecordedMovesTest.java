package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.kernel.Seed;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordedMovesTest {

    private static final int LINES = 300;

    @Test
    void a_recorded_move_is_the_legal_move_with_the_same_text() throws IOException {
        var random = Seed.random("RecordedMovesTest");
        for (var file : List.of("world-matches.pgn.gz", "lichess/from-position.pgn.gz")) {
            assertRead(file, Variant.STANDARD, random);
        }
        assertRead("lichess/chess960.pgn.gz", Variant.CHESS960, random);
    }

    @Test
    void a_king_that_takes_its_own_rook_castles_and_another_rook_is_captured() {
        var castle = Positions.read("4k3/8/8/8/8/8/8/R3K2R w KQ - 0 1");
        assertEquals(new Move.Castling(Square.E1, Square.H1), Uci.recorded("e1h1", castle));
        assertEquals(new Move.Castling(Square.E1, Square.A1), Uci.recorded("e1c1", castle));
        var take = Positions.read("4k2r/6K1/8/8/8/8/8/8 w k - 0 1");
        assertEquals(new Move.Step(Piece.KING, Square.G7, Square.H8), Uci.recorded("g7h8", take));
    }

    @Test
    void a_move_from_an_empty_square_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Uci.recorded("e4e5", Position.initial()));
    }

    /// Every legal move of positions on real lines, written and read.
    private static void assertRead(String file, Variant variant, Random random) throws IOException {
        var games = RealGames.of(file);
        for (int sampled = 0; sampled < LINES; sampled++) {
            var line = RealGames.replay(games.get(random.nextInt(games.size())));
            var position = line.at(random.nextInt(line.ply() + 1)).position();
            for (var move : position.legalMoves()) {
                assertEquals(
                        move, Uci.recorded(Uci.write(move, variant), position), () -> Fen.write(position, variant));
            }
        }
    }
}
