package dev.scoresheet.application.chess.explorer;

import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;

/// Contribution of one move of one game to the explorer.
record Contribution(Result result, Rating mover) {}
