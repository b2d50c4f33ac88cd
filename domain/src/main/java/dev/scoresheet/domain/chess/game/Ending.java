package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.DrawReason;
import dev.scoresheet.domain.chess.board.Material;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.Uci;
import java.time.Instant;

/// Result of a game and its reason.
record Ending(Result result, Termination termination) {

    /// Returns the ending that the board gives. Throws for a game that is not over.
    static Ending onTheBoard(Status status) {
        return switch (status) {
            case Status.Checkmate(var winner) -> new Ending(winOf(winner), Termination.CHECKMATE);
            case Status.Stalemate _ -> draw(Termination.STALEMATE);
            case Status.Drawn(var reason) -> draw(termination(reason));
            case Status.Ongoing _ -> throw new IllegalStateException("a game that has not ended has no ending");
        };
    }

    /// Returns the ending of a game in which the time of the side to move is over.
    static Ending outOfTime(InProgress game) {
        return game.bothHaveMoved() ? byFlag(game) : new Ending(Result.UNFINISHED, Termination.NO_START);
    }

    /// Returns the loss on time of the side to move. It is a draw if the opponent cannot mate by any legal moves (FIDE
    /// Laws 6.9). It is also a draw if the opponent has a draw offer open.
    private static Ending byFlag(InProgress game) {
        var winner = game.turn().opponent();
        return game.drawOffer().isBy(winner)
                        || Material.cannotMate(winner, game.line().position().board())
                ? draw(Termination.FLAG_DEAD)
                : new Ending(winOf(winner), Termination.FLAG);
    }

    static Ending resignationOf(Side side) {
        return new Ending(winOf(side.opponent()), Termination.RESIGNATION);
    }

    static Ending draw(Termination termination) {
        return new Ending(Result.DRAW, termination);
    }

    static Ending aborted() {
        return new Ending(Result.UNFINISHED, Termination.ABORTED);
    }

    GameEnded of(InProgress game, EndedBy by, Instant at) {
        var started = game.started();
        var line = game.line();
        var variant = game.variant();
        return new GameEnded(
                new BySide<>(started.white(), started.black()),
                BySide.both(Rating.UNKNOWN),
                started.timeControl(),
                started.rated(),
                started.start(),
                started.source(),
                started.ruleset(),
                line.moves().stream().map(move -> Uci.write(move, variant)).toList(),
                result,
                termination,
                by,
                line.ply(),
                Fen.write(line.position(), variant),
                game.clock().times(at),
                started.startedAt(),
                game.clock().stamp(at));
    }

    private static Result winOf(Side side) {
        return switch (side) {
            case WHITE -> Result.WHITE_WINS;
            case BLACK -> Result.BLACK_WINS;
        };
    }

    private static Termination termination(DrawReason reason) {
        return switch (reason) {
            case DEAD_POSITION -> Termination.DEAD_POSITION;
            case FIVEFOLD -> Termination.FIVEFOLD;
            case SEVENTY_FIVE -> Termination.SEVENTY_FIVE;
            // No ruleset of this server draws at three repetitions or fifty moves without a claim.
            case THREEFOLD, FIFTY ->
                throw new IllegalStateException("no rule of this server draws a game automatically for " + reason);
        };
    }
}
