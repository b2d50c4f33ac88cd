package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import java.time.Instant;
import java.util.UUID;

/// Result of a game with a player's rating before and after it.
///
/// @param colour side of the player
/// @param deviation deviation after the game
/// @param at end of the game
/// @param position position of the result in the log
public record RatedResult(
        UUID game,
        PlayerId opponent,
        Side colour,
        Result result,
        Points before,
        Points after,
        Points deviation,
        Instant at,
        long position) {}
