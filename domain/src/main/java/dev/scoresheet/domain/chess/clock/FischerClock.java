package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Fischer clock: each move adds an increment.
public record FischerClock(TimeControl.Fischer control, BySide<Duration> remaining, RunningClock ticking)
        implements ChessClock {

    @Override
    public ClockTimes times(Instant at) {
        return new ClockTimes.Shown(remaining(Side.WHITE, at), remaining(Side.BLACK, at));
    }

    @Override
    public ClockTimes recorded() {
        return new ClockTimes.Shown(remaining.white(), remaining.black());
    }

    @Override
    public boolean hasFallen(Instant at) {
        return switch (ticking) {
            case RunningClock.Running(var side, var _) -> remaining(side, at).isZero();
            case RunningClock.Stopped _ -> false;
        };
    }

    @Override
    public MoveTime measure(Side mover, Instant at, boolean endsTheGame) {
        return switch (ticking) {
            case RunningClock.Running _ -> {
                var left = remaining(mover, at);
                yield new MoveTime.Measured(
                        remaining.of(mover).minus(left), endsTheGame ? left : left.plus(control.increment()));
            }
            case RunningClock.Stopped _ -> new MoveTime.Measured(Duration.ZERO, remaining.of(mover));
        };
    }

    @Override
    public Instant stamp(Instant at) {
        var stamp = at.truncatedTo(ChronoUnit.MILLIS);
        return ticking instanceof RunningClock.Running(var _, var since) && stamp.isBefore(since) ? since : stamp;
    }

    @Override
    public ChessClock afterMove(Side mover, MoveTime time) {
        return switch (time) {
            case MoveTime.Measured(var _, var left) -> new FischerClock(control, remaining.with(mover, left), ticking);
            case MoveTime.Untimed _ -> this;
        };
    }

    @Override
    public ChessClock with(ClockTimes times) {
        return switch (times) {
            case ClockTimes.Shown(var white, var black) ->
                new FischerClock(control, new BySide<>(white, black), ticking);
            case ClockTimes.None _ -> this;
        };
    }

    @Override
    public ChessClock given(Side side, Duration time) {
        return new FischerClock(control, remaining.with(side, remaining.of(side).plus(time)), ticking);
    }

    @Override
    public ChessClock running(Side side, Instant since) {
        return new FischerClock(control, remaining, new RunningClock.Running(side, since));
    }

    @Override
    public ChessClock stopped() {
        return new FischerClock(control, remaining, new RunningClock.Stopped());
    }

    private Duration remaining(Side side, Instant at) {
        if (ticking instanceof RunningClock.Running(var running, var since) && running == side) {
            var left = remaining.of(side).minus(Duration.between(since, stamp(at)));
            return left.isNegative() ? Duration.ZERO : left;
        }
        return remaining.of(side);
    }
}
