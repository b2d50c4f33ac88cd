package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;

/// What a stream of the archive adds up to.
public sealed interface ArchivedGame {

    record NotArchived() implements ArchivedGame {}

    record Archived(GameImported game) implements ArchivedGame {}
}
