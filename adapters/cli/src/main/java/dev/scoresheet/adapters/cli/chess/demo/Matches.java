package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.clock.TimeControl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/// Rated games of the demo players among themselves. One player challenges, the other one accepts, and both play to the
/// end. Thread-safe.
final class Matches {

    private static final TimeControl.Fischer SHORT = new TimeControl.Fischer(60, 0);
    private static final TimeControl.Fischer USUAL = new TimeControl.Fischer(180, 2);

    /// Clocks of live games, in turn.
    private static final List<TimeControl.Fischer> LIVE = List.of(
            SHORT,
            USUAL,
            new TimeControl.Fischer(120, 1),
            USUAL,
            new TimeControl.Fischer(300, 3),
            new TimeControl.Fischer(600, 5));

    /// Half-move from which a player leaves the game. It happens in the games with the short clock.
    private static final int LEFT_AT = 12;

    private final AtomicInteger quick = new AtomicInteger();
    private final AtomicInteger live = new AtomicInteger();
    private final Venue venue;
    private final List<DemoPlayer> free;

    Matches(Venue venue) {
        this.venue = venue;
        this.free = new ArrayList<>(venue.cast().players());
    }

    /// Plays quick games until so many have begun. Each player meets each other one in turn.
    void playQuick(int games) throws InterruptedException {
        var others = venue.cast().players().size() - 1;
        for (var game = quick.getAndIncrement();
                game < games && !venue.stop().isGiven();
                game = quick.getAndIncrement()) {
            var white = venue.cast().at(game);
            var black = venue.cast().at(game + 1 + game / (others + 1) % others);
            meet(white, black, USUAL, ThinkingPace.QUICK, OptionalInt.empty());
        }
    }

    /// Plays live games, one after the other, until the demo stops. Each player plays one of them at a time.
    void playLive() throws InterruptedException {
        while (!venue.stop().isGiven()) {
            var clock = LIVE.get(live.getAndIncrement() % LIVE.size());
            var white = seat();
            var black = seat();
            try {
                meet(
                        white,
                        black,
                        clock,
                        ThinkingPace.HUMAN,
                        clock.equals(SHORT) ? OptionalInt.of(LEFT_AT) : OptionalInt.empty());
            } finally {
                leave(white, black);
            }
        }
    }

    private void meet(
            DemoPlayer white, DemoPlayer black, TimeControl.Fischer clock, ThinkingPace pace, OptionalInt leftAt)
            throws InterruptedException {
        var id = venue.client().challenge(white, Optional.of(black), "white", clock, true);
        venue.unfinished().began(id);
        if (venue.client().answer(id, black, "acceptance")) {
            venue.play(id, pace, leftAt);
        } else {
            venue.unfinished().ended(id);
        }
    }

    private synchronized DemoPlayer seat() {
        Collections.shuffle(free);
        return free.removeLast();
    }

    private synchronized void leave(DemoPlayer white, DemoPlayer black) {
        free.add(white);
        free.add(black);
    }
}
