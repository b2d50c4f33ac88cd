package dev.scoresheet.domain.chess;

import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.game.GameEvent;

/// Union of the event families of all chess aggregates.
public sealed interface ChessEvent permits ChallengeEvent, GameEvent, ArchiveEvent {}
