package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.http.HttpBenchmark;
import dev.scoresheet.bootstrap.kernel.bench.http.WireRequest;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.util.Map;

/// Benchmark `bench http`: games started over HTTP, one event each.
public final class GamesHttpBenchmark implements Benchmark {

    private static final WireRequest START = new WireRequest("POST", "/api/games", Map.of(), """
            {"white":"ann","black":"bob","timeControl":{"initialSeconds":180,"incrementSeconds":2}}""", 201);

    @Override
    public String name() {
        return "http";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        return new HttpBenchmark(START).run(quick, console);
    }
}
