package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Event of a game. Positions are FEN and moves are UCI, both in the notation of the game's variant.
///
/// Implied changes have no event: the opponent's move ends an offer, any move ends a takeback proposal, and a takeback
/// ends both. The side to move, the board and the possible claims follow from the moves.
public sealed interface GameEvent extends ChessEvent {

    /// Event that does not end the game.
    sealed interface OfRunningGame extends GameEvent {}

    /// Event that changes neither the moves nor the result.
    sealed interface BetweenMoves extends OfRunningGame {}

    /// @param start first position; Shredder-FEN makes it a game of Chess960
    record GameStarted(
            PlayerId white,
            PlayerId black,
            TimeControl timeControl,
            boolean rated,
            String start,
            GameSource source,
            Ruleset ruleset,
            StartedAt startedAt)
            implements OfRunningGame {

        public PlayerId player(Side side) {
            return switch (side) {
                case WHITE -> white;
                case BLACK -> black;
            };
        }
    }

    /// @param ply number of the half-move on the line in force, from 1
    /// @param at instant from which the opponent's clock runs
    record MovePlayed(int ply, String uci, MoveTime time, Instant at) implements OfRunningGame {}

    /// @param ply number of half-moves played before the offer
    record DrawOffered(Side by, int ply) implements BetweenMoves {}

    record DrawDeclined() implements BetweenMoves {}

    record DrawOfferCanceled() implements BetweenMoves {}

    record TakebackProposed(Side by) implements BetweenMoves {}

    record TakebackDeclined() implements BetweenMoves {}

    record TakebackProposalCanceled() implements BetweenMoves {}

    /// Takeback of the last half-moves, with their repetition counts and half-move clock. Used time stays used.
    ///
    /// @param clocks readings at the takeback
    /// @param at instant from which the clock of the side that is now to move runs
    record MovesTakenBack(int count, ClockTimes clocks, Instant at) implements OfRunningGame {}

    record TimeGiven(Side to, Duration time, TimeGiver by) implements BetweenMoves {}

    /// Last event of every game. It carries all that readers of an ended game need, so that they need no earlier event.
    record GameEnded(
            BySide<PlayerId> players,
            BySide<Rating> ratings,
            TimeControl timeControl,
            boolean rated,
            String start,
            GameSource source,
            Ruleset ruleset,
            List<String> moves,
            Result result,
            Termination termination,
            EndedBy by,
            int plies,
            String finalFen,
            ClockTimes clocks,
            StartedAt startedAt,
            Instant endedAt)
            implements GameEvent {

        public GameEnded {
            moves = List.copyOf(moves);
        }
    }
}
