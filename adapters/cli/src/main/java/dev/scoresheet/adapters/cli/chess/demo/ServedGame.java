package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.board.Board;
import dev.scoresheet.domain.chess.board.Piece;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Game as the server shows it.
record ServedGame(JsonNode game) {

    String id() {
        return game.path("id").asString("");
    }

    boolean isEnded() {
        return game.path("status").asString("").equals("ended");
    }

    String termination() {
        return game.path("termination").asString("");
    }

    int ply() {
        return game.path("ply").asInt();
    }

    Side turn() {
        return game.path("turn").asString("").equals(word(Side.WHITE)) ? Side.WHITE : Side.BLACK;
    }

    /// Returns the id of a player.
    String player(Side side) {
        return game.path("players").path(word(side)).path("id").asString("");
    }

    List<String> moves() {
        return game.path("moves").valueStream().map(JsonNode::asString).toList();
    }

    /// Returns the time on a clock.
    Duration clock(Side side) {
        return Duration.ofMillis(game.path("clocks").path(word(side) + "Millis").asLong());
    }

    Duration initialTime() {
        return Duration.ofSeconds(
                game.path("timeControl").path("initialSeconds").asLong());
    }

    boolean hasDrawOffer(Side by) {
        return game.path("drawOfferedBy").asString("").equals(word(by));
    }

    boolean hasTakebackProposal(Side by) {
        return game.path("takebackProposedBy").asString("").equals(word(by));
    }

    boolean canClaimDraw() {
        return !game.path("claims").isEmpty();
    }

    Position position() {
        return switch (Fen.recorded(game.path("fen").asString(""))) {
            case FenReading.Read(var position) -> position;
            case FenReading.FenProblem problem -> throw new IllegalStateException("the server's FEN: " + problem);
        };
    }

    /// Returns the lead of a side in pawns.
    int lead(Side side) {
        var board = position().board();
        return material(board, side) - material(board, side.opponent());
    }

    static int worth(Piece piece) {
        return switch (piece) {
            case PAWN -> 1;
            case KNIGHT, BISHOP -> 3;
            case ROOK -> 5;
            case QUEEN -> 9;
            case KING -> 0;
        };
    }

    private static int material(Board board, Side side) {
        var sum = 0;
        for (var piece : Piece.values()) {
            sum += Long.bitCount(board.of(side, piece)) * worth(piece);
        }
        return sum;
    }

    private static String word(Side side) {
        return side == Side.WHITE ? "white" : "black";
    }
}
