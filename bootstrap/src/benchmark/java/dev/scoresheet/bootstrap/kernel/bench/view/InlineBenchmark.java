package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import dev.scoresheet.bootstrap.kernel.bench.view.InlineBench.Pace;
import java.util.concurrent.Callable;

/// Benchmark `bench inline`, over the data of a subject.
public record InlineBenchmark<E>(Callable<ViewBench<E>> subject) implements Benchmark {

    @Override
    public String name() {
        return "inline";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        var measured = subject.call();
        try (var server = BenchServer.start(measured.subjects())) {
            var table = new InlineBench<>(measured, server, quick ? Pace.QUICK : Pace.FULL, console::say).measure();
            console.answer(table, table.text());
            return table.problems().isEmpty() ? ExitCode.DONE : ExitCode.NO;
        }
    }
}
