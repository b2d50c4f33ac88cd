package dev.scoresheet.application.chess.system;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.util.List;
import java.util.UUID;

/// Challenge of one player to another, and the game that follows from it.
///
/// @param number place in the plan; a player begins a match after all earlier ones of that player
/// @param challenge id of the challenge and of the game
/// @param open true if any player may accept the challenge
/// @param moves moves of a real game, as its file writes them
/// @param result result that the players agree on, if the moves do not end the game
record PlannedMatch(
        int number,
        UUID challenge,
        PlayerId from,
        PlayerId to,
        boolean open,
        boolean fromIsWhite,
        boolean rated,
        TimeControl timeControl,
        Course course,
        List<String> moves,
        Result result) {

    /// Course of a match.
    enum Course {
        /// The game is played to the end of its moves. Then a player resigns, or both agree on a draw.
        PLAYED,
        /// The game is played, and one more after it with changed colours.
        WITH_REMATCH,
        /// Both players make one move. Then white is silent until the flag falls.
        FLAG,
        /// White never moves.
        NO_START,
        REFUSED,
        CANCELLED,
        /// No player answers the challenge before it expires.
        EXPIRED,
        /// No player answers the challenge, and it is open at the end.
        LEFT_OPEN
    }

    PlannedMatch {
        moves = List.copyOf(moves);
    }

    PlayerId white() {
        return fromIsWhite ? from : to;
    }

    PlayerId black() {
        return fromIsWhite ? to : from;
    }

    Speed speed() {
        return Speed.of(timeControl);
    }
}
