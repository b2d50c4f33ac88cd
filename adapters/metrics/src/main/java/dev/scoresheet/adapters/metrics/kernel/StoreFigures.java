package dev.scoresheet.adapters.metrics.kernel;

import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.Progress;
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
import java.util.stream.Stream;

/// Figures of the log and its read models, read from the store once for one answer.
///
/// @param partitions partitions of processes
/// @param lagSeconds seconds by checkpoint; none where no event is missing
record StoreFigures(
        long head, List<Generation> generations, List<PartitionStanding> partitions, Map<Long, Double> lagSeconds) {

    static StoreFigures ask(
            LongSupplier head,
            Supplier<List<Generation>> generations,
            Supplier<List<PartitionStanding>> partitions,
            LongFunction<Optional<Instant>> recorded,
            InstantSource clock) {
        var end = head.getAsLong();
        var all = generations.get();
        var steps = partitions.get();
        var checkpoints = Stream.concat(
                all.stream().filter(Generation::isFollowed).map(Generation::progress),
                steps.stream().map(PartitionStanding::progress));
        var lags = new HashMap<Long, Double>();
        checkpoints
                .map(Progress::position)
                .filter(position -> position < end)
                .distinct()
                .forEach(position ->
                        recorded.apply(position + 1).ifPresent(since -> lags.put(position, age(since, clock))));
        return new StoreFigures(end, all, steps, lags);
    }

    private static double age(Instant recorded, InstantSource clock) {
        return Math.max(0, Duration.between(recorded, clock.instant()).toMillis() / 1e3);
    }

    double lagEvents(Progress one) {
        return (double) Math.max(0, head - one.position());
    }

    double lagSeconds(Progress one) {
        return lagSeconds.getOrDefault(one.position(), 0.0);
    }
}
