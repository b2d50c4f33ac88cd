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

/// What can happen to a game that was played elsewhere.
public sealed interface ArchiveEvent extends ChessEvent {

    /// A game came in whole. It carries everything that any reader of an ended game needs, and no person's
    /// name.
    ///
    /// @param ratings as the file states them
    /// @param start FEN of the first position, as this server writes it
    /// @param moves in UCI, as many as there are half-moves
    /// @param clocks what the player who moved had left after each half-move; empty unless known for all of
    ///     them
    /// @param finalFen FEN of the last position, as this server writes it
    /// @param tags as they were, in their order, without those that name people
    /// @param annotatedMovetext the movetext with its comments, variations and glyphs; empty where moves and
    ///     clocks say everything that it says
    /// @param importedBy the door through which it came
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
