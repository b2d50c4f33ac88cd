package dev.scoresheet.domain.chess.timekeeping;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameClock;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.ExpireFirstMove;
import dev.scoresheet.domain.chess.game.GameCommand.FallFlag;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.OfRunningGame;
import dev.scoresheet.domain.chess.timekeeping.TimedGame.Ticking;
import dev.scoresheet.domain.chess.timekeeping.TimedGame.Untimed;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Process that ends a game when the time of the side to move is over: the flag falls, or the first move did not come.
/// An instance is the id of a game. It keeps no state of untimed games.
public final class Timekeeping implements ProcessManager<ChessEvent, TimedGame, GameCommand> {

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> instances(Occurrence<ChessEvent> occurrence) {
        return occurrence.event() instanceof GameEvent
                ? List.of(occurrence.stream().substring("game-".length()))
                : List.of();
    }

    @Override
    public TimedGame initial(String instance) {
        return new Untimed(UUID.fromString(instance));
    }

    @Override
    public TimedGame evolve(TimedGame state, Occurrence<ChessEvent> occurrence) {
        return occurrence.event() instanceof GameEvent event ? evolve(state, event) : state;
    }

    private static TimedGame evolve(TimedGame state, GameEvent event) {
        return switch (event) {
            case GameStarted started -> begin(state.game(), started);
            case OfRunningGame change ->
                switch (state) {
                    case Ticking(var game, var clock) -> new Ticking(game, clock.evolve(change));
                    case Untimed _ -> state;
                };
            case GameEnded _ -> new Untimed(state.game());
        };
    }

    private static TimedGame begin(UUID game, GameStarted started) {
        return switch (started.timeControl()) {
            case TimeControl.Fischer _ -> new Ticking(game, GameClock.begin(started));
            case TimeControl.Untimed _ -> new Untimed(game);
        };
    }

    @Override
    public List<Reaction<GameCommand>> react(TimedGame state, Occurrence<ChessEvent> occurrence) {
        return List.of();
    }

    @Override
    public Optional<Instant> deadline(TimedGame state) {
        return switch (state) {
            case Ticking(var _, var clock) -> clock.deadline();
            case Untimed _ -> Optional.empty();
        };
    }

    @Override
    public Optional<Reaction<GameCommand>> atDeadline(TimedGame state, Instant deadline) {
        return switch (state) {
            case Ticking(var game, var clock) ->
                Optional.of(
                        clock.bothHaveMoved()
                                ? new Reaction<>("fall-flag", new FallFlag(game, deadline))
                                : new Reaction<>("expire-first-move", new ExpireFirstMove(game, deadline)));
            case Untimed _ -> Optional.empty();
        };
    }

    @Override
    public boolean finished(TimedGame state) {
        return state instanceof Untimed;
    }
}
