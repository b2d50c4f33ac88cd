package dev.scoresheet.application.chess.games;

import dev.scoresheet.application.chess.games.GameView.Player;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.BySide;
import java.time.Instant;

/// A game that the log knows, folded to its head.
sealed interface KnownGame permits PlayedGame, ImportedGame {

    /// Of the head.
    long version();

    /// The version that a moment saw: 0 before the first event was recorded.
    long versionAt(Instant moment);

    /// Half-moves of the line at the head.
    int ply();

    BySide<PlayerId> players();

    GameView head(BySide<Player> players, Instant now);

    /// @param version at least 1, at most the head's
    GameView atVersion(long version, BySide<Player> players);

    /// What is legal on the board counts here, also when the game is over.
    ///
    /// @param ply at most the head's
    LineView lineAt(int ply);

    String pgn(BySide<String> names);
}
