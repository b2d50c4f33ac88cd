package dev.scoresheet.adapters.cli.chess.play;

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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Verb `play FILE...`: plays real games on a server, move by move, and compares each one afterwards.
public final class PlayVerb implements Verb {

    private static final int AT_ONCE = 32;
    private static final int SHOWN_DISAGREEMENTS = 20;

    private final Supplier<Optional<URI>> runningServer;

    /// @param runningServer address of the server that runs on the data folder; empty without one
    public PlayVerb(Supplier<Optional<URI>> runningServer) {
        this.runningServer = runningServer;
    }

    @Override
    public CommandSpec spec() {
        return Verb.named("play", "Plays the games of files on a server, and compares every one with a table.")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(Path.class)
                        .description("games in PGN, plain or gzip, or folders of them")
                        .build())
                .addOption(option("--games", "N", Integer.class, "at most so many games"))
                .addOption(option("--concurrency", "N", Integer.class, "games at once; " + AT_ONCE + " unless told"))
                .addOption(option("--oracle", "FILE", Path.class, "the table to compare with; else our own rules"))
                .addOption(option("--server", "URL", URI.class, "the server; else the one on the data folder"));
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.FOLDER;
    }

    @Override
    public ExitCode run(ParseResult given, Console console) throws InterruptedException {
        var settings = settings(given);
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

    private PlaySettings settings(ParseResult given) {
        try {
            return new PlaySettings(
                    server(given),
                    given.matchedPositionalValue(0, List.of()),
                    given.matchedOptionValue("--games", Integer.MAX_VALUE),
                    given.matchedOptionValue("--concurrency", AT_ONCE),
                    Optional.ofNullable(given.matchedOptionValue("--oracle", null)));
        } catch (IllegalArgumentException wrong) {
            throw new VerbFailed(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private URI server(ParseResult given) {
        return Optional.<URI>ofNullable(given.matchedOptionValue("--server", null))
                .or(runningServer)
                .orElseThrow(() -> new VerbFailed(
                        ExitCode.UNREACHABLE,
                        "no server runs on the data folder: start one with `serve`, or name one with --server"));
    }

    private static OptionSpec option(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .arity("1")
                .type(type)
                .description(description)
                .build();
    }
}
