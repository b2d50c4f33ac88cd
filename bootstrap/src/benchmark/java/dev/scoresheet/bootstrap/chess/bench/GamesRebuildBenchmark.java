package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import dev.scoresheet.bootstrap.kernel.bench.view.RebuildBenchmark;

/// Benchmark `bench rebuild`: the view of all games, over a log of real games.
public final class GamesRebuildBenchmark implements Benchmark {

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        return new RebuildBenchmark<>(ChessViewBench::subject).run(quick, console);
    }
}
