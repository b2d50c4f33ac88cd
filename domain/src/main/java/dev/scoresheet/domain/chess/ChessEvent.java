package dev.scoresheet.domain.chess;

import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.game.GameEvent;

/// Everything that can happen in chess: the union of the families of all aggregates.
public sealed interface ChessEvent permits GameEvent, ArchiveEvent {}
