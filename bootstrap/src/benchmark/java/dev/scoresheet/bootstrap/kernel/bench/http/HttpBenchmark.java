package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.http.HttpBench.Pace;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;

/// Benchmark `bench http`, with a command of a subject.
///
/// @param command request that appends one event each time it is sent
public record HttpBenchmark(WireRequest command) implements Benchmark {

    @Override
    public String name() {
        return "http";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        var table = new HttpBench(command, quick ? Pace.QUICK : Pace.FULL, console::say).measure();
        return console.answer(table.problems().isEmpty(), table, table.text());
    }
}
