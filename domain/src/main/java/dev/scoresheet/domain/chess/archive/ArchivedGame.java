package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;

/// State of a game of the archive, folded from its stream.
public sealed interface ArchivedGame {

    record NotArchived() implements ArchivedGame {}

    record Archived(GameImported game) implements ArchivedGame {}
}
