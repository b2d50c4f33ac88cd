package dev.scoresheet.adapters.cli.kernel;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Printer of one progress line every two seconds: number done and total, rate per second, and remaining time.
/// Thread-safe.
public final class ProgressPrinter {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final String what;
    private final OptionalLong total;
    private final Consumer<String> lines;
    private final LongSupplier nanos;
    private final long began;
    private long shown;

    ProgressPrinter(String what, OptionalLong total, Consumer<String> lines, LongSupplier nanos) {
        this.what = what;
        this.total = total;
        this.lines = lines;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.shown = began;
    }

    public synchronized void at(long done) {
        var now = nanos.getAsLong();
        if (now - shown >= EVERY.toNanos()) {
            shown = now;
            lines.accept(line(done, now));
        }
    }

    /// Prints the last line.
    public synchronized void end(long done) {
        lines.accept(line(done, nanos.getAsLong()));
    }

    private String line(long done, long now) {
        var seconds = Math.max((now - began) / 1e9, 1e-3);
        var rate = done / seconds;
        var of = total.isPresent() ? " of %,d".formatted(total.getAsLong()) : "";
        var left = total.isPresent() && rate > 0 && total.getAsLong() > done
                ? ", %s left".formatted(readable((total.getAsLong() - done) / rate))
                : ", %s".formatted(readable(seconds));
        return String.format(Locale.ROOT, "%s: %,d%s (%,.0f/s%s)", what, done, of, rate, left);
    }

    private static String readable(double seconds) {
        var whole = Math.round(seconds);
        return whole < 120 ? whole + " s" : "%d min %d s".formatted(whole / 60, whole % 60);
    }
}
