package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import dev.scoresheet.bootstrap.kernel.bench.view.ViewBench;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/// Benchmark `bench growth`, over the data of a subject.
public record GrowthBenchmark<E>(Callable<ViewBench<E>> subject) implements Benchmark {

    private static final List<Integer> FULL = List.of(100_000, 1_000_000);
    private static final List<Integer> QUICK = List.of(20_000, 100_000);

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        var measured = subject.call();
        try (var server = BenchServer.start(measured.subjects())) {
            var table = new GrowthBench<>(measured, server, console::say)
                    .measure(quick ? QUICK : FULL, Duration.ofSeconds(quick ? 3 : 8));
            return console.answer(table.problems().isEmpty(), table, table.text());
        }
    }
}
