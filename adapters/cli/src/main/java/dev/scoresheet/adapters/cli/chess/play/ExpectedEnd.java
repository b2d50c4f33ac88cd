package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Claim;
import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.DrawReason;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;

/// Expected end of a game, in the words of the server's interface.
///
/// @param termination reason for the end; empty while the game runs
record ExpectedEnd(String status, String result, String termination) {

    static final ExpectedEnd UNFINISHED = new ExpectedEnd("started", Result.UNFINISHED.text(), "");
    static final ExpectedEnd AGREEMENT = ended(Result.DRAW, Termination.AGREEMENT);

    static ExpectedEnd resignation(Side loser) {
        return ended(won(loser.opponent()), Termination.RESIGNATION);
    }

    static ExpectedEnd claim(Claim claim) {
        return ended(
                Result.DRAW,
                switch (claim) {
                    case THREEFOLD -> Termination.THREEFOLD_CLAIM;
                    case FIFTY -> Termination.FIFTY_CLAIM;
                });
    }

    /// Returns the end that the board gives after the last playable move.
    static ExpectedEnd ofBoard(GameScript script) {
        return switch (script.line().at(script.lastPlayable()).status(DrawPolicy.FIDE)) {
            case Status.Ongoing() -> UNFINISHED;
            case Status.Checkmate(var winner) -> ended(won(winner), Termination.CHECKMATE);
            case Status.Stalemate() -> ended(Result.DRAW, Termination.STALEMATE);
            case Status.Drawn(var reason) -> ended(Result.DRAW, termination(reason));
        };
    }

    private static Termination termination(DrawReason reason) {
        return switch (reason) {
            case DEAD_POSITION -> Termination.DEAD_POSITION;
            case FIVEFOLD -> Termination.FIVEFOLD;
            case THREEFOLD -> Termination.THREEFOLD_CLAIM;
            case SEVENTY_FIVE -> Termination.SEVENTY_FIVE;
            case FIFTY -> Termination.FIFTY_CLAIM;
        };
    }

    private static Result won(Side side) {
        return side == Side.WHITE ? Result.WHITE_WINS : Result.BLACK_WINS;
    }

    private static ExpectedEnd ended(Result result, Termination termination) {
        return new ExpectedEnd("ended", result.text(), termination.word());
    }
}
