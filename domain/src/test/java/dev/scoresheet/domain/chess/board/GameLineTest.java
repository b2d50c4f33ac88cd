package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GameLineTest {

    private static final List<String> KNIGHTS_OUT_AND_BACK = List.of("g1f3", "g8f6", "f3g1", "f6g8");

    private static final DrawPolicy AUTOMATIC =
            new DrawPolicy(Set.of(), Set.of(DrawReason.DEAD_POSITION, DrawReason.THREEFOLD, DrawReason.FIFTY));

    @Test
    void the_start_counts_as_an_occurrence() {
        var line = GameLine.start(Position.initial());
        assertEquals(1, line.repetitions());
        assertEquals(2, play(line, KNIGHTS_OUT_AND_BACK).repetitions());
    }

    @Test
    void a_third_occurrence_may_be_claimed_and_the_fifth_ends_the_game() {
        var line = GameLine.start(Position.initial());
        line = play(play(line, KNIGHTS_OUT_AND_BACK), KNIGHTS_OUT_AND_BACK);
        assertEquals(new Status.Ongoing(), line.status(DrawPolicy.FIDE));
        assertEquals(Set.of(Claim.THREEFOLD), line.claims(DrawPolicy.FIDE));
        assertEquals(new Status.Drawn(DrawReason.THREEFOLD), line.status(AUTOMATIC));

        line = play(play(line, KNIGHTS_OUT_AND_BACK), KNIGHTS_OUT_AND_BACK);
        assertEquals(new Status.Drawn(DrawReason.FIVEFOLD), line.status(DrawPolicy.FIDE));
        assertEquals(Set.of(), line.claims(DrawPolicy.FIDE));
        assertEquals(new Status.Ongoing(), line.status(DrawPolicy.CLAIMS_ONLY));
        assertEquals(Set.of(Claim.THREEFOLD), line.claims(DrawPolicy.CLAIMS_ONLY));
    }

    @Test
    void a_right_to_castle_that_was_lost_makes_another_position() {
        var line = GameLine.start(Positions.read("4k3/8/8/8/8/8/8/4K2R w K -"));
        line = play(line, List.of("h1h2", "e8e7", "h2h1", "e7e8"));
        assertEquals(1, line.repetitions());
        assertEquals(2, play(line, List.of("h1h2", "e8e7", "h2h1", "e7e8")).repetitions());
    }

    @Test
    void a_possible_en_passant_capture_makes_another_position() {
        var line = GameLine.start(Positions.read("4k3/8/8/8/3p4/8/4P3/4K3 w - -"));
        line = play(line, List.of("e2e4", "e8e7", "e1e2", "e7e8", "e2e1"));
        assertEquals(1, line.repetitions());
        assertEquals(2, play(line, List.of("e8e7", "e1e2", "e7e8", "e2e1")).repetitions());
    }

    @Test
    void a_takeback_takes_back_the_counts() {
        var start = GameLine.start(Position.initial());
        var line = play(play(start, KNIGHTS_OUT_AND_BACK), KNIGHTS_OUT_AND_BACK);
        assertEquals(play(start, KNIGHTS_OUT_AND_BACK), line.takeBack(4));
        assertEquals(2, line.takeBack(4).repetitions());
        assertEquals(4, line.takeBack(4).position().halfMoveClock());
        assertEquals(start, line.takeBack(8));
        assertThrows(IllegalArgumentException.class, () -> line.takeBack(9));
        assertThrows(IllegalArgumentException.class, () -> line.takeBack(-1));
    }

    @Test
    void a_line_knows_its_moves_and_every_position() {
        var line = play(GameLine.start(Position.initial()), List.of("e2e4", "e7e5", "g1f3"));
        assertEquals(3, line.ply());
        assertEquals(
                List.of("e2e4", "e7e5", "g1f3"),
                line.moves().stream()
                        .map(move -> Uci.write(move, Variant.STANDARD))
                        .toList());
        assertEquals(Optional.of(new Move.Step(Piece.KNIGHT, Square.G1, Square.F3)), line.lastMove());
        assertEquals(Position.initial(), line.at(0).position());
        assertEquals(line, line.at(3));
        assertEquals(Side.BLACK, line.at(1).position().turn());
    }

    @Test
    void fifty_moves_may_be_claimed_and_seventy_five_end_the_game() {
        assertEquals(Set.of(), clockAt(99).claims(DrawPolicy.FIDE));
        assertEquals(Set.of(Claim.FIFTY), clockAt(100).claims(DrawPolicy.FIDE));
        assertEquals(new Status.Drawn(DrawReason.FIFTY), clockAt(100).status(AUTOMATIC));
        assertEquals(new Status.Ongoing(), clockAt(149).status(DrawPolicy.FIDE));
        assertEquals(new Status.Drawn(DrawReason.SEVENTY_FIVE), clockAt(150).status(DrawPolicy.FIDE));
        assertEquals(Set.of(Claim.FIFTY), clockAt(150).claims(DrawPolicy.CLAIMS_ONLY));
    }

    @Test
    void a_mate_on_the_last_of_the_seventy_five_moves_wins() {
        var line = GameLine.start(Positions.read("7k/8/6K1/8/8/8/8/R7 w - - 149 200"));
        assertEquals(
                new Status.Checkmate(Side.WHITE), play(line, List.of("a1a8")).status(DrawPolicy.FIDE));
    }

    @Test
    void a_stalemate_is_drawn_under_any_policy() {
        var line = GameLine.start(Positions.read("7k/8/5KQ1/8/8/8/8/8 b - -"));
        assertEquals(new Status.Stalemate(), line.status(DrawPolicy.CLAIMS_ONLY));
        assertEquals(Set.of(), line.claims(DrawPolicy.CLAIMS_ONLY));
    }

    @Test
    void without_the_men_to_mate_the_game_is_over() {
        var line = GameLine.start(Positions.read("7k/8/8/8/8/8/6p1/7K w - -"));
        assertEquals(
                new Status.Drawn(DrawReason.DEAD_POSITION),
                play(line, List.of("h1g2")).status(DrawPolicy.FIDE));
    }

    @Test
    void lines_are_equal_when_the_same_moves_were_played_from_the_same_start() {
        var start = GameLine.start(Position.initial());
        assertEquals(play(start, KNIGHTS_OUT_AND_BACK), play(start, KNIGHTS_OUT_AND_BACK));
        assertEquals(
                play(start, KNIGHTS_OUT_AND_BACK).hashCode(),
                play(start, KNIGHTS_OUT_AND_BACK).hashCode());
        assertNotEquals(start, play(start, KNIGHTS_OUT_AND_BACK));
        assertNotEquals(play(start, List.of("g1f3", "g8f6", "b1c3")), play(start, List.of("b1c3", "g8f6", "g1f3")));
    }

    @Test
    void a_line_of_twenty_thousand_half_moves_needs_no_deep_stack() {
        var moves = Collections.nCopies(5_000, KNIGHTS_OUT_AND_BACK).stream()
                .flatMap(List::stream)
                .toList();
        var line = play(GameLine.start(Position.initial()), moves);
        var twin = play(GameLine.start(Position.initial()), moves);
        assertEquals(20_000, line.moves().size());
        assertEquals(line, twin);
        assertEquals(line.hashCode(), twin.hashCode());
        assertEquals(5_001, line.repetitions());
        assertEquals(1, line.at(1).ply());
    }

    private static GameLine clockAt(int halfMoves) {
        return GameLine.start(Positions.read("4k3/8/8/8/8/8/8/R3K3 b - - " + halfMoves + " 90"));
    }

    private static GameLine play(GameLine line, List<String> moves) {
        var longer = line;
        for (var uci : moves) {
            longer = switch (Uci.read(uci, longer.position())) {
                case MoveReading.Read(var move) -> longer.play(move);
                case MoveReading other -> throw new AssertionError(other + " in " + longer);
            };
        }
        return longer;
    }
}
