package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.kernel.Seed;
import java.util.HashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionTest {

    @Test
    void no_legal_move_leaves_the_own_king_attacked() {
        var random = Seed.random("own king");
        for (var game = 0; game < 100; game++) {
            for (var position : Positions.ofRandomGame(random, 150)) {
                for (var move : position.legalMoves()) {
                    var board = position.play(move).board();
                    var mover = position.turn();
                    assertFalse(board.isAttacked(board.king(mover), mover.opponent()), () -> move + " in " + position);
                }
            }
        }
    }

    @Test
    void a_mirrored_position_has_the_same_tree() {
        var random = Seed.random("mirror");
        for (var game = 0; game < 40; game++) {
            var position = Positions.ofRandomGame(random, 60).getLast();
            assertEquals(Perft.count(position, 3), Perft.count(mirrored(position), 3), () -> "in " + position);
        }
    }

    @Test
    void two_positions_have_one_key_exactly_when_they_agree_in_the_first_four_fields() {
        var random = Seed.random("keys");
        var keyOf = new HashMap<String, PositionKey>();
        var fieldsOf = new HashMap<PositionKey, String>();
        var repliesOf = new HashMap<PositionKey, Set<Move>>();
        var again = 0;
        for (var game = 0; game < 300; game++) {
            for (var position : Positions.ofRandomGame(random, 100)) {
                var fen = Fen.write(position, Variant.CHESS960);
                var fields = fen.substring(0, fen.lastIndexOf(' ', fen.lastIndexOf(' ') - 1));
                var replies = Set.copyOf(position.legalMoves());
                again += keyOf.containsKey(fields) ? 1 : 0;
                assertEquals(position.key(), keyOf.computeIfAbsent(fields, _ -> position.key()));
                assertEquals(fields, fieldsOf.computeIfAbsent(position.key(), _ -> fields));
                assertEquals(replies, repliesOf.computeIfAbsent(position.key(), _ -> replies));
            }
        }
        assertNotEquals(0, again, "no position occurred twice");
    }

    @Test
    void a_key_counts_the_right_to_castle_though_castling_is_impossible_now() {
        assertNotEquals(
                Positions.read("4k3/8/8/8/8/8/8/4KB1R w K -").key(),
                Positions.read("4k3/8/8/8/8/8/8/4KB1R w - -").key());
    }

    @Test
    void a_key_counts_the_en_passant_capture_only_when_it_is_legal() {
        assertNotEquals(
                Positions.read("4k3/8/8/8/3pP3/8/8/4K3 b - e3").key(),
                Positions.read("4k3/8/8/8/3pP3/8/8/4K3 b - -").key());
        assertEquals(
                Positions.read("8/8/8/8/k2pP2R/8/8/4K3 b - e3").key(),
                Positions.read("8/8/8/8/k2pP2R/8/8/4K3 b - -").key());
    }

    @Test
    void a_key_counts_the_side_to_move_but_not_the_clocks() {
        assertNotEquals(
                Positions.read("4k3/8/8/8/8/8/8/4K2R w - -").key(),
                Positions.read("4k3/8/8/8/8/8/8/4K2R b - -").key());
        assertEquals(
                Positions.read("4k3/8/8/8/8/8/8/4K2R w - - 0 1").key(),
                Positions.read("4k3/8/8/8/8/8/8/4K2R w - - 9 40").key());
    }

    @Test
    void a_move_of_a_man_that_is_not_there_is_a_defect() {
        var move = new Move.Step(Piece.ROOK, Square.E4, Square.E5);
        assertThrows(IllegalArgumentException.class, () -> Position.initial().play(move));
    }

    @Test
    void a_move_that_leaves_the_king_attacked_is_a_defect() {
        var pinned = Positions.read("4r2k/8/8/8/8/8/4N3/4K3 w - -");
        var move = new Move.Step(Piece.KNIGHT, Square.E2, Square.C3);
        assertThrows(IllegalArgumentException.class, () -> pinned.play(move));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "0, -1", "1000000000, 1", "0, 1000000000", "2147483647, 2147483647"})
    void a_position_has_counters_that_a_fen_can_hold(int halfMoveClock, int moveNumber) {
        var start = Position.initial();
        assertThrows(
                IllegalArgumentException.class,
                () -> new Position(start.board(), start.turn(), start.castling(), 0, halfMoveClock, moveNumber));
    }

    /// Returns the position with ranks mirrored and sides exchanged.
    private static Position mirrored(Position position) {
        var board = position.board();
        return new Position(
                new Board(
                        Long.reverseBytes(board.black()),
                        Long.reverseBytes(board.white()),
                        Long.reverseBytes(board.pawns()),
                        Long.reverseBytes(board.knights()),
                        Long.reverseBytes(board.bishops()),
                        Long.reverseBytes(board.rooks()),
                        Long.reverseBytes(board.queens()),
                        Long.reverseBytes(board.kings())),
                position.turn().opponent(),
                new CastlingRights(Long.reverseBytes(position.castling().rooks())),
                Long.reverseBytes(position.enPassant()),
                position.halfMoveClock(),
                position.moveNumber());
    }
}
