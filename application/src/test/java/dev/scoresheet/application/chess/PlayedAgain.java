package dev.scoresheet.application.chess;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Real game that is played again with takebacks, other moves and draw offers. Some games stop in the middle.
final class PlayedAgain {

    private final BySide<PlayerId> players;
    private final Random random;
    private final GameScript script;
    private final boolean rated;

    PlayedAgain(PgnGame game, BySide<PlayerId> players, Random random) {
        this.players = players;
        this.random = random;
        this.rated = random.nextBoolean();
        this.script = GameScript.of(
                timeControl(), game.tag("FEN").map(GameScript::position).orElse(Position.initial()));
        int stops = random.nextInt(3) == 0 ? random.nextInt(40) : Integer.MAX_VALUE;
        game.moves().stream().limit(stops).forEach(this::move);
        if (stops > game.moves().size()) {
            end();
        }
    }

    List<GameEvent> events() {
        return script.events().stream().map(this::seated).toList();
    }

    private TimeControl timeControl() {
        return random.nextInt(3) == 0
                ? TimeControl.UNTIMED
                : TimeControl.fischer(1 + random.nextInt(3_000), random.nextInt(20));
    }

    private void move(String san) {
        interrupt();
        if (script.game() instanceof InProgress running) {
            attempt(random.nextInt(30) == 0 ? script.move(another(running)) : script.move(san));
        }
    }

    private String another(InProgress running) {
        var legal = running.line().position().legalMoves();
        return Uci.write(legal.get(random.nextInt(legal.size())), running.variant());
    }

    private void interrupt() {
        script.after(Duration.ofMillis(random.nextInt(3_000)));
        var by = GameScript.player(random.nextBoolean() ? Side.WHITE : Side.BLACK);
        var other = by.equals(GameScript.WHITE) ? GameScript.BLACK : GameScript.WHITE;
        var at = script.now();
        switch (random.nextInt(60)) {
            case 0 -> attempt(new GameCommand.OfferDraw(GameScript.GAME, by, at));
            case 1 -> attempt(new GameCommand.DeclineDraw(GameScript.GAME, by, at));
            case 2, 3, 4, 5 -> {
                attempt(new GameCommand.ProposeTakeback(GameScript.GAME, by, at));
                attempt(new GameCommand.AcceptTakeback(GameScript.GAME, other, at));
            }
            case 6 -> attempt(new GameCommand.ProposeTakeback(GameScript.GAME, by, at));
            case 7 -> attempt(new GameCommand.GiveTime(GameScript.GAME, by, Duration.ofSeconds(15), at));
            default -> {
                // most moves have no offer
            }
        }
    }

    private void end() {
        var by = GameScript.player(random.nextBoolean() ? Side.WHITE : Side.BLACK);
        var other = by.equals(GameScript.WHITE) ? GameScript.BLACK : GameScript.WHITE;
        attempt(new GameCommand.AbortGame(GameScript.GAME, by, script.now()));
        if (random.nextBoolean()) {
            attempt(new GameCommand.OfferDraw(GameScript.GAME, by, script.now()));
            attempt(new GameCommand.AcceptDraw(GameScript.GAME, other, script.now()));
        }
        attempt(new GameCommand.Resign(GameScript.GAME, by, script.now()));
    }

    /// Sends a command and ignores a rejection.
    private void attempt(GameCommand command) {
        if (script.decide(command) instanceof Decision.Accepted<?, ?>) {
            script.done(command);
        }
    }

    private GameEvent seated(GameEvent event) {
        return switch (event) {
            case GameStarted started ->
                new GameStarted(
                        players.white(),
                        players.black(),
                        started.timeControl(),
                        rated,
                        started.start(),
                        started.source(),
                        started.ruleset(),
                        started.startedAt());
            case GameEnded ended ->
                new GameEnded(
                        players,
                        ended.ratings(),
                        ended.timeControl(),
                        rated,
                        ended.start(),
                        ended.source(),
                        ended.ruleset(),
                        ended.moves(),
                        ended.result(),
                        ended.termination(),
                        ended.by(),
                        ended.plies(),
                        ended.finalFen(),
                        ended.clocks(),
                        ended.startedAt(),
                        ended.endedAt());
            case GameEvent other -> other;
        };
    }
}
