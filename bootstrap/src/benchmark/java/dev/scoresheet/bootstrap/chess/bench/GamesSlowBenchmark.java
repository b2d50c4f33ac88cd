package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.kernel.bench.http.SlowBenchmark;
import dev.scoresheet.bootstrap.kernel.bench.http.WireRequest;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.util.Map;

/// Benchmark `bench http slow`: starts and reads of games next to a crowd of slow clients. The crowd reads a game with
/// many gifts of time.
public final class GamesSlowBenchmark implements Benchmark {

    private static final WireRequest START = new WireRequest("POST", "/api/games", Map.of(), """
            {"white":"ann","black":"bob","timeControl":{"initialSeconds":10800,"incrementSeconds":0}}""", 201);

    @Override
    public String name() {
        return "http slow";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        return new SlowBenchmark(START, GamesSlowBenchmark::gift, game -> game + "/events").run(quick, console);
    }

    private static WireRequest gift(String game) {
        return new WireRequest(
                "POST", game + "/time-gift", Map.of(Product.TITLE + "-Player", "ann"), "{\"seconds\":1}", 200);
    }
}
