package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import java.util.Locale;
import java.util.Set;

/// Planned act of the players after the last move of a file, if the board has not ended the game.
sealed interface PlannedEnding {

    record Resigns(Side side) implements PlannedEnding {}

    /// Draw by a claim if the position allows one, otherwise by an offer and its acceptance.
    record Draw() implements PlannedEnding {}

    /// No command can make this end: time ran out, a player left, or the reason is unknown. The game stays unfinished.
    record Unfinished() implements PlannedEnding {}

    /// Values of the tag `Termination` that imply no act of a player.
    Set<String> NO_COMMAND = Set.of("time forfeit", "abandoned", "rules infraction", "unterminated");

    /// @param termination value of the tag; empty without one
    static PlannedEnding of(Result result, String termination, int plies) {
        if (plies < 2 || NO_COMMAND.contains(termination.strip().toLowerCase(Locale.ROOT))) {
            return new Unfinished();
        }
        return switch (result) {
            case WHITE_WINS -> new Resigns(Side.BLACK);
            case BLACK_WINS -> new Resigns(Side.WHITE);
            case DRAW -> new Draw();
            case UNFINISHED -> new Unfinished();
        };
    }
}
