package dev.scoresheet.domain.chess.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Positions;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.FenReading.FenProblem;
import dev.scoresheet.domain.chess.notation.FenReading.Kind;
import dev.scoresheet.domain.kernel.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FenTest {

    private static final String INITIAL = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1";

    @Test
    void the_initial_position_is_written_in_the_usual_form() {
        assertEquals(INITIAL, Fen.write(Position.initial(), Variant.STANDARD));
        assertEquals(INITIAL.replace("KQkq", "HAha"), Fen.write(Position.initial(), Variant.CHESS960));
    }

    @ParameterizedTest
    @CsvSource({
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -",
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w HAha -",
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w QKha - 0",
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq e6 0 1",
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 0",
        "'  rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR  w KQkq - 0 1 '",
    })
    void a_fen_is_read_in_many_spellings(String fen) {
        assertEquals(Position.initial(), Positions.read(fen));
    }

    @ParameterizedTest
    @CsvSource({
        // One black pawn next to it, not pinned: the capture is legal.
        "rnbqkbnr/ppp1pppp/8/8/3pP3/8/PPPP1PPP/RNBQKBNR b KQkq e3 0 3, e3",
        // No pawn next to it.
        "rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq e3 0 1, -",
        // Both pawns leave the rank between king and rook.
        "8/8/8/8/k2pP2R/8/8/4K3 b - e3 0 1, -",
        // The pawn is pinned on its file.
        "3k4/8/8/8/3pP3/8/8/3RK3 b - e3 0 1, -",
        // The pawn is pinned on the other diagonal, and on the one along which it captures.
        "7k/8/8/8/3pP3/8/1B6/6K1 b - e3 0 1, -",
        "8/k7/8/8/3pP3/8/5B2/6K1 b - e3 0 1, e3",
        // The double step gave check with the pawn itself: capturing it is an answer.
        "8/8/8/3k4/3pP3/8/8/4K3 b - e3 0 1, e3",
        // The capturing pawn closes the file that it opens.
        "4k3/8/8/8/3pP3/8/8/4RK2 b - e3 0 1, e3",
        // A check that the capture does not answer.
        "3k4/8/8/8/4pP2/8/3R4/4K3 b - f3 0 1, -",
    })
    void the_en_passant_square_is_written_only_when_the_capture_is_legal(String fen, String square) {
        assertEquals(square, Fen.write(Positions.read(fen), Variant.STANDARD).split(" ")[3]);
    }

    @ParameterizedTest
    @CsvSource({
        // The outermost rook needs no file, the inner one does.
        "4k3/8/8/8/8/8/8/4K1RR w K -, K, H",
        "4k3/8/8/8/8/8/8/4K1RR w G -, G, G",
        "r1r1k3/8/8/8/8/8/8/4K3 w q -, q, a",
        "r1r1k3/8/8/8/8/8/8/4K3 w c -, c, c",
        "1r3kr1/8/8/8/8/8/8/1R3KR1 w KQkq -, KQkq, GBgb",
        "r2r3k/p7/3p4/8/8/P6P/8/R3K2R b KQq -, KQq, HAa",
    })
    void castling_names_the_rook_that_it_means(String fen, String plain, String shredder) {
        var position = Positions.read(fen);
        assertEquals(plain, Fen.write(position, Variant.STANDARD).split(" ")[2]);
        assertEquals(shredder, Fen.write(position, Variant.CHESS960).split(" ")[2]);
    }

    @ParameterizedTest
    @CsvSource({
        "'', FIELDS",
        "8/8/8/8/8/8/8/8 w -, FIELDS",
        "4k3/8/8/8/8/8/8/4K3 w - - 0 1 1, FIELDS",
        "4k3/8/8/8/8/8/4K3 w - -, PLACEMENT",
        "4k3/8/8/8/8/8/8/8/4K3 w - -, PLACEMENT",
        "4k4/8/8/8/8/8/8/4K3 w - -, PLACEMENT",
        "4k2/8/8/8/8/8/8/4K3 w - -, PLACEMENT",
        "4k3/8/8/8/8/8/8/4X3 w - -, PLACEMENT",
        "4k3/0/8/8/8/8/8/4K3 w - -, PLACEMENT",
        "4k3p/8/8/8/8/8/8/4K3 w - -, PLACEMENT",
        "8/8/8/8/8/8/8/4K3 w - -, KINGS",
        "4k3/8/8/8/8/8/8/4KK2 w - -, KINGS",
        "4k2P/8/8/8/8/8/8/4K3 w - -, PAWNS",
        "4k3/8/8/8/8/8/8/p3K3 w - -, PAWNS",
        "4k3/8/8/8/8/8/8/4K3 x - -, TURN",
        "4k3/8/8/8/8/8/8/4K3 w K -, CASTLING",
        "4k3/8/8/8/8/8/4K3/7R w K -, CASTLING",
        "4k3/8/8/8/8/8/8/4K1RR w HG -, CASTLING",
        "4k3/8/8/8/8/8/8/4K2R w E -, CASTLING",
        "4k3/8/8/8/8/8/8/4K2R w k -, CASTLING",
        "4k3/8/8/8/8/8/8/4K2R w K? -, CASTLING",
        "4k3/8/8/8/8/8/8/4K2R w \u212a -, CASTLING",
        "4k3/8/8/8/8/8/8/4K3 w - e3, EN_PASSANT",
        "4k3/8/8/8/8/8/8/4K3 w - e9, EN_PASSANT",
        "4k3/8/8/8/8/8/8/4K3 w - - -1 1, HALF_MOVE_CLOCK",
        "4k3/8/8/8/8/8/8/4K3 w - - 0 x, MOVE_NUMBER",
        "4k3/8/8/8/8/8/8/4K3 w - - 0 2147483648, MOVE_NUMBER",
        "4k3/8/8/8/8/8/8/4K2r b - -, OPPONENT_IN_CHECK",
        "4k3/8/8/8/8/8/8/4K3 w - - 0 1234567890, MOVE_NUMBER",
        "4k3/8/8/8/8/8/8/4K3 w - - 1234567890 1, HALF_MOVE_CLOCK",
        "4k3/8/8/8/8/8/8/4K3 w - - 0 1000000000, MOVE_NUMBER",
        "4k3/8/8/8/8/8/8/4K3 w - - 99999999999999999999 1, HALF_MOVE_CLOCK",
        // 17 men, 9 pawns, of either side
        "rnbqkbnr/pppppppp/8/8/8/N7/PPPPPPPP/RNBQKBNR w KQkq -, MEN",
        "rnbqkbnr/pppppppp/n7/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -, MEN",
        "rnbqkbnr/pppppppp/pppppppp/8/8/PPPPPPPP/PPPPPPPP/RNBQKBNR w KQkq -, MEN",
        "4k3/8/8/8/8/P7/PPPPPPPP/4K3 w - -, PAWNS",
        "4k3/pppppppp/p7/8/8/8/8/4K3 w - -, PAWNS",
        // Three checkers; two that jump; two on one line; two rooks of which neither can have come off the other's
        // line.
        "4k3/8/3N1N2/8/8/8/8/4RK2 b - -, IMPOSSIBLE_CHECK",
        "4k3/8/3N1N2/8/8/8/8/4K3 b - -, IMPOSSIBLE_CHECK",
        "R3k2R/8/8/8/8/8/8/4K3 b - -, IMPOSSIBLE_CHECK",
        "R3k3/8/8/8/8/8/8/4R1K1 b - -, IMPOSSIBLE_CHECK",
        // A pawn that has not moved.
        "8/8/8/8/8/3k4/4P3/6K1 b - -, IMPOSSIBLE_CHECK",
        // A double step that explains the en-passant square, but not the check.
        "8/8/8/8/3pP3/R6k/8/4K3 b - e3, IMPOSSIBLE_CHECK",
    })
    void what_is_no_position_is_refused_by_kind(String fen, Kind kind) {
        var problem = assertInstanceOf(FenProblem.class, Fen.parse(fen));
        assertEquals(kind, problem.kind(), problem.detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // discovered by the other checker, by a promotion, by both pawns of a capture en passant
                "4k3/8/3N4/8/8/8/8/4R1K1 b - -",
                "3Qk3/8/8/8/8/8/8/4R1K1 b - -",
                "4R3/1B6/3P4/8/4k3/8/8/6K1 b - -",
                "4k3/8/8/8/8/8/8/4RK2 b - -",
                // Odds: more queens and rooks than a game begins with.
                "rrrrkrrr/pppppppp/8/8/8/8/PPPPPPPP/QQQQKQQQ w - -",
            })
    void a_check_that_a_last_move_can_have_given_is_read(String fen) {
        Positions.read(fen);
    }

    /// A game that an earlier release started can continue.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rnbqkbnr/pppppppp/pppppppp/8/8/PPPPPPPP/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
                "4k3/8/3N1N2/8/8/8/8/4RK2 b - - 0 1"
            })
    void a_recorded_position_is_read_though_it_is_refused_today(String fen) {
        assertInstanceOf(FenProblem.class, Fen.parse(fen));
        var recorded = assertInstanceOf(FenReading.Read.class, Fen.recorded(fen));
        assertEquals(fen, Fen.write(recorded.position(), Variant.STANDARD));
    }

    /// Both counters end at the greatest numbers that a FEN can hold.
    @ParameterizedTest
    @ValueSource(strings = {"99999 99999", "999999998 999999998", "999999999 999999999"})
    void the_fen_written_after_any_move_is_read(String counters) {
        var position = Positions.read("4k2r/8/8/8/8/8/8/R3K3 w - - " + counters);
        for (var move = 0; move < 6; move++) {
            position = position.play(position.legalMoves().getFirst());
            var fen = Fen.write(position, Variant.STANDARD);
            assertEquals(position, Positions.read(fen), fen);
        }
    }

    @Test
    void a_refusal_names_the_field_and_its_value() {
        var problem = assertInstanceOf(FenProblem.class, Fen.parse(INITIAL.replace(" w ", " white ")));
        assertEquals("side to move 'white' is neither w nor b", problem.detail());
    }

    @Test
    void every_position_reads_back_as_it_was_written() {
        var random = Seed.random("FEN round trip");
        for (var game = 0; game < 200; game++) {
            for (var position : Positions.ofRandomGame(random, 120)) {
                for (var variant : Variant.values()) {
                    assertEquals(position, Positions.read(Fen.write(position, variant)));
                }
            }
        }
    }

    @Test
    void damaged_text_is_a_problem_or_a_position_but_never_an_exception() {
        var random = Seed.random("damaged FEN");
        var refused = 0;
        for (var attempt = 0; attempt < 20_000; attempt++) {
            var text = new StringBuilder(INITIAL);
            for (var edit = random.nextInt(3); edit >= 0; edit--) {
                text.setCharAt(random.nextInt(text.length()), "prKQ w-/18e3x\u00df".charAt(random.nextInt(14)));
            }
            if (Fen.parse(text.toString()) instanceof FenProblem) {
                refused++;
            }
        }
        assertTrue(refused > 10_000, refused + " refused");
    }
}
