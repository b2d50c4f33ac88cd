package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/// Benchmark `bench lag`, over the data of a subject.
public record LagBenchmark<E>(Callable<ViewBench<E>> subject) implements Benchmark {

    private static final List<Integer> RATES = List.of(1_000, 5_000);

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        var measured = subject.call();
        try (var server = BenchServer.start(measured.subjects())) {
            var table =
                    new LagBench<>(measured, server, console::say).measure(RATES, Duration.ofSeconds(quick ? 5 : 20));
            console.answer(table, table.text());
            return table.rows().stream().allMatch(row -> row.behind() == 0) ? ExitCode.DONE : ExitCode.NO;
        }
    }
}
