package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import dev.scoresheet.bootstrap.kernel.bench.view.LagBenchmark;

/// Benchmark `bench lag`: appends real games, move by move. It measures the time until they are in the view of all
/// games, and in all views.
public final class GamesLagBenchmark implements Benchmark {

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        return new LagBenchmark<>(ChessViewBench::subject).run(quick, console);
    }
}
