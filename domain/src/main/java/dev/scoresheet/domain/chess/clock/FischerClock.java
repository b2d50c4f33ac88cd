package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.RunningClock.Awaiting;
import dev.scoresheet.domain.chess.clock.RunningClock.Running;
import dev.scoresheet.domain.chess.clock.RunningClock.Stopped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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
    public Optional<Instant> deadline() {
        return switch (ticking) {
            case Running(var side, var since, var _) -> Optional.of(since.plus(remaining.of(side)));
            case Awaiting(var _, var since, var givenBack) ->
                Optional.of(since.plus(control.firstMoveWait()).plus(givenBack));
            case Stopped _ -> Optional.empty();
        };
    }

    @Override
    public Optional<Instant> runsSince() {
        return switch (ticking) {
            case Running(var _, var since, var _) -> Optional.of(since);
            case Awaiting(var _, var since, var _) -> Optional.of(since);
            case Stopped _ -> Optional.empty();
        };
    }

    @Override
    public MoveTime measure(Side mover, Instant at, boolean endsTheGame) {
        return switch (ticking) {
            case Running _ -> {
                var left = remaining(mover, at);
                yield new MoveTime.Measured(
                        remaining.of(mover).minus(left), endsTheGame ? left : left.plus(control.increment()));
            }
            case Awaiting _, Stopped _ -> new MoveTime.Measured(Duration.ZERO, remaining.of(mover));
        };
    }

    @Override
    public Instant stamp(Instant at) {
        var stamp = at.truncatedTo(ChronoUnit.MILLIS);
        return runsSince().filter(stamp::isBefore).orElse(stamp);
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
    public Duration owed(Duration downtime) {
        return switch (ticking) {
            case Running(var _, var _, var givenBack) -> less(downtime, givenBack);
            case Awaiting(var _, var _, var givenBack) -> less(downtime, givenBack);
            case Stopped _ -> Duration.ZERO;
        };
    }

    @Override
    public ChessClock givenBack(Duration downtime) {
        return switch (ticking) {
            case Running(var side, var since, var givenBack) ->
                new FischerClock(
                        control,
                        remaining.with(side, remaining.of(side).plus(downtime)),
                        new Running(side, since, givenBack.plus(downtime)));
            case Awaiting(var side, var since, var givenBack) ->
                new FischerClock(control, remaining, new Awaiting(side, since, givenBack.plus(downtime)));
            case Stopped _ -> this;
        };
    }

    @Override
    public ChessClock running(Side side, Instant since) {
        return new FischerClock(control, remaining, new Running(side, since, Duration.ZERO));
    }

    @Override
    public ChessClock awaiting(Side side, Instant since) {
        return new FischerClock(control, remaining, new Awaiting(side, since, Duration.ZERO));
    }

    @Override
    public ChessClock stopped() {
        return new FischerClock(control, remaining, new Stopped());
    }

    private static Duration less(Duration downtime, Duration givenBack) {
        return downtime.compareTo(givenBack) > 0 ? downtime.minus(givenBack) : Duration.ZERO;
    }

    private Duration remaining(Side side, Instant at) {
        if (ticking instanceof Running(var running, var since, var _) && running == side) {
            var left = remaining.of(side).minus(Duration.between(since, stamp(at)));
            return left.isNegative() ? Duration.ZERO : left;
        }
        return remaining.of(side);
    }
}
