package dev.scoresheet.adapters.cli.chess.play;

import static dev.scoresheet.adapters.cli.chess.play.OracleRow.compare;

import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Game as the server shows it after its last move, with a check for differences.
///
/// @param expected end that the players or the rules made
record ServerGame(GameScript script, JsonNode game, ExpectedEnd expected) {

    long events() {
        return game.path("version").asLong(0);
    }

    /// Returns the differences from the row; empty if all agree.
    ///
    /// Plies, FEN, check, end and legal moves come from the server's answer. The other columns are computed
    /// from the start and the moves in that answer.
    List<String> differences(OracleRow row) throws UnexpectedAnswer {
        var replayed = replayed();
        var worked = OracleRow.of(replayed, script.variant());
        var legal = legalMoves();
        var differences = new ArrayList<String>(row.differences(new OracleRow(
                game.path("ply").asInt(-1),
                game.path("fen").asString(""),
                game.path("check").asBoolean(false),
                boardEnd(),
                worked.insufficientSide(),
                worked.repetitionsOfFinal(),
                worked.maxRepetition(),
                worked.maxHalfMoveClock(),
                legal.size())));
        compare("moves", moves(script.line().at(script.lastPlayable())), texts("moves"), differences);
        compare("set of legal moves", legalMoves(replayed), legal, differences);
        var turn = replayed.position().turn() == Side.WHITE ? "white" : "black";
        compare("turn", turn, game.path("turn").asString(""), differences);
        compare("status", expected.status(), game.path("status").asString(""), differences);
        compare("result", expected.result(), game.path("result").asString(""), differences);
        compare("termination", expected.termination(), game.path("termination").asString(""), differences);
        return differences;
    }

    private GameLine replayed() throws UnexpectedAnswer {
        if (!(Fen.recorded(game.path("start").asString("")) instanceof FenReading.Read(var start))) {
            throw new UnexpectedAnswer("the server's start is no position: " + game.path("start"));
        }
        var line = GameLine.start(start);
        for (var text : texts("moves")) {
            if (!(Uci.read(text, line.position()) instanceof MoveReading.Read(var move))) {
                throw new UnexpectedAnswer(
                        "the server's move '" + text + "' is not legal as half-move " + (line.ply() + 1));
            }
            line = line.play(move);
        }
        return line;
    }

    /// Returns the end in the words of the table. Ends that do not follow from the board alone are none.
    private String boardEnd() {
        return switch (game.path("termination").asString("")) {
            case "checkmate" -> "checkmate";
            case "stalemate" -> "stalemate";
            case "dead-position" -> "insufficient";
            default -> OracleRow.NO_END;
        };
    }

    private List<String> moves(GameLine line) {
        return line.moves().stream()
                .map(move -> Uci.write(move, script.variant()))
                .toList();
    }

    private Set<String> legalMoves(GameLine line) {
        return line.position().legalMoves().stream()
                .map(move -> Uci.write(move, script.variant()))
                .collect(Collectors.toSet());
    }

    private Set<String> legalMoves() throws UnexpectedAnswer {
        var texts = texts("legalMoves");
        var different = Set.copyOf(texts);
        if (different.size() != texts.size()) {
            throw new UnexpectedAnswer("the server lists a legal move twice: " + texts);
        }
        return different;
    }

    private List<String> texts(String field) {
        return game.path(field).valueStream().map(text -> text.asString("")).toList();
    }
}
