package dev.scoresheet.application.chess.games;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Queries about one game, played here or imported. Answers show the log at the moment of reading. Thread-safe; calls
/// block, so call from a virtual thread. Throws the errors of [dev.scoresheet.application.kernel.log.EventStore].
public interface GameQueries {

    /// @param now time at which running clocks are shown
    GameAnswer game(UUID id, PointInGame point, Instant now);

    /// Returns the game at its head, if it exists.
    default Optional<GameView> game(UUID id, Instant now) {
        return switch (game(id, new PointInGame.Head(), now)) {
            case GameAnswer.Found(var view) -> Optional.of(view);
            case GameAnswer.NoSuchGame _, GameAnswer.NotStartedYet _, GameAnswer.BeyondHead _ -> Optional.empty();
        };
    }

    /// Returns the events after a version, in order, at most `limit` and at most the bytes of a page. Empty if the
    /// game does not exist.
    Optional<HistoryPage> history(UUID id, long afterVersion, int limit);

    /// Returns the current game as PGN. Empty if the game does not exist.
    Optional<String> pgn(UUID id);
}
