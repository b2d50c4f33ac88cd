package dev.scoresheet.domain.chess.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Piece;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Positions;
import dev.scoresheet.domain.chess.board.Square;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.kernel.Seed;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UciTest {

    @ParameterizedTest
    @ValueSource(strings = {"e1g1", "e1h1"})
    void castling_is_read_in_both_spellings(String text) {
        var position = Positions.read("r3k2r/8/8/8/8/8/8/R3K2R w KQkq -");
        var castling = new Move.Castling(Square.E1, Square.H1);
        assertEquals(new MoveReading.Read(castling), Uci.read(text, position));
        assertEquals("e1g1", Uci.write(castling, Variant.STANDARD));
        assertEquals("e1h1", Uci.write(castling, Variant.CHESS960));
    }

    @Test
    void a_step_of_the_king_to_the_square_of_castling_is_no_castling() {
        var position = Positions.read("4k3/8/8/8/8/8/8/5K1R w H -");
        assertEquals(new MoveReading.Read(new Move.Step(Piece.KING, Square.F1, Square.G1)), Uci.read("f1g1", position));
        assertEquals(new MoveReading.Read(new Move.Castling(Square.F1, Square.H1)), Uci.read("f1h1", position));
    }

    @Test
    void a_promotion_without_its_letter_is_a_queen() {
        var position = Positions.read("7k/4P3/8/8/8/8/8/4K3 w - -");
        assertEquals(Uci.read("e7e8q", position), Uci.read("e7e8", position));
        assertEquals(
                new MoveReading.Read(new Move.Promotion(Square.E7, Square.E8, Piece.KNIGHT)),
                Uci.read("e7e8n", position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e2e5", "e7e5", "e2e4q", "e1g1", "e1h1", "g1e2", "a1a1"})
    void a_move_that_the_rules_forbid_is_illegal(String text) {
        assertEquals(new MoveReading.Illegal(text), Uci.read(text, Position.initial()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e4", "e2e9", "e2-e4", "e7e8k", "0000", " e2e4", "e2e4\n", "E2E4"})
    void a_text_that_is_no_move_is_unreadable(String text) {
        assertEquals(new MoveReading.Unreadable(text), Uci.read(text, Position.initial()));
    }

    @Test
    void every_legal_move_reads_back_from_a_name_of_its_own() {
        var random = Seed.random("UCI round trip");
        for (var game = 0; game < 100; game++) {
            for (var position : Positions.ofRandomGame(random, 120)) {
                for (var variant : Variant.values()) {
                    if (variant == Variant.CHESS960 || !position.isCastlingUnusual()) {
                        assertNamesReadBack(position, variant);
                    }
                }
            }
        }
    }

    private static void assertNamesReadBack(Position position, Variant variant) {
        var names = new HashSet<String>();
        for (var move : position.legalMoves()) {
            var name = Uci.write(move, variant);
            assertEquals(new MoveReading.Read(move), Uci.read(name, position), name);
            names.add(name);
        }
        assertEquals(position.legalMoves().size(), names.size());
    }
}
