package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import java.util.Locale;
import java.util.Set;

/// What the players do after the last move of a file, if the board has not ended the game by then.
sealed interface PlannedEnding {

    record Resigns(Side side) implements PlannedEnding {}

    /// A claim where the position gives ground for one, else an offer and its acceptance.
    record Draw() implements PlannedEnding {}

    /// There is no command for it: time ran out, somebody left, or nobody knows. The game stays as it is.
    record Unfinished() implements PlannedEnding {}

    /// Words of the tag `Termination` after which neither player did anything.
    Set<String> NO_COMMAND = Set.of("time forfeit", "abandoned", "rules infraction", "unterminated");

    /// @param termination the tag's value, empty without one
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
