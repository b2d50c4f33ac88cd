package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.Benchmark;
import dev.scoresheet.bootstrap.kernel.bench.GrowthBenchmark;

/// Benchmark `bench growth`: logs of real games with a hundred thousand events, and with a million.
public final class GamesGrowthBenchmark implements Benchmark {

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        return new GrowthBenchmark<>(ChessViewBench::subject).run(quick, console);
    }
}
