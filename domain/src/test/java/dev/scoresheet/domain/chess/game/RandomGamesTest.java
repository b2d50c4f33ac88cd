package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.player;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game.Ended;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.Game.NotStarted;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Games of two players that send random commands. Every answer is one that [GameAnswers] permits.
class RandomGamesTest {

    private static final int GAMES = 60;
    private static final int COMMANDS = 400;

    private final Random random = Seed.random("RandomGamesTest");

    @Test
    void random_commands_keep_the_game_consistent() {
        int ended = 0;
        int takebacks = 0;
        for (int number = 0; number < GAMES; number++) {
            var events = play(start());
            ended += events.getLast() instanceof GameEvent.GameEnded ? 1 : 0;
            takebacks += (int) events.stream()
                    .filter(GameEvent.MovesTakenBack.class::isInstance)
                    .count();
        }
        assertTrue(ended > 0 && takebacks > 0, "ended " + ended + ", took back " + takebacks);
    }

    private GameScript start() {
        var timeControl = random.nextBoolean() ? TimeControl.UNTIMED : TimeControl.fischer(60, random.nextInt(3));
        var position = random.nextInt(4) == 0
                ? GameScript.position("1rk4r/p6p/8/8/8/8/P6P/1RK4R w HBhb - 0 1")
                : Position.initial();
        var source = random.nextBoolean() ? GameSource.DIRECT : GameSource.REMATCH;
        return GameScript.of(timeControl, position, Ruleset.FIDE, source);
    }

    private List<GameEvent> play(GameScript script) {
        for (int step = 0; step < COMMANDS && script.game() instanceof InProgress game; step++) {
            script.after(Duration.ofMillis(random.nextInt(2_000)));
            var command = command(script, game);
            var before = script.events().size();
            var decision = script.decide(command);
            var answer = GameAnswers.of(decision);
            assertTrue(GameAnswers.permitted(command, game).contains(answer), () -> command + ": " + answer);
            switch (decision) {
                case Decision.Accepted<GameEvent, GameRejection> _ -> script.done(command);
                case Decision.Rejected<GameEvent, GameRejection> _ -> {}
            }
            checkMove(
                    game,
                    command,
                    script.events().subList(before, script.events().size()));
            checkState(script);
        }
        return script.events();
    }

    /// A move was accepted exactly if it was legal, in turn, in time and named the next half-move.
    private void checkMove(InProgress before, GameCommand command, List<GameEvent> events) {
        if (!(command instanceof GameCommand.PlayMove move)) {
            return;
        }
        var played = events.stream().anyMatch(GameEvent.MovePlayed.class::isInstance);
        var legal = before.line().position().legalMoves().stream()
                .anyMatch(each -> Uci.write(each, before.variant()).equals(move.move()));
        var expected = legal
                && move.ply() == before.line().ply() + 1
                && move.by().equals(player(before.turn()))
                && !before.clock().isOver(move.at());
        assertEquals(expected, played, () -> String.valueOf(command));
    }

    private void checkState(GameScript script) {
        var refolded = GameScript.given(script.events()).game();
        assertEquals(script.game(), refolded);
        switch (script.game()) {
            case NotStarted _ -> throw new AssertionError();
            case InProgress game -> {
                assertInstanceOf(Status.Ongoing.class, game.line().status(Ruleset.FIDE.policy()));
                assertEquals(remaining(script.events()), uci(game.line(), game.variant()));
                if (game.clock().times(script.now()) instanceof ClockTimes.Shown(var white, var black)) {
                    assertFalse(white.isNegative() || black.isNegative());
                }
            }
            case Ended game -> {
                var last = assertInstanceOf(
                        GameEvent.GameEnded.class, script.events().getLast());
                assertEquals(last.moves(), uci(game.line(), game.variant()));
                assertEquals(last.plies(), game.line().ply());
            }
        }
    }

    /// Returns the moves that were not taken back, from the events alone.
    private static List<String> remaining(List<GameEvent> events) {
        var moves = new ArrayList<String>();
        for (var event : events) {
            if (event instanceof GameEvent.MovePlayed(var ply, var uci, var _, var _)) {
                moves.add(uci);
                assertEquals(moves.size(), ply);
            } else if (event instanceof GameEvent.MovesTakenBack(var count, var _, var _)) {
                moves.subList(moves.size() - count, moves.size()).clear();
            }
        }
        return moves;
    }

    private static List<String> uci(GameLine line, Variant variant) {
        return line.moves().stream().map(move -> Uci.write(move, variant)).toList();
    }

    private GameCommand command(GameScript script, InProgress game) {
        var by = player(random.nextBoolean() ? Side.WHITE : Side.BLACK);
        var at = script.now();
        return switch (random.nextInt(40)) {
            case 0 -> new GameCommand.OfferDraw(GAME, by, at);
            case 1 -> new GameCommand.WithdrawDraw(GAME, by, at);
            case 2 ->
                random.nextInt(6) == 0
                        ? new GameCommand.AcceptDraw(GAME, by, at)
                        : new GameCommand.DeclineDraw(GAME, by, at);
            case 3, 4, 5 -> new GameCommand.ProposeTakeback(GAME, by, at);
            case 6, 7, 8 -> new GameCommand.AcceptTakeback(GAME, by, at);
            case 9 -> new GameCommand.DeclineTakeback(GAME, by, at);
            case 10 -> new GameCommand.WithdrawTakeback(GAME, by, at);
            case 11 -> new GameCommand.GiveTime(GAME, by, Duration.ofSeconds(1 + random.nextInt(20)), at);
            case 12 -> new GameCommand.ClaimDraw(GAME, by, at);
            case 13 -> new GameCommand.CheckFlag(GAME, by, at);
            case 14 ->
                random.nextInt(20) == 0
                        ? new GameCommand.Resign(GAME, by, at)
                        : new GameCommand.AbortGame(GAME, by, at);
            case 15 -> script.move(by, random.nextInt(game.line().ply() + 3), anyMove(game));
            case 16 -> script.move("e1e8");
            case 17 -> new GameCommand.AfterDowntime(script.move(anyMove(game)), downtime());
            case 18 -> new GameCommand.FallFlag(GAME, at);
            case 19 -> new GameCommand.AfterDowntime(new GameCommand.ExpireFirstMove(GAME, at), downtime());
            default -> script.move(anyMove(game));
        };
    }

    private Duration downtime() {
        return Duration.ofMillis(random.nextInt(3) * 5_500L);
    }

    private String anyMove(InProgress game) {
        var legal = game.line().position().legalMoves();
        return Uci.write(legal.get(random.nextInt(legal.size())), game.variant());
    }
}
