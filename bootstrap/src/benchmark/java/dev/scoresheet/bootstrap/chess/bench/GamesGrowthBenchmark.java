package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.log.GrowthBenchmark;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;

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
