package dev.scoresheet.application.chess.search;

import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.opening.Opening;
import java.util.Optional;

/// Change of the summary of a game by an event.
sealed interface GameChange {

    /// Start of a game here, or import of a whole game.
    record Began(GameRow game) implements GameChange {}

    record Moved(int ply, String uci) implements GameChange {}

    record TakenBack(int count) implements GameChange {}

    record Ended(BySide<Rating> ratings, int plies, Optional<Opening> opening, Result result, Termination termination)
            implements GameChange {}
}
