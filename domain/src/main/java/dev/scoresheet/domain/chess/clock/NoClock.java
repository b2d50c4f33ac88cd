package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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
    public Optional<Instant> deadline() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> runsSince() {
        return Optional.empty();
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
    public Duration owed(Duration downtime) {
        return Duration.ZERO;
    }

    @Override
    public ChessClock givenBack(Duration downtime) {
        return this;
    }

    @Override
    public ChessClock awaiting(Side side, Instant since) {
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
