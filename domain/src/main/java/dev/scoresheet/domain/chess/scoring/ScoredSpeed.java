package dev.scoresheet.domain.chess.scoring;

import dev.scoresheet.domain.chess.clock.Speed;

/// State of an instance of the process [Scoring]: its speed, and nothing else. The books hold all that was scored.
public record ScoredSpeed(Speed speed) {}
