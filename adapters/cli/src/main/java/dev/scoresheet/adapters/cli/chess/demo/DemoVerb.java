package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.adapters.cli.chess.server.GameServer;
import dev.scoresheet.adapters.cli.chess.server.ServerGone;
import dev.scoresheet.adapters.cli.chess.server.ServerOption;
import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Verb `demo`: fills a running server with players and games, for visitors of its pages.
@Command(
        name = "demo",
        description = {
            "Fills a running server with players of different strength, whose ids end in -bot.",
            "They play rated games, and leave challenges open for visitors. Moves are Stockfish's where it is installed."
        })
public final class DemoVerb implements Verb {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration CLEAN_UP = Duration.ofSeconds(20);

    @Option(names = "--players", paramLabel = "N", description = "players, 2 to 40; ${DEFAULT-VALUE} by default")
    private int players = 12;

    @Option(
            names = "--games",
            paramLabel = "N",
            description = "live games at any time, 1 to 20; ${DEFAULT-VALUE} by default")
    private int games = 5;

    @Option(
            names = "--quick-games",
            paramLabel = "N",
            description = "games without thinking times at the beginning, 0 to 1000, so that players have ratings;"
                    + " ${DEFAULT-VALUE} by default")
    private int quickGames = 120;

    @Option(
            names = "--challenges",
            paramLabel = "N",
            description = "challenges left open for visitors, 0 to 10; ${DEFAULT-VALUE} by default")
    private int challenges = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "time until the demo ends, up to 86400; 0: until it is stopped; ${DEFAULT-VALUE} by default")
    private long seconds = 600;

    @Option(
            names = "--engine",
            paramLabel = "FILE",
            description =
                    "program of Stockfish; `none` for random moves; by default the installed one, if there is one")
    private Optional<String> engine = Optional.empty();

    @Mixin
    private ServerOption server = new ServerOption();

    private final Supplier<Optional<URI>> runningServer;

    /// @param runningServer address of the server that runs on the data folder; empty without one
    public DemoVerb(Supplier<Optional<URI>> runningServer) {
        this.runningServer = runningServer;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.FOLDER;
    }

    @Override
    public ExitCode run(Console console) throws InterruptedException {
        var settings = settings();
        try (var client = new GameServer(settings.server(), PATIENCE);
                var picker = picker()) {
            console.say("%d players, moves by %s".formatted(settings.players(), picker.description()));
            var demo =
                    new Demo(settings, new DemoClient(client, UUID.randomUUID().toString()), picker);
            console.say("playing on %s %s; a visitor can accept one of %d open challenges"
                    .formatted(
                            settings.server(),
                            settings.isEndless() ? "until it is stopped" : "for %d s".formatted(seconds),
                            settings.challenges()));
            return answer(demo, console);
        } catch (ServerGone gone) {
            throw new VerbFailed(ExitCode.UNREACHABLE, String.valueOf(gone.getMessage()), gone);
        }
    }

    /// Runs the demo. A signal that ends the process first ends the games of the demo.
    private static ExitCode answer(Demo demo, Console console) throws InterruptedException {
        var atExit = new Thread(() -> stop(demo), "demo stops");
        Runtime.getRuntime().addShutdownHook(atExit);
        var report = demo.run();
        return console.answer(report, report.text());
    }

    private static void stop(Demo demo) {
        try {
            demo.stop(CLEAN_UP);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private MovePicker picker() throws InterruptedException {
        var greedy = new GreedyMoves(ThreadLocalRandom::current);
        if (engine.equals(Optional.of("none"))) {
            return greedy;
        }
        var programs = engine.map(program -> List.of(Path.of(program))).orElse(UciEngine.INSTALLED);
        var started = UciEngine.first(programs, greedy);
        if (started.isPresent()) {
            return started.get();
        }
        if (engine.isPresent()) {
            throw new VerbFailed(ExitCode.USAGE, "--engine " + engine.get() + " does not answer as a chess engine");
        }
        return greedy;
    }

    private DemoSettings settings() {
        try {
            return new DemoSettings(
                    server.address(runningServer), players, games, quickGames, challenges, Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException wrong) {
            throw new VerbFailed(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
