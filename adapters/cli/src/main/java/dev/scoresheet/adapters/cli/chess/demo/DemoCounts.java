package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.board.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Counters for the games that have ended. Thread-safe.
final class DemoCounts {

    private final Map<String, Long> endings = new HashMap<>();
    private final Cast cast;
    private long games;
    private long withVisitors;

    DemoCounts(Cast cast) {
        this.cast = cast;
    }

    synchronized void ended(ServedGame game) {
        games++;
        endings.merge(game.termination(), 1L, Long::sum);
        if (Stream.of(Side.values())
                .anyMatch(side -> cast.player(game.player(side)).isEmpty())) {
            withVisitors++;
        }
    }

    synchronized long games() {
        return games;
    }

    synchronized DemoReport report(double seconds, String moves) {
        return new DemoReport(games, withVisitors, endings, seconds, moves);
    }
}
