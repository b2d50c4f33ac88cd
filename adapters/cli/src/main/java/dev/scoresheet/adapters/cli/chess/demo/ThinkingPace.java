package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Speed at which demo players answer.
enum ThinkingPace {
    /// Without thinking times, for games that only fill lists and ratings.
    QUICK {
        @Override
        Duration think(ServedGame game, Side side, RandomGenerator random) {
            return Duration.ZERO;
        }
    },
    /// Thinking times of a quick human: known openings are faster, and so is a player with little time.
    HUMAN {
        @Override
        Duration think(ServedGame game, Side side, RandomGenerator random) {
            var usual = Math.clamp(game.initialTime().toMillis() / USUAL_PART, LEAST_MILLIS, MOST_MILLIS);
            var millis = usual * (SPREAD_FROM + (SPREAD_TO - SPREAD_FROM) * random.nextDouble() * random.nextDouble());
            var known = game.ply() < OPENING ? millis / 2 : millis;
            return Duration.ofMillis((long) Math.min(known, game.clock(side).toMillis() / (double) CLOCK_PART));
        }
    };

    private static final int USUAL_PART = 80;
    private static final long LEAST_MILLIS = 600;
    private static final long MOST_MILLIS = 4000;
    private static final double SPREAD_FROM = 0.4;
    private static final double SPREAD_TO = 3;
    private static final int OPENING = 10;
    private static final int CLOCK_PART = 15;

    abstract Duration think(ServedGame game, Side side, RandomGenerator random);
}
