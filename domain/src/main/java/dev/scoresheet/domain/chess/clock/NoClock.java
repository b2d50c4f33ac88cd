package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Clock of an untimed game.
public record NoClock() implements ChessClock {

    @Override
    public ClockTimes times(Instant at) {
        return ClockTimes.NONE;
    }

    @Override
    public ClockTimes recorded() {
        return ClockTimes.NONE;
    }

    @Override
    public boolean hasFallen(Instant at) {
        return false;
    }

    @Override
    public MoveTime measure(Side mover, Instant at, boolean endsTheGame) {
        return MoveTime.UNTIMED;
    }

    @Override
    public Instant stamp(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ChessClock afterMove(Side mover, MoveTime time) {
        return this;
    }

    @Override
    public ChessClock with(ClockTimes times) {
        return this;
    }

    @Override
    public ChessClock given(Side side, Duration time) {
        return this;
    }

    @Override
    public ChessClock running(Side side, Instant since) {
        return this;
    }

    @Override
    public ChessClock stopped() {
        return this;
    }
}
