package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Command to a game. `at` is the time of the store, read once, when the request arrived.
public sealed interface GameCommand {

    UUID game();

    Instant at();

    record StartGame(
            UUID game,
            PlayerId white,
            PlayerId black,
            TimeControl timeControl,
            boolean rated,
            Position start,
            GameSource source,
            Ruleset ruleset,
            Instant at)
            implements GameCommand {

        public StartGame {
            if (white.equals(black)) {
                throw new IllegalArgumentException("white and black must be different players, not both " + white);
            }
        }
    }

    /// Command that only a player of the game may send.
    sealed interface OfPlayer extends GameCommand {

        PlayerId by();
    }

    /// @param ply number of the half-move from 1; it reveals a late or repeated request
    /// @param move UCI or SAN, as the client wrote it
    record PlayMove(UUID game, PlayerId by, int ply, String move, Instant at) implements OfPlayer {}

    record Resign(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    record OfferDraw(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    record WithdrawDraw(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    record AcceptDraw(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    record DeclineDraw(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    record ClaimDraw(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    record ProposeTakeback(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    record WithdrawTakeback(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    record AcceptTakeback(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    record DeclineTakeback(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    /// Gift of time to the opponent, as a courtesy.
    record GiveTime(UUID game, PlayerId by, Duration time, Instant at) implements OfPlayer {

        private static final Duration MOST = Duration.ofMinutes(10);

        public GiveTime {
            if (!time.isPositive() || time.compareTo(MOST) > 0) {
                throw new IllegalArgumentException(
                        "a gift is 1 to " + MOST.toSeconds() + " seconds, not " + time.toSeconds());
            }
        }
    }

    record AbortGame(UUID game, PlayerId by, Instant at) implements OfPlayer {}

    /// Request to check if the side to move has run out of time. No timer does this by itself.
    record CheckFlag(UUID game, PlayerId by, Instant at) implements OfPlayer {}
}
