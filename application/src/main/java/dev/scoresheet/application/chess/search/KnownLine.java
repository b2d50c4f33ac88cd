package dev.scoresheet.application.chess.search;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.opening.Opening;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// First moves of a running game, whose positions the table of openings may know. They are stored because moves can
/// be taken back, and the opening changes with them.
///
/// @param moves the moves in UCI
public record KnownLine(List<String> moves) {

    static final KnownLine EMPTY = new KnownLine(List.of());

    public KnownLine {
        moves = List.copyOf(moves);
    }

    Position position() {
        var position = Position.initial();
        for (var move : moves) {
            position = position.play(Uci.recorded(move, position));
        }
        return position;
    }

    KnownLine and(String move) {
        var longer = new ArrayList<>(moves);
        longer.add(move);
        return new KnownLine(longer);
    }

    KnownLine through(int plies) {
        return new KnownLine(moves.subList(0, Math.min(plies, moves.size())));
    }

    Optional<Opening> opening(OpeningBook book) {
        return book.of(moves);
    }
}
