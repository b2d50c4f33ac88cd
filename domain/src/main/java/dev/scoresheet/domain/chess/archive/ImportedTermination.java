package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Material;
import dev.scoresheet.domain.chess.board.Status;

/// Reason why an imported game ended. The board decides if it can; otherwise the tag `Termination` does. For an
/// agreed or claimed draw, the final position gives the likely reason.
final class ImportedTermination {

    private ImportedTermination() {}

    static Termination of(GameLine line, String tag, Result result) {
        return switch (line.status(DrawPolicy.CLAIMS_ONLY)) {
            case Status.Checkmate _ -> Termination.CHECKMATE;
            case Status.Stalemate _ -> Termination.STALEMATE;
            case Status.Drawn _, Status.Ongoing _ ->
                Material.isDead(line.position().board()) ? Termination.DEAD_POSITION : stated(line, tag, result);
        };
    }

    private static Termination stated(GameLine line, String tag, Result result) {
        return switch (tag) {
            case "Time forfeit" -> result == Result.DRAW ? Termination.FLAG_DEAD : Termination.FLAG;
            case "Abandoned" -> Termination.ABANDONED;
            case "Normal" ->
                switch (result) {
                    case WHITE_WINS, BLACK_WINS -> Termination.RESIGNATION;
                    case DRAW -> draw(line);
                    case UNFINISHED -> Termination.UNKNOWN;
                };
            default -> Termination.UNKNOWN;
        };
    }

    private static Termination draw(GameLine line) {
        int repetitions = line.repetitions();
        int halfMoveClock = line.position().halfMoveClock();
        if (repetitions >= 5) {
            return Termination.FIVEFOLD;
        }
        if (repetitions >= 3) {
            return Termination.THREEFOLD_CLAIM;
        }
        if (halfMoveClock >= 150) {
            return Termination.SEVENTY_FIVE;
        }
        return halfMoveClock >= 100 ? Termination.FIFTY_CLAIM : Termination.AGREEMENT;
    }
}
