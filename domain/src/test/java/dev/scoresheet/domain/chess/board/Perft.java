package dev.scoresheet.domain.chess.board;

import dev.scoresheet.domain.chess.notation.Uci;
import java.util.Map;
import java.util.TreeMap;

/// Counter of the leaves in the tree of legal moves. It makes every position of the tree, the leaves included.
public final class Perft {

    private Perft() {}

    public static long count(Position position, int depth) {
        if (depth == 0) {
            return 1;
        }
        var leaves = 0L;
        for (var move : position.legalMoves()) {
            leaves += count(position.play(move), depth - 1);
        }
        return leaves;
    }

    /// Counts the leaves below each move, in UCI with castling as the king taking its rook.
    public static Map<String, Long> divide(Position position, int depth) {
        var counts = new TreeMap<String, Long>();
        for (var move : position.legalMoves()) {
            counts.put(Uci.write(move, Variant.CHESS960), count(position.play(move), depth - 1));
        }
        return counts;
    }
}
