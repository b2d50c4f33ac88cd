package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.ChessClock;
import dev.scoresheet.domain.chess.game.GameEvent.BetweenMoves;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.MovesTakenBack;
import dev.scoresheet.domain.chess.game.GameEvent.OfRunningGame;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import java.time.Instant;
import java.util.Optional;

/// Clock of a running game, with all that its deadline depends on. The decider and the process that watches the
/// deadline share it, so that both count from the same instants.
///
/// @param ply number of half-moves on the line in force
/// @param limitsFirstMoves true if each side has a limited time for its first move
public record GameClock(ChessClock clock, Side turn, int ply, boolean limitsFirstMoves) {

    /// Returns the clock at the start of a game.
    public static GameClock begin(GameStarted started) {
        return GameEvolution.begin(started).gameClock();
    }

    static ChessClock begin(GameStarted started, Side turn) {
        var clock = ChessClock.of(started.timeControl());
        return started.source().limitsFirstMoves() && started.startedAt() instanceof StartedAt.Known(var at)
                ? clock.awaiting(turn, at)
                : clock;
    }

    /// True once each side has made its first move. Before that no clock runs.
    public boolean bothHaveMoved() {
        return ply >= 2;
    }

    /// Returns the instant at which the time of the side to move is over: it loses by the flag, or its first move does
    /// not come.
    public Optional<Instant> deadline() {
        return clock.deadline();
    }

    /// Returns the clock after an event that does not end the game.
    public GameClock evolve(OfRunningGame event) {
        return switch (event) {
            case GameStarted started ->
                throw new IllegalStateException("a game that has started cannot take " + started);
            case MovePlayed(var _, var _, var time, var at) ->
                new GameClock(clock.afterMove(turn, time), turn.opponent(), ply + 1, limitsFirstMoves).from(at);
            case MovesTakenBack(var count, var clocks, var at) ->
                new GameClock(
                                clock.with(clocks),
                                count % 2 == 0 ? turn : turn.opponent(),
                                ply - count,
                                limitsFirstMoves)
                        .from(at);
            case TimeGiven(var to, var time, var by) ->
                with(
                        switch (by) {
                            case TimeGiver.Player _ -> clock.given(to, time);
                            case TimeGiver.Server _ -> clock.givenBack(time);
                        });
            case BetweenMoves _ -> this;
        };
    }

    private GameClock from(Instant since) {
        if (bothHaveMoved()) {
            return with(clock.running(turn, since));
        }
        return with(limitsFirstMoves ? clock.awaiting(turn, since) : clock.stopped());
    }

    private GameClock with(ChessClock changed) {
        return new GameClock(changed, turn, ply, limitsFirstMoves);
    }
}
