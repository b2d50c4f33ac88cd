package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.util.concurrent.Callable;

/// Benchmark `bench rebuild`, over the data of a subject.
public record RebuildBenchmark<E>(Callable<ViewBench<E>> subject) implements Benchmark {

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        var measured = subject.call();
        try (var server = BenchServer.start(measured.subjects())) {
            var table = new RebuildBench<>(measured, server, console::say)
                    .measure(quick ? 300_000 : 1_000_000, quick ? 3 : 5);
            console.answer(table, table.text());
            return ExitCode.DONE;
        }
    }
}
