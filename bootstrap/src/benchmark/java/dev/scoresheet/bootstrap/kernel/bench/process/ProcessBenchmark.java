package dev.scoresheet.bootstrap.kernel.bench.process;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.time.Duration;

/// Benchmark `bench process`, over a system of its own.
public final class ProcessBenchmark implements Benchmark {

    @Override
    public String name() {
        return "process";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        try (var server = BenchServer.start()) {
            var bench = new ProcessBench(server, console::say);
            var table = quick
                    ? bench.measure(5_000, 2_000, Duration.ofSeconds(15))
                    : bench.measure(20_000, 10_000, Duration.ofSeconds(60));
            return console.answer(table.problems().isEmpty(), table, table.text());
        }
    }
}
