package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.archive.ArchiveRejection.AmbiguousMove;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.IllegalMove;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.notation.MoveParser;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.San;
import java.util.List;

/// Replay of a game's moves in order, up to the first one that is not legal.
sealed interface Replay {

    record Played(GameLine line) implements Replay {}

    record Refused(ArchiveRejection rejection) implements Replay {}

    static Replay of(List<String> moves, Position start) {
        var line = GameLine.start(start);
        for (var move : moves) {
            var position = line.position();
            switch (read(move, position)) {
                case MoveReading.Read(var legal) -> line = line.play(legal);
                case MoveReading.Ambiguous(var _, var candidates) -> {
                    return new Refused(new AmbiguousMove(
                            line.ply() + 1,
                            move,
                            candidates.size(),
                            position.legalMoves().size()));
                }
                case MoveReading.Illegal _, MoveReading.Unreadable _ -> {
                    return new Refused(new IllegalMove(
                            line.ply() + 1, move, position.legalMoves().size()));
                }
            }
        }
        return new Played(line);
    }

    /// Reads a move. A promotion without a piece is refused, though in UCI it makes a queen: it is no record of a move.
    private static MoveReading read(String move, Position position) {
        var reading = MoveParser.read(move, position);
        return reading instanceof MoveReading.Read(Move.Promotion _) ? San.read(move, position) : reading;
    }
}
