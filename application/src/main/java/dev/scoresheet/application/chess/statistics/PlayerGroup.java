package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.opening.Opening;
import java.util.Optional;

/// Group of a player's games with the same side, termination and opening. Coarser groups are sums of these.
public record PlayerGroup(PlayerId player, Side side, Termination termination, Optional<Opening> opening) {}
