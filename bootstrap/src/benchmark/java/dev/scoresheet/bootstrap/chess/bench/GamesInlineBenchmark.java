package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import dev.scoresheet.bootstrap.kernel.bench.view.InlineBenchmark;

/// Benchmark `bench inline`: appends of real games, move by move. Their transactions step no view, the view of all
/// games, or all views.
public final class GamesInlineBenchmark implements Benchmark {

    @Override
    public String name() {
        return "inline";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        return new InlineBenchmark<>(ChessViewBench::subject).run(quick, console);
    }
}
