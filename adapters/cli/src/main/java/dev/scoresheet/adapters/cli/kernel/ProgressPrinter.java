package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Printer of one progress line every two seconds: stage, number done and total, rate per second, and remaining time.
/// Thread-safe.
public final class ProgressPrinter implements ProgressListener {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Consumer<String> lines;
    private final LongSupplier nanos;
    private String stage = "";
    private long total;
    private long began;
    private long shown;

    ProgressPrinter(Consumer<String> lines, LongSupplier nanos) {
        this.lines = lines;
        this.nanos = nanos;
    }

    @Override
    public synchronized void at(String stage, long done, long of) {
        var now = nanos.getAsLong();
        if (!stage.equals(this.stage)) {
            this.stage = stage;
            began = now;
            shown = now;
        }
        total = of;
        if (now - shown >= EVERY.toNanos()) {
            shown = now;
            lines.accept(line(done, now));
        }
    }

    /// Prints the last line of the current stage. Prints nothing if no stage began.
    public synchronized void end(long done) {
        if (!stage.isEmpty()) {
            lines.accept(line(done, nanos.getAsLong()));
        }
    }

    private String line(long done, long now) {
        var seconds = Math.max((now - began) / 1e9, 1e-3);
        var rate = done / seconds;
        var of = total > 0 ? String.format(Locale.ROOT, " of %,d", total) : "";
        var time = total > done && rate > 0 ? readable((total - done) / rate) + " left" : readable(seconds);
        return String.format(Locale.ROOT, "%s: %,d%s (%,.0f/s, %s)", stage, done, of, rate, time);
    }

    private static String readable(double seconds) {
        var whole = Math.round(seconds);
        return whole < 120 ? whole + " s" : "%d min %d s".formatted(whole / 60, whole % 60);
    }
}
