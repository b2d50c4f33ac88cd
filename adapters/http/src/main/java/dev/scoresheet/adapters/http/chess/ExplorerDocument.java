package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.application.chess.explorer.MoveTally;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.opening.Opening;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Position of the explorer on the wire. The totals are the sums over the moves; the move played most often is first.
record ExplorerDocument(
        String fen, Optional<String> opening, long white, long draws, long black, List<PlayedMove> moves) {

    record PlayedMove(String uci, String san, long white, long draws, long black, Optional<Long> meanRating) {}

    static ExplorerDocument of(Position position, Optional<Opening> opening, Map<String, MoveTally> played) {
        var moves = played.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, MoveTally>>comparingLong(
                                move -> -move.getValue().games())
                        .thenComparing(Map.Entry::getKey))
                .map(move -> move(position, move.getKey(), move.getValue()))
                .toList();
        return new ExplorerDocument(
                Fen.write(position, Variant.STANDARD),
                opening.map(Opening::name),
                moves.stream().mapToLong(PlayedMove::white).sum(),
                moves.stream().mapToLong(PlayedMove::draws).sum(),
                moves.stream().mapToLong(PlayedMove::black).sum(),
                moves);
    }

    private static PlayedMove move(Position position, String uci, MoveTally tally) {
        return new PlayedMove(
                uci,
                San.write(Uci.recorded(uci, position), position),
                tally.white(),
                tally.draws(),
                tally.black(),
                meanRating(tally));
    }

    /// Rounds halves up.
    private static Optional<Long> meanRating(MoveTally tally) {
        return tally.rated() == 0
                ? Optional.empty()
                : Optional.of((2 * tally.ratings() + tally.rated()) / (2 * tally.rated()));
    }
}
