package dev.scoresheet.application.chess.imports;

import dev.scoresheet.domain.chess.archive.ArchiveRejection;
import java.util.UUID;

/// Outcome of the import of one game of a file.
public sealed interface ImportOutcome {

    /// The game was added to the archive.
    record Archived(UUID game) implements ImportOutcome {}

    /// The game was in the archive before.
    record AlreadyThere(UUID game) implements ImportOutcome {}

    /// The game has no moves: there is nothing to store, and the file is valid.
    record WithoutMoves() implements ImportOutcome {}

    record Refused(ArchiveRejection rejection) implements ImportOutcome {}
}
