package dev.scoresheet.adapters.cli.chess.demo;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Report on the games that ended while the demo ran. It is also the answer with `--json`.
///
/// @param withVisitors number of these games in which a visitor played
/// @param endings number of games by reason of their end
/// @param moves source of the moves
public record DemoReport(long games, long withVisitors, Map<String, Long> endings, double seconds, String moves) {

    public DemoReport {
        endings = new TreeMap<>(endings);
    }

    String text() {
        var reasons = endings.entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%s %,d", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%,d games ended in %.0f s, %,d of them with a visitor%s",
                games,
                seconds,
                withVisitors,
                reasons.isEmpty() ? "" : ": " + reasons);
    }
}
