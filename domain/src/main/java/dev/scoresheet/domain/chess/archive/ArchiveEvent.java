package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.pgn.Tag;
import java.time.Duration;
import java.util.List;

/// Event of a game that was played elsewhere.
public sealed interface ArchiveEvent extends ChessEvent {

    /// Import of a whole game. It carries all that readers of an ended game need, and no person's name.
    ///
    /// @param ratings ratings that the file states
    /// @param start FEN of the first position, as this server writes it
    /// @param moves moves in UCI, one for each half-move
    /// @param clocks time left to the mover after each half-move; empty unless known for all of them
    /// @param finalFen FEN of the last position, as this server writes it
    /// @param tags original tags in their order, without those that name people
    /// @param annotatedMovetext movetext with its comments, variations and glyphs; empty if moves and clocks
    ///     contain all of it
    /// @param importedBy import channel
    record GameImported(
            BySide<PlayerId> players,
            BySide<Rating> ratings,
            StatedTimeControl timeControl,
            Variant variant,
            String start,
            List<String> moves,
            List<Duration> clocks,
            Result result,
            Termination termination,
            int plies,
            String finalFen,
            List<Tag> tags,
            String annotatedMovetext,
            String importedBy)
            implements ArchiveEvent {

        public GameImported {
            moves = List.copyOf(moves);
            clocks = List.copyOf(clocks);
            tags = List.copyOf(tags);
        }
    }
}
