package dev.scoresheet.application.chess.explorer;

import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;

/// One move of one game, as the explorer counts it.
record Contribution(Result result, Rating mover) {}
