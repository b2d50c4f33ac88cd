package dev.scoresheet.application.chess.streams;

import dev.scoresheet.application.kernel.command.DowntimeRule;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.AfterDowntime;
import dev.scoresheet.domain.chess.game.GameCommand.Timed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Rule of the downtime in games: it counts since the time of the side to move began.
record GameDowntime() implements DowntimeRule<GameCommand, Game> {

    @Override
    public Optional<Instant> since(GameCommand command, Game state) {
        return command instanceof Timed && state instanceof Game.InProgress game
                ? game.clock().runsSince()
                : Optional.empty();
    }

    @Override
    public GameCommand with(GameCommand command, Duration downtime) {
        return command instanceof Timed timed && downtime.isPositive() ? new AfterDowntime(timed, downtime) : command;
    }
}
