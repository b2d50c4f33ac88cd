package dev.scoresheet.domain.chess.scoring;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.clock.Speed;
import java.time.Instant;
import java.util.UUID;

/// Command that rates a game for both players. No client sends it.
public record ScoreGame(UUID game, BySide<PlayerId> players, Speed speed, Result result, Instant endedAt) {}
