package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.adapters.cli.chess.play.HallServer.Fault;
import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.notation.Uci;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Game of the test server.
final class HallGame {

    private final JsonMapper json = JsonMapper.shared();
    private final String id;
    private final String white;
    private final Variant variant;
    private GameLine line;
    private long version = 1;
    private String result = "*";
    private String termination = "";
    private String offeredBy = "";

    HallGame(String id, JsonNode request) {
        this.id = id;
        white = request.path("white").asString();
        var start = request.has("start")
                ? ((FenReading.Read) Fen.parse(request.path("start").asString())).position()
                : Position.initial();
        line = GameLine.start(start);
        variant = start.isCastlingUnusual() ? Variant.CHESS960 : Variant.STANDARD;
    }

    synchronized ObjectNode answer() {
        return json.createObjectNode()
                .put("id", id)
                .put("version", version)
                .put("ply", line.ply())
                .put("status", status())
                .put("result", result)
                .put("termination", termination.isEmpty() ? null : termination);
    }

    /// Returns the slug of a refusal; empty if the command is done.
    synchronized String write(String command, String player, JsonNode body) {
        if (!termination.isEmpty()) {
            return "game-over";
        }
        var isWhite = player.equals(white);
        switch (command) {
            case "moves" -> {
                if (body.path("ply").asInt() != line.ply() + 1) {
                    return "stale-ply";
                }
                if (isWhite != (line.position().turn() == Side.WHITE)) {
                    return "not-your-turn";
                }
                var text = body.path("move").asString();
                var uci = Uci.read(text, line.position());
                var reading = uci instanceof MoveReading.Read ? uci : San.read(text, line.position());
                if (!(reading instanceof MoveReading.Read(var move))) {
                    return "illegal-move";
                }
                line = line.play(move);
                judge();
            }
            case "resignation" -> end(isWhite ? "0-1" : "1-0", "resignation");
            case "draw-offer" -> offeredBy = player;
            case "draw-acceptance" -> {
                if (offeredBy.isEmpty() || offeredBy.equals(player)) {
                    return "no-open-offer";
                }
                end("1/2-1/2", "agreement");
            }
            case "draw-claim" -> {
                var claims = line.claims(DrawPolicy.FIDE);
                if (claims.isEmpty()) {
                    return "claim-unfounded";
                }
                end("1/2-1/2", line.repetitions() >= 3 ? "threefold-claim" : "fifty-claim");
            }
            default -> throw new IllegalArgumentException(command);
        }
        version++;
        return "";
    }

    synchronized ObjectNode shown(int ply, Fault fault) {
        var at = line.at(ply);
        var shown = answer();
        var fen = Fen.write(at.position(), variant);
        shown.put("start", Fen.write(line.start(), variant));
        shown.put("fen", fault == Fault.WRONG_FEN ? fen.replaceFirst("\\d+$", "999") : fen);
        shown.put("turn", at.position().turn() == Side.WHITE ? "white" : "black");
        shown.put("check", at.position().isCheck());
        var moves = shown.putArray("moves");
        var shownLine = fault == Fault.LOSES_THE_LAST_MOVE ? line.at(line.ply() - 1) : line;
        shownLine.moves().forEach(move -> moves.add(Uci.write(move, variant)));
        var legal = shown.putArray("legalMoves");
        at.position().legalMoves().forEach(move -> legal.add(Uci.write(move, variant)));
        if (fault == Fault.STOPS_EARLY) {
            shown.put("status", "ended").put("termination", "flag");
        }
        return shown;
    }

    private String status() {
        return termination.isEmpty() ? "started" : "ended";
    }

    private void judge() {
        switch (line.status(DrawPolicy.FIDE)) {
            case Status.Ongoing() -> {}
            case Status.Checkmate(var winner) -> end(winner == Side.WHITE ? "1-0" : "0-1", "checkmate");
            case Status.Stalemate() -> end("1/2-1/2", "stalemate");
            case Status.Drawn(var reason) ->
                end(
                        "1/2-1/2",
                        switch (reason) {
                            case DEAD_POSITION -> "dead-position";
                            case FIVEFOLD -> "fivefold";
                            case SEVENTY_FIVE -> "seventy-five";
                            case THREEFOLD, FIFTY -> throw new AssertionError(reason);
                        });
        }
    }

    private void end(String how, String why) {
        result = how;
        termination = why;
        version++;
    }
}
