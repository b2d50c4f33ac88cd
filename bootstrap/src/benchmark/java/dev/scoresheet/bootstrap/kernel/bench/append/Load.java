package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.bootstrap.kernel.bench.measure.Latencies;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Load of many callers at once, each in a closed loop, over twenty thousand streams.
///
/// @param keyed true if the callers give each append a key
/// @param stalePercent percentage of appends with a version that the stream does not have
public record Load(int callers, boolean keyed, int stalePercent, Duration warmUp, Duration measured, long seed) {

    private static final int STREAMS = 20_000;

    public record Result(
            long appended,
            long staleRefused,
            long staleMissed,
            long falselyRefused,
            double appendedPerSecond,
            Latencies latencies) {

        double millisAt(double share) {
            return latencies.millisAt(share);
        }
    }

    public Result run(Contender contender) throws SQLException, InterruptedException {
        var begin = System.nanoTime() + warmUp.toNanos();
        var end = begin + measured.toNanos();
        var results = new ArrayList<Caller.Counts>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Caller.Counts>>();
            for (var number = 0; number < callers; number++) {
                var caller = new Caller(number, STREAMS / callers, keyed, stalePercent, seed);
                running.add(threads.submit(() -> caller.run(contender, begin, end)));
            }
            for (var caller : running) {
                results.add(caller.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a caller failed: " + failed.getCause(), failed.getCause());
        }
        return summed(results);
    }

    private Result summed(List<Caller.Counts> all) {
        var latencies = new Latencies();
        all.forEach(one -> latencies.addAll(one.latencies));
        var appendedInTime = all.stream().mapToLong(one -> one.measuredAppended).sum();
        return new Result(
                all.stream().mapToLong(one -> one.appended).sum(),
                all.stream().mapToLong(one -> one.staleRefused).sum(),
                all.stream().mapToLong(one -> one.staleMissed).sum(),
                all.stream().mapToLong(one -> one.falselyRefused).sum(),
                appendedInTime / (measured.toNanos() / 1e9),
                latencies);
    }
}
