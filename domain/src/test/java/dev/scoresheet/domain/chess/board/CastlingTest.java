package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastlingTest {

    @ParameterizedTest
    @CsvSource({
        "nothing between,                     4k3/8/8/8/8/8/8/R3K2R w KQ -,     e1a1 e1h1",
        "a man between,                       4k3/8/8/8/8/8/8/RN2K1NR w KQ -,   ''",
        "out of check,                        4k3/4r3/8/8/8/8/8/R3K2R w KQ -,   ''",
        "through check,                       4k3/5r2/8/8/8/8/8/R3K2R w KQ -,   e1a1",
        "into check,                          4k3/6r1/8/8/8/8/8/R3K2R w KQ -,   e1a1",
        "only the rook passes attack,         4k3/1r6/8/8/8/8/8/R3K2R w KQ -,   e1a1 e1h1",
        "only the rook is attacked,           4k3/r7/8/8/8/8/8/R3K2R w KQ -,    e1a1 e1h1",
        "king and rook change places,         4k3/8/8/8/8/8/8/5KR1 w G -,       f1g1",
        "the king stays,                      4k3/8/8/8/8/8/8/6KR w H -,        g1h1",
        "the king goes the other way,         4k3/8/8/8/8/8/8/RK6 w A -,        b1a1",
        "the rook has a man on its way,       4k3/8/8/8/8/8/8/R1N1K3 w A -,     ''",
        // Only the rook is between the king's destination and the attacker behind it.
        "the rook shields the destination,    4k3/8/8/8/8/8/8/rR1K4 w B -,      ''",
        "the same without the attacker,       4k3/8/8/8/8/8/8/1R1K4 w B -,      d1b1",
        "an attacker that stays shielded,     4k3/8/8/8/8/8/8/bR1K4 w B -,      d1b1",
    })
    void when_it_is_possible(String name, String fen, String castlings) {
        var legal = Positions.read(fen).legalMoves().stream()
                .filter(Move.Castling.class::isInstance)
                .map(move -> Uci.write(move, Variant.CHESS960))
                .sorted()
                .toList();
        assertEquals(castlings.isEmpty() ? List.of() : List.of(castlings.split(" ")), legal, name);
    }

    @ParameterizedTest
    @CsvSource({
        "the king's move,         r3k2r/8/8/8/8/8/8/R3K2R w KQkq -, e1e2, kq",
        "a rook's move,           r3k2r/8/8/8/8/8/8/R3K2R w KQkq -, h1g1, Qkq",
        "the capture of a rook,   r3k2r/8/8/8/8/8/8/R3K2R w KQkq -, h1h8, Qq",
        "castling,                r3k2r/8/8/8/8/8/8/R3K2R w KQkq -, e1c1, kq",
        "capture by a promotion,  r3k2r/6P1/8/8/8/8/8/R3K2R w KQkq -, g7h8q, KQq",
        "another rook's move,     4k3/8/8/8/8/8/8/4K1RR w H -, g1g2, K",
    })
    void these_moves_end_the_right_to_castle(String name, String fen, String uci, String rights) {
        var position = Positions.read(fen);
        var after = position.play(move(uci, position));
        assertEquals(rights, Fen.write(after, Variant.STANDARD).split(" ")[2], name);
    }

    @Test
    void the_right_does_not_return_with_the_rook() {
        var position = Positions.read("4k3/8/8/8/8/8/8/4K2R w K -");
        for (var uci : List.of("h1h2", "e8e7", "h2h1", "e7e8")) {
            position = position.play(move(uci, position));
        }
        assertEquals("-", Fen.write(position, Variant.STANDARD).split(" ")[2]);
    }

    @Test
    void king_and_rook_end_on_the_squares_of_standard_chess() {
        var position = Positions.read("4k3/8/8/8/8/8/8/1R3KR1 w GB -");
        assertEquals(
                "4k3/8/8/8/8/8/8/1R3RK1",
                Fen.write(position.play(move("f1g1", position)), Variant.STANDARD)
                        .split(" ")[0]);
        var cleared = Positions.read("4k3/8/8/8/8/8/8/1R3K2 w B -");
        assertEquals(
                "4k3/8/8/8/8/8/8/2KR4",
                Fen.write(cleared.play(move("f1b1", cleared)), Variant.STANDARD).split(" ")[0]);
    }

    @Test
    void castling_is_usual_only_from_the_e_a_and_h_files() {
        assertFalse(Position.initial().isCastlingUnusual());
        assertFalse(Positions.read("1r2kr2/8/8/8/8/8/8/1R1K1R2 w - -").isCastlingUnusual());
        assertTrue(Positions.read("4k3/8/8/8/8/8/8/3K3R w H -").isCastlingUnusual());
        assertTrue(Positions.read("1r2k3/8/8/8/8/8/8/4K3 w b -").isCastlingUnusual());
    }

    private static Move move(String uci, Position position) {
        return switch (Uci.read(uci, position)) {
            case MoveReading.Read(var move) -> move;
            case MoveReading other -> throw new AssertionError(other);
        };
    }
}
