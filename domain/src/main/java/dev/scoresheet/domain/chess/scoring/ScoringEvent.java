package dev.scoresheet.domain.chess.scoring;

import dev.scoresheet.domain.chess.ChessEvent;
import java.util.UUID;

/// Event of the process [Scoring] itself.
public sealed interface ScoringEvent extends ChessEvent {

    /// @param reason stored name of the rejection
    record GameNotScored(UUID game, String reason) implements ScoringEvent {}
}
