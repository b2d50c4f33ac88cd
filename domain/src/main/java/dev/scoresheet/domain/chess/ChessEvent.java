package dev.scoresheet.domain.chess;

import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.rating.RatingEvent;
import dev.scoresheet.domain.chess.scoring.ScoringEvent;

/// Union of the event families of all chess aggregates and processes.
public sealed interface ChessEvent permits ChallengeEvent, GameEvent, ArchiveEvent, RatingEvent, ScoringEvent {}
