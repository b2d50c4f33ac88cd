package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import dev.scoresheet.bootstrap.kernel.bench.measure.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Load of callers in closed loops. Each caller has its own streams and lives through them one after another, with one
/// event per append.
public final class LivesLoad<E> {

    private final EventStore<E> store;
    private final List<CopiedLog.Life<E>> lives;
    private final int callers;
    private final boolean keyed;
    private final CountedSteps steps;

    /// @param appended number of all appends, including those not measured
    /// @param latencies latencies of the appends that were answered in the measured time
    public record Result(long appended, Latencies latencies) {
        public double millisAt(double share) {
            return latencies.millisAt(share);
        }
    }

    public LivesLoad(
            EventStore<E> store, List<CopiedLog.Life<E>> lives, int callers, boolean keyed, CountedSteps steps) {
        this.store = store;
        this.lives = lives;
        this.callers = callers;
        this.keyed = keyed;
        this.steps = steps;
    }

    public Result run(Duration warmUp, Duration measured) throws InterruptedException {
        var begin = System.nanoTime() + warmUp.toNanos();
        var end = begin + measured.toNanos();
        var running = new ArrayList<Future<Result>>();
        long appended = 0;
        var latencies = new Latencies();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                running.add(threads.submit(() -> live(number, begin, end)));
            }
            Thread.sleep(warmUp);
            steps.reset();
            for (var caller : running) {
                appended += caller.get().appended();
                latencies.addAll(caller.get().latencies());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a caller failed: " + failed.getCause(), failed.getCause());
        }
        return new Result(appended, latencies);
    }

    private Result live(int caller, long begin, long end) {
        var latencies = new Latencies();
        long appended = 0;
        for (int own = caller; own < lives.size(); own += callers) {
            var life = lives.get(own);
            for (int version = 0; version < life.events().size(); version++) {
                var append = life.append(version, 1, keyed);
                var from = System.nanoTime();
                if (from >= end) {
                    return new Result(appended, latencies);
                }
                if (!(store.append(append) instanceof AppendResult.Appended)) {
                    throw new IllegalStateException("another writer appended to " + life.stream());
                }
                var to = System.nanoTime();
                appended++;
                if (to >= begin && to < end) {
                    latencies.add(to - from);
                }
            }
        }
        throw new IllegalStateException("there are too few streams for so long a measurement");
    }
}
