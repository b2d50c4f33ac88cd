package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;

/// Player at a speed: key of a row of ratings.
public record RatedPlayer(PlayerId player, Speed speed) {}
