package dev.scoresheet.adapters.cli.chess.imports;

import java.util.Locale;
import java.util.function.Consumer;

/// Printer of one progress line every two seconds: number of games, rate, and remaining time by the bytes that are
/// left.
final class ImportProgress implements ImportGames.Progress {

    private static final double EVERY_SECONDS = 2;

    private final Consumer<String> lines;
    private double shown = 0;

    ImportProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void show(ImportCounts counts, double part, double seconds) {
        if (seconds - shown < EVERY_SECONDS || part <= 0) {
            return;
        }
        shown = seconds;
        lines.accept(String.format(
                Locale.ROOT,
                "imported games: %,d (%.0f %%, %,.0f/s, %s left)",
                counts.games(),
                part * 100,
                counts.games() / seconds,
                readable(seconds / part - seconds)));
    }

    private static String readable(double seconds) {
        long whole = Math.max(Math.round(seconds), 0);
        return whole < 120 ? whole + " s" : "%d min %d s".formatted(whole / 60, whole % 60);
    }
}
