package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Material;
import dev.scoresheet.domain.chess.board.PositionKey;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Facts of a table on the end of a game, in the columns of the test data's oracle.
///
/// @param end `checkmate`, `stalemate`, `insufficient` or `-`
/// @param insufficientSide side without mating material: `w`, `b`, `wb` or `-`
record OracleRow(
        int plies,
        String fen,
        boolean check,
        String end,
        String insufficientSide,
        int repetitionsOfFinal,
        int maxRepetition,
        int maxHalfMoveClock,
        int legalMoves) {

    static final String NO_END = "-";

    private static final Pattern SHREDDER = Pattern.compile(" [wb] [A-Ha-h]+ ");

    /// Computes the row by this program's rules.
    static OracleRow of(GameLine line, Variant variant) {
        var last = line.position();
        var legal = last.legalMoves().size();
        var occurrences = new HashMap<PositionKey, Integer>();
        var greatestClock = 0;
        for (var ply = line; ; ply = ply.takeBack(1)) {
            occurrences.merge(ply.position().key(), 1, Integer::sum);
            greatestClock = Math.max(greatestClock, ply.position().halfMoveClock());
            if (ply.ply() == 0) {
                break;
            }
        }
        return new OracleRow(
                line.ply(),
                Fen.write(last, variant),
                last.isCheck(),
                end(line, legal),
                insufficientSide(line),
                occurrences.getOrDefault(last.key(), 0),
                occurrences.values().stream().mapToInt(Integer::intValue).max().orElse(1),
                greatestClock,
                legal);
    }

    /// Returns the same row with the castling letters of this variant. A table may write Shredder letters where the
    /// start of the game does not need them.
    OracleRow writtenFor(Variant variant) {
        return Fen.recorded(fen) instanceof FenReading.Read(var position)
                        && SHREDDER.matcher(fen).find()
                ? new OracleRow(
                        plies,
                        Fen.write(position, variant),
                        check,
                        end,
                        insufficientSide,
                        repetitionsOfFinal,
                        maxRepetition,
                        maxHalfMoveClock,
                        legalMoves)
                : this;
    }

    /// Returns the differences, one line for each column; empty if all agree.
    List<String> differences(OracleRow actual) {
        var differences = new ArrayList<String>();
        compare("plies", plies, actual.plies, differences);
        compare("FEN", fen, actual.fen, differences);
        compare("check", check, actual.check, differences);
        compare("end", end, actual.end, differences);
        compare("side without mating material", insufficientSide, actual.insufficientSide, differences);
        compare("repetitions of the last position", repetitionsOfFinal, actual.repetitionsOfFinal, differences);
        compare("greatest repetition", maxRepetition, actual.maxRepetition, differences);
        compare("greatest half-move clock", maxHalfMoveClock, actual.maxHalfMoveClock, differences);
        compare("legal moves", legalMoves, actual.legalMoves, differences);
        return differences;
    }

    static void compare(String what, Object expected, Object actual, List<String> differences) {
        if (!expected.equals(actual)) {
            differences.add(what + ": expected " + expected + ", is " + actual);
        }
    }

    private static String end(GameLine line, int legal) {
        if (legal == 0) {
            return line.position().isCheck() ? "checkmate" : "stalemate";
        }
        return Material.isDead(line.position().board()) ? "insufficient" : NO_END;
    }

    private static String insufficientSide(GameLine line) {
        var board = line.position().board();
        var sides = (Material.cannotMate(Side.WHITE, board) ? "w" : "")
                + (Material.cannotMate(Side.BLACK, board) ? "b" : "");
        return sides.isEmpty() ? NO_END : sides;
    }
}
