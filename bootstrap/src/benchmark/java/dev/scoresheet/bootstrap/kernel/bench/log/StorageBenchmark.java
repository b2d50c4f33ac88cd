package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import dev.scoresheet.bootstrap.kernel.bench.view.ViewBench;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Benchmark `bench storage`, over the data of a subject.
public record StorageBenchmark<E>(Callable<ViewBench<E>> subject) implements Benchmark {

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        var measured = subject.call();
        try (var server = BenchServer.start(measured.subjects())) {
            var table = new StorageBench<>(measured, server, console::say)
                    .measure(quick ? 400 : 3_000, Duration.ofSeconds(quick ? 3 : 10));
            return console.answer(table.problems().isEmpty(), table, table.text());
        }
    }
}
