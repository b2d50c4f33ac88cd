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

/// What can happen in a game. Positions are FEN and moves are UCI, both as the game's variant writes them.
///
/// What ends by itself has no event: an offer ends with the opponent's move, a proposal of a takeback with any move,
/// both with a takeback. Nor have whose turn it is, the board, or what may be claimed: they follow.
public sealed interface GameEvent extends ChessEvent {

    /// @param start Shredder-FEN makes it a game of Chess960
    record GameStarted(
            PlayerId white,
            PlayerId black,
            TimeControl timeControl,
            boolean rated,
            String start,
            GameSource source,
            Ruleset ruleset,
            StartedAt startedAt)
            implements GameEvent {

        public PlayerId player(Side side) {
            return switch (side) {
                case WHITE -> white;
                case BLACK -> black;
            };
        }
    }

    /// @param ply the number of the half-move on the line as it stands, from 1
    /// @param at from here on the opponent's clock runs
    record MovePlayed(int ply, String uci, MoveTime time, Instant at) implements GameEvent {}

    /// @param ply how many half-moves had been played
    record DrawOffered(Side by, int ply) implements GameEvent {}

    record DrawDeclined() implements GameEvent {}

    record DrawOfferCanceled() implements GameEvent {}

    record TakebackProposed(Side by) implements GameEvent {}

    record TakebackDeclined() implements GameEvent {}

    record TakebackProposalCanceled() implements GameEvent {}

    /// The last half-moves are undone, and with them the counts of repetitions and the half-move clock. Time is not:
    /// what was used stays used.
    ///
    /// @param clocks what they showed then
    /// @param at from here on the clock of the side that is now to move runs
    record MovesTakenBack(int count, ClockTimes clocks, Instant at) implements GameEvent {}

    record TimeGiven(Side to, Duration time, Side by) implements GameEvent {}

    /// The last event of every game. It carries everything that readers of an ended game need, so that none of them
    /// has to find out what was before.
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
