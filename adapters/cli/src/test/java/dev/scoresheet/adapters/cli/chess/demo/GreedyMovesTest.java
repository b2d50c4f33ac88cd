package dev.scoresheet.adapters.cli.chess.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GreedyMovesTest {

    private static final int LONGEST = 400;

    private final RandomGenerator random = new SplittableRandom(18);
    private final MovePicker picker = new GreedyMoves(() -> random);

    @Test
    void every_move_of_whole_games_is_legal_at_every_skill() throws Exception {
        for (var skill = 0; skill <= DemoPlayer.BEST; skill++) {
            var line = GameLine.start(Position.initial());
            while (line.status(DrawPolicy.FIDE) instanceof Status.Ongoing && line.ply() < LONGEST) {
                var move = picker.pick(line.position(), skill);
                assertTrue(line.position().legalMoves().contains(move), move + " in " + line);
                line = line.play(move);
            }
        }
    }

    @Test
    void a_mate_and_a_hanging_queen_are_taken() throws Exception {
        assertEquals("a1a8", best("6k1/5ppp/8/8/8/8/5PPP/R5K1 w - - 0 1"));
        assertEquals("d2d5", best("3k4/8/8/3q4/8/8/3R4/3K4 w - - 0 1"));
    }

    @Test
    void a_better_player_wins_most_games() throws Exception {
        var wins = 0;
        var losses = 0;
        for (var game = 0; game < 20; game++) {
            var strong = game % 2 == 0 ? Side.WHITE : Side.BLACK;
            var line = GameLine.start(Position.initial());
            while (line.status(DrawPolicy.FIDE) instanceof Status.Ongoing && line.ply() < LONGEST) {
                var skill = line.position().turn() == strong ? DemoPlayer.BEST : 0;
                line = line.play(picker.pick(line.position(), skill));
            }
            if (line.status(DrawPolicy.FIDE) instanceof Status.Checkmate(var winner)) {
                wins += winner == strong ? 1 : 0;
                losses += winner == strong ? 0 : 1;
            }
        }
        assertTrue(wins > 2 * losses && wins > 3, wins + " wins and " + losses + " losses");
    }

    private String best(String fen) throws InterruptedException {
        var position = ((FenReading.Read) Fen.parse(fen)).position();
        return Uci.write(picker.pick(position, DemoPlayer.BEST), Variant.STANDARD);
    }
}
