package dev.scoresheet.domain.chess.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Piece;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Positions;
import dev.scoresheet.domain.chess.board.Square;
import dev.scoresheet.domain.kernel.Seed;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanTest {

    private static final String CASTLING = "r3k2r/pppppppp/8/8/8/8/PPPPPPPP/R3K2R w KQkq - 0 1";
    private static final String PROMOTING = "3rk3/4P3/8/8/8/8/8/4K3 w - - 0 1";

    @ParameterizedTest
    @CsvSource({
        // Nothing, the file, the rank, both.
        "7k/8/8/8/8/8/8/KN6 w - -, b1c3, Nc3",
        "7k/8/8/8/8/8/8/KN3N2 w - -, b1d2, Nbd2",
        "7k/8/8/8/1N6/8/8/KN6 w - -, b1d2, Nd2",
        "7k/8/8/1N6/8/8/8/KN6 w - -, b1c3, N1c3",
        "7k/8/8/1N6/8/8/8/KN1N4 w - -, b1c3, Nb1c3",
        // A pinned rival cannot move there, so the file is not needed.
        "3r3k/8/8/8/8/8/3N4/3K2N1 w - -, g1f3, Nf3",
        // Captures, promotions, en passant.
        "7k/8/8/3p4/4P3/8/8/K7 w - -, e4d5, exd5",
        "7k/8/8/8/8/3q4/8/K3R3 w - -, e1e8, Re8+",
        "3rk3/4P3/8/8/8/8/8/4K3 w - -, e7d8q, exd8=Q+",
        "3rk3/4P3/8/8/8/8/8/4K3 w - -, e7d8n, exd8=N",
        "7k/8/8/8/3pP3/8/8/K7 b - e3, d4e3, dxe3",
        // Castling, checks and mates.
        "r3k2r/pppppppp/8/8/8/8/PPPPPPPP/R3K2R w KQkq -, e1g1, O-O",
        "r3k2r/pppppppp/8/8/8/8/PPPPPPPP/R3K2R b KQkq -, e8c8, O-O-O",
        "5k2/8/8/8/8/8/8/4K2R w K -, e1g1, O-O+",
        "rnbqkbnr/pppp1ppp/8/4p3/6P1/5P2/PPPPP2P/RNBQKBNR b KQkq -, d8h4, Qh4#",
    })
    void moves_are_written_strictly(String fen, String uci, String san) {
        var position = Positions.read(fen);
        assertEquals(san, San.write(moveOf(Uci.read(uci, position)), position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O-O", "0-0", "o-o", "O-O+", "O-O!?", "0-0#"})
    void short_castling_is_read_in_many_spellings(String text) {
        var position = Positions.read(CASTLING);
        assertEquals(new Move.Castling(Square.E1, Square.H1), moveOf(San.read(text, position)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"exd8=Q+", "exd8=Q", "exd8Q", "ed8Q", "exd8(Q)", "exd8=q", "e7xd8=Q#", "e7d8q", "Pe7xd8=Q!"})
    void a_promotion_is_read_in_many_spellings(String text) {
        var position = Positions.read(PROMOTING);
        assertEquals(new Move.Promotion(Square.E7, Square.D8, Piece.QUEEN), moveOf(San.read(text, position)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dxe3", "de3", "d4xe3", "dxe3e.p.", "dxe3 e.p.", "dxe3ep+"})
    void a_capture_en_passant_is_read_in_many_spellings(String text) {
        var position = Positions.read("7k/8/8/8/3pP3/8/8/K7 b - e3");
        assertEquals(new Move.EnPassant(Square.D4, Square.E3), moveOf(San.read(text, position)));
    }

    @Test
    void a_promotion_without_its_letter_stays_open() {
        var reading = assertInstanceOf(MoveReading.Ambiguous.class, San.read("exd8", Positions.read(PROMOTING)));
        assertEquals(4, reading.candidates().size());
    }

    @Test
    void a_text_that_fits_two_moves_names_both() {
        var position = Positions.read("7k/8/8/8/8/8/8/KN3N2 w - -");
        var reading = assertInstanceOf(MoveReading.Ambiguous.class, San.read("Nd2", position));
        assertEquals(
                List.of(
                        new Move.Step(Piece.KNIGHT, Square.B1, Square.D2),
                        new Move.Step(Piece.KNIGHT, Square.F1, Square.D2)),
                reading.candidates());
    }

    @ParameterizedTest
    @ValueSource(strings = {"e5", "Nf6", "O-O", "e4=Q", "exd5", "Ke2", "Nbf3"})
    void a_move_that_the_rules_forbid_is_illegal(String text) {
        assertEquals(new MoveReading.Illegal(text), San.read(text, Position.initial()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "e9", "Xe4", "--", "O-O-O-O", "e8=K", "nf3", "Nf3 Nf6", "1-0", "e4\n", "\u265ef3"})
    void a_text_that_is_no_move_is_unreadable(String text) {
        assertEquals(new MoveReading.Unreadable(text), San.read(text, Position.initial()));
    }

    @Test
    void every_legal_move_reads_back_from_a_name_of_its_own() {
        var random = Seed.random("SAN round trip");
        for (var game = 0; game < 60; game++) {
            for (var position : Positions.ofRandomGame(random, 120)) {
                var names = new HashSet<String>();
                for (var move : position.legalMoves()) {
                    var name = San.write(move, position);
                    assertEquals(new MoveReading.Read(move), San.read(name, position), name);
                    names.add(name);
                }
                assertEquals(position.legalMoves().size(), names.size());
            }
        }
    }

    private static Move moveOf(MoveReading reading) {
        return assertInstanceOf(MoveReading.Read.class, reading).move();
    }
}
