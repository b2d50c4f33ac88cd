package dev.scoresheet.domain.chess.rating;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import java.time.Instant;
import java.util.UUID;

/// Ended game as one player's book sees it.
///
/// @param colour side of the player
/// @param opponentBefore opponent's strength before the game
public record RatedGame(
        UUID game, PlayerId opponent, Side colour, Result result, Strength opponentBefore, Instant endedAt) {

    public RatedGame {
        if (result == Result.UNFINISHED) {
            throw new IllegalArgumentException("game " + game + " has no result");
        }
    }

    /// Returns 1 for a win of the player, 0.5 for a draw and 0 for a loss.
    double score() {
        return switch (result) {
            case WHITE_WINS -> colour == Side.WHITE ? 1 : 0;
            case BLACK_WINS -> colour == Side.BLACK ? 1 : 0;
            case DRAW -> 0.5;
            case UNFINISHED -> throw new IllegalStateException("a rated game has a result");
        };
    }
}
