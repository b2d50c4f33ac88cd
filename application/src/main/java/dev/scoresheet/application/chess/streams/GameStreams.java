package dev.scoresheet.application.chess.streams;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.StateWeight;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.StartGame;
import dev.scoresheet.domain.chess.game.GameDecider;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameRejection;
import java.util.UUID;

/// Streams of games that are played here: one for each game, `game-{id}`.
public final class GameStreams {

    public static final String CATEGORY = "game";

    /// Longest game that a player needs: 1,000 moves of each side. An offer or a gift of time is an event, too.
    private static final long BUDGET = 2_000;

    private GameStreams() {}

    public static StreamId stream(UUID game) {
        return new StreamId(CATEGORY, game.toString());
    }

    public static Aggregate<GameCommand, Game, GameEvent, GameRejection> aggregate() {
        return new Aggregate<>(
                        CATEGORY,
                        GameKeys.FORM,
                        GameEvent.class,
                        new GameDecider(),
                        command -> stream(command.game()),
                        StartGame.class::isInstance,
                        StateWeight.byEvents(Game.Ended.class::isInstance))
                .withDowntime(new GameDowntime())
                .withBudget(BUDGET);
    }
}
