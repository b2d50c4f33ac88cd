package dev.scoresheet.application.chess.games;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Everything that may be asked about one game, whether it was played here or imported. Answers show the log as
/// it is at the moment of reading. Thread-safe; calls block, so call from a virtual thread; throws what
/// [dev.scoresheet.application.kernel.log.EventStore] throws.
public interface GameQueries {

    /// @param now the instant at which running clocks are shown
    GameAnswer game(UUID id, PointInGame when, Instant now);

    /// The head, if there is such a game.
    default Optional<GameView> game(UUID id, Instant now) {
        return switch (game(id, new PointInGame.Head(), now)) {
            case GameAnswer.Found(var view) -> Optional.of(view);
            case GameAnswer.NoSuchGame _, GameAnswer.NotStartedYet _, GameAnswer.BeyondHead _ -> Optional.empty();
        };
    }

    /// What happened after a version, in order, at most `limit` events of it and no more than
    /// the bytes of a page. Empty when there is no such game.
    Optional<HistoryPage> history(UUID id, long afterVersion, int limit);

    /// The game as PGN, as it stands now. Empty when there is no such game.
    Optional<String> pgn(UUID id);
}
