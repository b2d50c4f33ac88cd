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

    /// Command that the clock of the game judges first: if the time of a player is over at its instant, the game ends.
    sealed interface Timed extends GameCommand {}

    /// Timed command with the downtime since the time of the side to move began. The server adds it, not the client.
    record AfterDowntime(Timed command, Duration downtime) implements GameCommand {

        public AfterDowntime {
            if (downtime.isNegative()) {
                throw new IllegalArgumentException("a downtime is not negative, but " + downtime);
            }
        }

        @Override
        public UUID game() {
            return command.game();
        }

        @Override
        public Instant at() {
            return command.at();
        }
    }

    /// Command that the server sends at a deadline of the game. No client can send it.
    sealed interface OfServer extends Timed {}

    /// End of a game whose side to move has no time left.
    record FallFlag(UUID game, Instant at) implements OfServer {}

    /// End of a game whose side to move has not made its first move in time.
    record ExpireFirstMove(UUID game, Instant at) implements OfServer {}

    /// Command that only a player of the game may send.
    sealed interface OfPlayer extends Timed {

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

    /// Request to check if the side to move has run out of time. The server also checks it, at the deadline.
    record CheckFlag(UUID game, PlayerId by, Instant at) implements OfPlayer {}
}
