package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.util.List;
import java.util.concurrent.Callable;

/// Benchmark `bench load`, over an aggregate of a subject.
public record LoadBenchmark<C, S, E extends U, R, U>(Callable<LoadSubject<C, S, E, R, U>> subject)
        implements Benchmark {

    private static final List<Integer> LENGTHS = List.of(80, 1_000, 17_697);

    @Override
    public String name() {
        return "load";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        var measured = subject.call();
        try (var server = BenchServer.start()) {
            var table = new LoadBench<>(measured, server, console::say).measure(LENGTHS, quick ? 60_000 : 300_000);
            return console.answer(table.problems().isEmpty(), table, table.text());
        }
    }
}
