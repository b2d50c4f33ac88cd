package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.UUID;

/// What may be asked of the archive.
public sealed interface ArchiveCommand {

    UUID game();

    /// Take in a game that was played elsewhere.
    ///
    /// @param game made from the game's text, so that the same game is the same stream
    /// @param players in place of the names in the text; one person may sit on both sides
    /// @param importedBy the door through which it came, in a word; not a person
    record ImportGame(UUID game, BySide<PlayerId> players, PgnGame text, String importedBy) implements ArchiveCommand {}
}
