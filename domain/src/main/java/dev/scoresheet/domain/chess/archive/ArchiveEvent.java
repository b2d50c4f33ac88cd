package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.pgn.Tag;
import java.time.Duration;
import java.util.List;

/// What can happen to a game that was played elsewhere.
public sealed interface ArchiveEvent extends ChessEvent {

    /// A game came in whole. It carries everything that any reader of an ended game needs, and no person's name.
    record GameImported(
            PlayerId white,
            PlayerId black,
            Rating whiteRating,
            Rating blackRating,
            StatedTimeControl timeControl,
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
