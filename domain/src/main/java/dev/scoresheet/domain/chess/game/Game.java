package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Claim;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.clock.ChessClock;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// State of a game, folded from its stream.
public sealed interface Game {

    record NotStarted() implements Game {}

    /// Game that has begun; it still runs or has ended.
    sealed interface Started extends Game {

        GameStarted started();

        /// Returns the moves that are in force, without those taken back.
        GameLine line();

        /// Returns the variant, which fixes the notation of moves and positions for the whole game.
        default Variant variant() {
            return line().start().isCastlingUnusual() ? Variant.CHESS960 : Variant.STANDARD;
        }

        default Optional<Side> sideOf(PlayerId player) {
            return player.equals(started().white())
                    ? Optional.of(Side.WHITE)
                    : player.equals(started().black()) ? Optional.of(Side.BLACK) : Optional.empty();
        }
    }

    record InProgress(GameStarted started, GameLine line, ChessClock clock, DrawOffers drawOffers, Proposal takeback)
            implements Started {

        public Side turn() {
            return line.position().turn();
        }

        public Proposal drawOffer() {
            return drawOffers.open();
        }

        public Set<Claim> claims() {
            return line.claims(started.ruleset().policy());
        }

        /// True once each side has made its first move. Before that no clock runs, and a player can abort but not
        /// resign.
        boolean bothHaveMoved() {
            return gameClock().bothHaveMoved();
        }

        GameClock gameClock() {
            return new GameClock(clock, turn(), line.ply(), started.source().limitsFirstMoves());
        }

        InProgress with(DrawOffers offers) {
            return new InProgress(started, line, clock, offers, takeback);
        }

        InProgress with(Proposal takeback) {
            return new InProgress(started, line, clock, drawOffers, takeback);
        }

        InProgress with(ChessClock clock) {
            return new InProgress(started, line, clock, drawOffers, takeback);
        }
    }

    record Ended(
            GameStarted started,
            GameLine line,
            ClockTimes clocks,
            Result result,
            Termination termination,
            Instant endedAt)
            implements Started {}
}
