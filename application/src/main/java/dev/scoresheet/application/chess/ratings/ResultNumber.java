package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;

/// Number of a result among all of a player's at a speed, from 1: key of a row of the history.
public record ResultNumber(PlayerId player, Speed speed, int number) {}
