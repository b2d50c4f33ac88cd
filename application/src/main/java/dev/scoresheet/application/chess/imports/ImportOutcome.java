package dev.scoresheet.application.chess.imports;

import dev.scoresheet.domain.chess.archive.ArchiveRejection;
import java.util.UUID;

/// What became of one game of a file.
public sealed interface ImportOutcome {

    /// It is in the archive now.
    record Archived(UUID game) implements ImportOutcome {}

    /// It was there before.
    record AlreadyThere(UUID game) implements ImportOutcome {}

    /// Nobody made a move: there is nothing to keep, and nothing wrong with the file.
    record WithoutMoves() implements ImportOutcome {}

    record Refused(ArchiveRejection rejection) implements ImportOutcome {}
}
