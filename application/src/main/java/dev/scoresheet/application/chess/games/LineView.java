package dev.scoresheet.application.chess.games;

import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Line of moves and the position at its end; moves in UCI.
///
/// @param legalMoves legal moves, sorted
public record LineView(
        int ply,
        String fen,
        Side turn,
        boolean check,
        List<String> moves,
        List<String> legalMoves,
        Optional<String> lastMove) {

    public LineView {
        moves = List.copyOf(moves);
        legalMoves = List.copyOf(legalMoves);
    }

    /// Returns the line of a running game, or of the board alone, independent of the state of the game.
    static LineView open(GameLine line, Variant variant) {
        return of(line, variant, line.position().legalMoves());
    }

    /// Returns the line of a game that is over, without legal moves.
    static LineView closed(GameLine line, Variant variant) {
        return of(line, variant, List.of());
    }

    private static LineView of(GameLine line, Variant variant, Collection<Move> legalMoves) {
        var position = line.position();
        return new LineView(
                line.ply(),
                Fen.write(position, variant),
                position.turn(),
                position.isCheck(),
                line.moves().stream().map(move -> Uci.write(move, variant)).toList(),
                legalMoves.stream()
                        .map(move -> Uci.write(move, variant))
                        .sorted()
                        .toList(),
                line.lastMove().map(move -> Uci.write(move, variant)));
    }
}
