package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Clock of a game: two times in whole milliseconds, of which at most one runs down. Time that runs backwards
/// counts as standing still.
///
/// No compensation for lag: the time at which the request reaches the server counts.
public sealed interface ChessClock permits FischerClock, NoClock {

    /// Creates a stopped clock with the first reading of the time control.
    static ChessClock of(TimeControl control) {
        return switch (control) {
            case TimeControl.Fischer fischer ->
                new FischerClock(fischer, BySide.both(fischer.atStart()), new RunningClock.Stopped());
            case TimeControl.Untimed _ -> new NoClock();
        };
    }

    /// Returns the times of both sides at an instant, never below zero.
    ClockTimes times(Instant at);

    /// Returns the times of both sides at the last recorded change.
    ClockTimes recorded();

    /// Returns the first instant at which the running side has no time left, or at which the wait for a first move is
    /// over. Empty if no time runs.
    Optional<Instant> deadline();

    /// True if the deadline has passed.
    default boolean isOver(Instant at) {
        return deadline().filter(end -> !stamp(at).isBefore(end)).isPresent();
    }

    /// Returns the instant from which time has run without a move. Empty if no time runs.
    Optional<Instant> runsSince();

    /// Measures the time that a move uses, and the time left after it. A stopped clock uses none and adds no increment.
    ///
    /// @param endsTheGame true if the move ends the game; it then gets no increment
    MoveTime measure(Side mover, Instant at, boolean endsTheGame);

    /// Returns this instant in the clock's resolution, but not before the running side's start.
    Instant stamp(Instant at);

    ChessClock afterMove(Side mover, MoveTime time);

    ChessClock with(ClockTimes times);

    ChessClock given(Side side, Duration time);

    /// Returns the part of a downtime since [#runsSince] that was not given back yet. Zero if no time runs.
    Duration owed(Duration downtime);

    /// Returns this clock after the server gave a downtime back to the side whose time runs.
    ChessClock givenBack(Duration downtime);

    ChessClock running(Side side, Instant since);

    /// Returns this clock, stopped, with a limited wait for the first move of a side.
    ChessClock awaiting(Side side, Instant since);

    ChessClock stopped();
}
