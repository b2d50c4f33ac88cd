package dev.scoresheet.application.chess.games;

import dev.scoresheet.application.chess.games.GameView.Player;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.BySide;
import java.time.Instant;

/// Game that the log contains, folded to its head.
sealed interface KnownGame permits PlayedGame, ImportedGame {

    /// Returns the version of the head.
    long version();

    /// Returns the version at a time: 0 before the first event was recorded.
    long versionAt(Instant moment);

    /// Returns the number of half-moves of the line at the head.
    int ply();

    BySide<PlayerId> players();

    GameView head(BySide<Player> players, Instant now);

    /// @param version the version, at least 1, at most the head's
    GameView atVersion(long version, BySide<Player> players);

    /// Returns the line after some half-moves, with all moves that are legal on the board, even if the game is over.
    ///
    /// @param ply number of half-moves, at most the head's
    LineView lineAt(int ply);

    String pgn(BySide<String> names);
}
