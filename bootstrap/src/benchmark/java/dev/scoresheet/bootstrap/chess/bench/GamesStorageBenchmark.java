package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.log.StorageBenchmark;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;

/// Benchmark `bench storage`: bytes on disk and in the WAL for each event of real games, and a forecast for a year.
public final class GamesStorageBenchmark implements Benchmark {

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        return new StorageBenchmark<>(ChessViewBench::subject).run(quick, console);
    }
}
