package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.GameCommand.ExpireFirstMove;
import dev.scoresheet.domain.chess.game.GameCommand.FallFlag;
import dev.scoresheet.domain.chess.game.GameCommand.OfPlayer;
import dev.scoresheet.domain.chess.game.GameCommand.OfServer;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import dev.scoresheet.domain.chess.game.GameRejection.FlagNotFallen;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Rules about time, which come before all others. First the side to move gets the downtime back. Then the game
/// ends if the time of that side is over, with the same event for every command that reveals it.
final class OutOfTime {

    private OutOfTime() {}

    /// Decides a command of a player.
    ///
    /// @param otherwise decision on the game if no time is over
    static Decision<GameEvent, GameRejection> first(
            OfPlayer command,
            Duration downtime,
            InProgress game,
            Function<InProgress, Decision<GameEvent, GameRejection>> otherwise) {
        var given = givenBack(game, downtime);
        var now = after(given, game);
        var decision = end(now, command.at())
                .<Decision<GameEvent, GameRejection>>map(Decision::accept)
                .orElseGet(() -> otherwise.apply(now));
        return switch (decision) {
            case Decision.Accepted(var events) when !events.isEmpty() -> accept(given, events);
            case Decision.Accepted<GameEvent, GameRejection> _, Decision.Rejected<GameEvent, GameRejection> _ ->
                decision;
        };
    }

    /// Decides a command of the server. It refuses a deadline that the game does not have, or that is later. A downtime
    /// moves the deadline.
    static Decision<GameEvent, GameRejection> atDeadline(OfServer command, Duration downtime, InProgress game) {
        var isImplied = switch (command) {
            case FallFlag _ -> game.bothHaveMoved();
            case ExpireFirstMove _ -> !game.bothHaveMoved();
        };
        if (!isImplied || !game.clock().isOver(command.at())) {
            return Decision.reject(new FlagNotFallen());
        }
        var given = givenBack(game, downtime);
        return accept(given, end(after(given, game), command.at()).map(List::of).orElse(List.of()));
    }

    private static Optional<TimeGiven> givenBack(InProgress game, Duration downtime) {
        return Optional.of(game.clock().owed(downtime))
                .filter(Duration::isPositive)
                .map(owed -> new TimeGiven(game.turn(), owed, TimeGiver.SERVER));
    }

    private static InProgress after(Optional<TimeGiven> given, InProgress game) {
        return given.map(event -> GameEvolution.given(game, event)).orElse(game);
    }

    /// Returns the end of a game whose time is over. Its instant is that of zero.
    private static Optional<GameEvent> end(InProgress game, Instant at) {
        return game.clock()
                .deadline()
                .filter(_ -> game.clock().isOver(at))
                .map(zero -> Ending.outOfTime(game).of(game, EndedBy.SERVER, zero));
    }

    private static Decision<GameEvent, GameRejection> accept(Optional<TimeGiven> given, List<GameEvent> events) {
        var all = new ArrayList<GameEvent>(given.stream().toList());
        all.addAll(events);
        return Decision.accept(all);
    }
}
