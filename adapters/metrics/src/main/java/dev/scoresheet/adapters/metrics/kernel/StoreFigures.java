package dev.scoresheet.adapters.metrics.kernel;

import dev.scoresheet.application.kernel.projection.generation.Generation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Figures of the log and its read models, read from the store once for one answer.
///
/// @param lagSeconds seconds by generation; none where no event is missing
record StoreFigures(long head, List<Generation> generations, Map<Long, Double> lagSeconds) {

    static StoreFigures ask(
            LongSupplier head,
            Supplier<List<Generation>> generations,
            LongFunction<Optional<Instant>> recorded,
            InstantSource clock) {
        var end = head.getAsLong();
        var all = generations.get();
        var lags = new HashMap<Long, Double>();
        for (var one : all) {
            var position = one.progress().position();
            if (one.isFollowed() && position < end) {
                recorded.apply(position + 1).ifPresent(since -> lags.put(one.number(), age(since, clock)));
            }
        }
        return new StoreFigures(end, all, lags);
    }

    private static double age(Instant recorded, InstantSource clock) {
        return Math.max(0, Duration.between(recorded, clock.instant()).toMillis() / 1e3);
    }

    double lagEvents(Generation one) {
        return (double) Math.max(0, head - one.progress().position());
    }

    double lagSeconds(Generation one) {
        return lagSeconds.getOrDefault(one.number(), 0.0);
    }
}
