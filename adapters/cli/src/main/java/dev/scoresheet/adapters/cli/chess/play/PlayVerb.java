package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.adapters.cli.chess.play.PlaySettings.Beginning;
import dev.scoresheet.adapters.cli.chess.server.ServerGone;
import dev.scoresheet.adapters.cli.chess.server.ServerOption;
import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verb `play FILE...`: plays real games on a server, move by move, and compares each one afterwards.
@Command(name = "play", description = "Plays the games of files on a server, and compares every one with a table.")
public final class PlayVerb implements Verb {

    private static final int SHOWN_DISAGREEMENTS = 20;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "games in PGN, plain or gzip, or folders of them")
    private List<Path> files;

    @Option(names = "--games", paramLabel = "N", description = "maximum number of games")
    private int games = Integer.MAX_VALUE;

    @Option(names = "--concurrency", paramLabel = "N", description = "games at once; ${DEFAULT-VALUE} by default")
    private int concurrency = 32;

    @Option(
            names = "--challenges",
            description = "begins each game by a challenge and its acceptance; games from the usual start are rated")
    private boolean challenges;

    @Option(
            names = "--oracle",
            paramLabel = "FILE",
            description = "the table to compare with; by default this program's own rules")
    private Optional<Path> oracle = Optional.empty();

    @Mixin
    private ServerOption server = new ServerOption();

    private final Supplier<Optional<URI>> runningServer;

    /// @param runningServer address of the server that runs on the data folder; empty without one
    public PlayVerb(Supplier<Optional<URI>> runningServer) {
        this.runningServer = runningServer;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.FOLDER;
    }

    @Override
    public ExitCode run(Console console) throws InterruptedException {
        var settings = settings();
        try {
            var run = UUID.randomUUID().toString();
            var report = new PlayGames(settings, run, console.progress()).play();
            report.disagreements().stream()
                    .limit(SHOWN_DISAGREEMENTS)
                    .forEach(one -> console.say("disagreement: " + one.game() + " " + one.id() + ": "
                            + String.join("; ", one.differences())));
            report.unplayable().forEach(one -> console.say("not playable: " + one));
            console.answer(report.document(), report.text());
            return report.disagreements().isEmpty()
                    ? report.unplayable().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT
                    : ExitCode.NO;
        } catch (ServerGone gone) {
            throw new VerbFailed(ExitCode.UNREACHABLE, String.valueOf(gone.getMessage()), gone);
        } catch (IOException unreadable) {
            throw new VerbFailed(ExitCode.BAD_INPUT, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private PlaySettings settings() {
        try {
            return new PlaySettings(
                    server.address(runningServer),
                    files,
                    games,
                    concurrency,
                    oracle,
                    challenges ? Beginning.BY_CHALLENGE : Beginning.DIRECT);
        } catch (IllegalArgumentException wrong) {
            throw new VerbFailed(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
