package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.UUID;

/// Command to the archive.
public sealed interface ArchiveCommand {

    UUID game();

    /// Import of a game that was played elsewhere.
    ///
    /// @param game id made from the game's text, so that the same game is the same stream
    /// @param players ids that replace the names in the text; one person may play both sides
    /// @param importedBy import channel, in one word; not a person
    record ImportGame(UUID game, BySide<PlayerId> players, PgnGame text, String importedBy) implements ArchiveCommand {}
}
