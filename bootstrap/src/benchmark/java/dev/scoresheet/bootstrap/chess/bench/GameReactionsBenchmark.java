package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.http.ServerProcess;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.time.Duration;

/// Benchmark `bench reactions`: times of what the server does by itself, while games begin at a fixed rate. A challenge
/// and its acceptance make each game, which ends by a resignation after two moves. The server compiles most of its
/// code during the warm-up.
public final class GameReactionsBenchmark implements Benchmark {

    private static final int PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration FULL = Duration.ofSeconds(60);
    private static final Duration QUICK = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "reactions";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        try (var server = ServerProcess.start("postgres");
                var games = new ReactedGames(server.api(), PER_SECOND)) {
            console.say("warm-up: " + games.play(WARM_UP).games() + " games");
            server.settle();
            var times = games.play(quick ? QUICK : FULL);
            console.answer(times.document(), times.text());
            return times.problems().isEmpty() ? ExitCode.DONE : ExitCode.NO;
        }
    }
}
