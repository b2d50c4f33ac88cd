package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.bootstrap.kernel.bench.measure.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Times of the reactions to the commands of clients. Thread-safe while games are added.
final class ReactionTimes {

    private final int perSecond;
    private final Latencies started = new Latencies();
    private final Latencies rated = new Latencies();
    private final List<String> problems = new ArrayList<>();

    /// @param perSecond games that began in a second
    ReactionTimes(int perSecond) {
        this.perSecond = perSecond;
    }

    /// @param nanos time from the answer to the acceptance until the answer that shows the game
    synchronized void started(long nanos) {
        started.add(nanos);
    }

    /// @param nanos time from the answer to the resignation until the answers that show both ratings
    synchronized void rated(long nanos) {
        rated.add(nanos);
    }

    synchronized void failed(String problem) {
        problems.add(problem);
    }

    int games() {
        return started.count();
    }

    List<String> problems() {
        return problems;
    }

    /// Answer with `--json`.
    record Document(
            int perSecond,
            int games,
            double startedP50Millis,
            double startedP99Millis,
            double ratedP50Millis,
            double ratedP99Millis,
            List<String> problems) {}

    Document document() {
        return new Document(
                perSecond,
                games(),
                started.millisAt(0.5),
                started.millisAt(0.99),
                rated.millisAt(0.5),
                rated.millisAt(0.99),
                problems);
    }

    String text() {
        var figures = document();
        return String.format(
                Locale.ROOT,
                """
                %,d games, %d begun in a second
                from the acceptance to the game: p50 %.1f ms, p99 %.1f ms
                from the end to both ratings:    p50 %.1f ms, p99 %.1f ms
                %s
                """,
                figures.games,
                figures.perSecond,
                figures.startedP50Millis,
                figures.startedP99Millis,
                figures.ratedP50Millis,
                figures.ratedP99Millis,
                problems.isEmpty()
                        ? "checked: every game began, and both players were rated"
                        : "WRONG: " + problems.size() + " games, such as " + problems.getFirst());
    }
}
