package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.time.Instant;

/// The clock of a game: two times, of which at most one runs down. Whole milliseconds. Time that runs backwards, as it
/// may between two machines, is taken to stand still.
///
/// There is no compensation for lag: the server's time of arrival counts.
public sealed interface ChessClock permits FischerClock, NoClock {

    /// Stopped, with the time control's first reading.
    static ChessClock of(TimeControl control) {
        return switch (control) {
            case TimeControl.Fischer fischer ->
                new FischerClock(fischer, BySide.both(fischer.atStart()), new RunningClock.Stopped());
            case TimeControl.Untimed _ -> new NoClock();
        };
    }

    /// What both clocks show at an instant, never less than zero.
    ClockTimes times(Instant at);

    /// What both clocks showed when something last changed them.
    ClockTimes recorded();

    /// The time of the running side has run out.
    boolean hasFallen(Instant at);

    /// What a move of the running side takes and leaves. While the clock stands, it takes nothing and gains nothing.
    ///
    /// @param endsTheGame such a move gets no increment
    MoveTime measure(Side mover, Instant at, boolean endsTheGame);

    /// This instant in the clock's own resolution, and not before the side to move began.
    Instant stamp(Instant at);

    ChessClock afterMove(Side mover, MoveTime time);

    ChessClock with(ClockTimes times);

    ChessClock given(Side side, Duration time);

    ChessClock running(Side side, Instant since);

    ChessClock stopped();
}
