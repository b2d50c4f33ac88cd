package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Square;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameCommand.AbortGame;
import dev.scoresheet.domain.chess.game.GameCommand.Resign;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Resignation, abort, and the content of a game's last event.
class GameEndTest {

    @Test
    void either_may_resign_once_both_have_moved() {
        var game = GameScript.untimed().moves("e4");
        game.thenRejected(new Resign(GAME, BLACK, NOON), new GameRejection.AbortInstead())
                .moves("e5");
        game.done(new Resign(GAME, BLACK, NOON));
        assertEquals(Result.WHITE_WINS, game.ended().result());
        assertEquals(Termination.RESIGNATION, game.ended().termination());
    }

    @Test
    void either_may_abort_before_both_have_moved_and_neither_wins() {
        var game = GameScript.untimed().moves("e4").done(new AbortGame(GAME, WHITE, NOON));
        assertEquals(Result.UNFINISHED, game.ended().result());
        assertEquals(Termination.ABORTED, game.ended().termination());
    }

    @Test
    void the_last_event_carries_the_whole_game() {
        var game = GameScript.timed(300, 0)
                .moves("e4", "e5")
                .afterSeconds(8)
                .moves("Nf3")
                .afterSeconds(2);
        game.then(
                new Resign(GAME, BLACK, game.now()),
                new GameEvent.GameEnded(
                        new BySide<>(WHITE, BLACK),
                        BySide.both(Rating.UNKNOWN),
                        TimeControl.fischer(300, 0),
                        false,
                        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
                        GameSource.DIRECT,
                        Ruleset.FIDE,
                        List.of("e2e4", "e7e5", "g1f3"),
                        Result.WHITE_WINS,
                        Termination.RESIGNATION,
                        EndedBy.player(Side.BLACK),
                        3,
                        "rnbqkbnr/pppp1ppp/8/4p3/4P3/5N2/PPPP1PPP/RNBQKB1R b KQkq - 1 2",
                        new ClockTimes.Shown(Duration.ofSeconds(292), Duration.ofSeconds(298)),
                        StartedAt.of(NOON),
                        NOON.plusSeconds(10)));
    }

    @Test
    void a_game_of_chess960_writes_castling_as_the_king_taking_its_rook() {
        var game = GameScript.from("1rk4r/pppppppp/8/8/8/8/PPPPPPPP/1RK4R w HBhb - 0 1");
        game.moves("O-O", "c8h8");
        assertEquals("c1h1", ((GameEvent.MovePlayed) game.events().get(1)).uci());
        assertEquals("c8h8", ((GameEvent.MovePlayed) game.events().get(2)).uci());
        assertEquals(
                "1rk4r/pppppppp/8/8/8/8/PPPPPPPP/1RK4R w HBhb - 0 1",
                game.started().started().start());
        game.done(new Resign(GAME, WHITE, NOON));
        assertEquals(
                "1r3rk1/pppppppp/8/8/8/8/PPPPPPPP/1R3RK1 w - - 2 2",
                ((GameEvent.GameEnded) game.events().getLast()).finalFen());
        assertEquals(game.game(), GameScript.given(game.events()).game());
    }

    @Test
    void an_ambiguous_move_is_refused_with_all_moves_that_fit() {
        var game = GameScript.from("4k3/8/8/8/8/2N3N1/8/4K3 w - - 0 1");
        var fitting = game.running().line().position().legalMoves().stream()
                .filter(move -> move.to() == Square.E4)
                .toList();
        assertEquals(2, fitting.size());
        game.thenRejected(game.move("Ne4"), new GameRejection.AmbiguousMove("Ne4", fitting));
    }

    @Test
    void white_and_black_must_be_different_players() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new GameCommand.StartGame(
                        GAME,
                        WHITE,
                        WHITE,
                        TimeControl.UNTIMED,
                        false,
                        Position.initial(),
                        GameSource.DIRECT,
                        Ruleset.FIDE,
                        NOON));
    }

    @Test
    void an_impossible_history_throws() {
        var ended = GameScript.untimed().moves("f3", "e5", "g4", "Qh4").events();
        var decider = new GameDecider();
        for (var impossible : List.of(
                ended.subList(1, 2),
                List.of(ended.getFirst(), ended.getFirst()),
                List.of(ended.getFirst(), ended.get(2)),
                List.of(ended.getFirst(), ended.getLast(), ended.get(1)))) {
            assertThrows(IllegalStateException.class, () -> {
                Game game = decider.initial();
                for (var event : impossible) {
                    game = decider.evolve(game, event);
                }
            });
        }
    }
}
