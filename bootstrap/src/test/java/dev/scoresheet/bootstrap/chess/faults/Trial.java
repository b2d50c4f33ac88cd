package dev.scoresheet.bootstrap.chess.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Does faults to a server, one after the other, while clients write, and judges what became of their writes.
final class Trial {

    /// Longest time from the end of a fault until writes are acknowledged and views are level.
    static final Duration BOUND = Duration.ofSeconds(30);

    /// A fault that hinders writes does so for as long as this at least.
    private static final Duration HINDERED = Duration.ofSeconds(1);

    /// Longer than this without an acknowledgement, and health has to complain until the next.
    private static final Duration TOLERATED = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int WARM = 20;

    private final Victim victim;
    private final Map<Write, Long> acknowledged = new HashMap<>();
    private final Set<Write> open = new HashSet<>();

    Trial(Victim victim) {
        this.victim = victim;
    }

    Outcome of(Fault fault) throws Exception {
        var failures = new ArrayList<String>();
        var writing = new Writing(victim.api());
        try (var health = new Health(victim.operations())) {
            var start = System.nanoTime();
            if (!reached(PATIENCE, () -> writing.acknowledged().size() >= WARM && health.level(1, start))) {
                throw new AssertionError("not well before the fault: " + health.words(start, System.nanoTime()) + " "
                        + writing.refusals() + writing.failure());
            }
            var begun = System.nanoTime();
            var end = fault.beginning().begin(victim);
            try {
                Thread.sleep(fault.lasts());
            } finally {
                end.end();
            }
            var over = System.nanoTime();

            reached(PATIENCE, () -> writing.firstAfter(over).isPresent());
            var writes = writing.firstAfter(over).map(moment -> Duration.ofNanos(moment - over));
            var position = writing.written();
            var views = reached(PATIENCE, () -> health.level(position, over))
                    ? Optional.of(Duration.ofNanos(System.nanoTime() - over))
                    : Optional.<Duration>empty();
            if (!writing.end(BOUND)) {
                failures.add("not acknowledged to the end: " + writing.open());
            }

            writing.failure().ifPresent(failed -> failures.add("a client ended: " + failed.getMessage()));
            late("writes", writes).ifPresent(failures::add);
            late("views", views).ifPresent(failures::add);
            var silence = writing.longestSilence(begun, over);
            var silent = silence.duration();
            if (fault.hindering() && silent.compareTo(HINDERED) < 0) {
                failures.add("writes went on, so the fault was none");
            }
            if (silent.compareTo(TOLERATED) > 0
                    && !health.complained(silence.from() + TOLERATED.toNanos(), silence.to())) {
                failures.add("no write for " + silent.toMillis() + " ms, and health did not say so all along");
            }
            acknowledged.putAll(writing.acknowledged());
            open.addAll(writing.open());
            var tally = tally(failures);
            var said = health.words(begun, over);
            var refusals = writing.refusals().stream().sorted().toList();
            return new Outcome(
                    fault.name(),
                    Duration.ofNanos(over - begun),
                    silent,
                    writes,
                    views,
                    said,
                    refusals,
                    tally,
                    failures);
        } finally {
            writing.end(Duration.ZERO);
        }
    }

    /// A log that cannot be read holds nothing.
    private Tally tally(List<String> failures) throws InterruptedException {
        try {
            var tally = Tally.of(acknowledged, open, victim.log());
            failures.addAll(tally.findings());
            return tally;
        } catch (IOException unreadable) {
            failures.add(String.valueOf(unreadable.getMessage()));
            return Tally.of(acknowledged, open, List.of());
        }
    }

    private static Optional<String> late(String what, Optional<Duration> after) {
        return after.filter(time -> time.compareTo(BOUND) <= 0).isPresent()
                ? Optional.empty()
                : Optional.of(what + " did not go on within " + BOUND.toSeconds() + " s");
    }

    private static boolean reached(Duration patience, BooleanSupplier condition) throws InterruptedException {
        for (var giveUp = System.nanoTime() + patience.toNanos(); !condition.getAsBoolean(); Thread.sleep(20)) {
            if (System.nanoTime() > giveUp) {
                return false;
            }
        }
        return true;
    }
}
