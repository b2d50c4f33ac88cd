package dev.scoresheet.adapters.cli.chess.imports;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.imports.ImportOrigin;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verb `import FILE|FOLDER...`: imports games that were played elsewhere. After an interruption, or with overlapping
/// files, a repeated run adds only the missing games.
@Command(name = "import", description = "Imports games from PGN files, plain or gzip.")
public final class ImportVerb implements Verb {

    private static final String DOOR = "command-line";

    /// Maximum number of refusals, and of notes, on the screen; `--report` has them all.
    private static final int SHOWN = 20;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "1..*",
            description = "PGN files, or folders with *.pgn and *.pgn.gz files below them")
    private List<Path> filesAndFolders;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write one JSON line for each game: its file, its line and its outcome")
    private Optional<Path> report = Optional.empty();

    private final PortSource<GameImport> source;
    private final IntSupplier pageBytes;

    /// @param pageBytes limit in bytes for the games in progress; read when the verb runs
    public ImportVerb(PortSource<GameImport> source, IntSupplier pageBytes) {
        this.source = source;
        this.pageBytes = pageBytes;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        var files = files();
        try (var games = source.open();
                var reports = new Reports(report.map(ReportFile::new), console)) {
            var begin = TimeSource.system().nanos();
            var origin = new ImportOrigin(DOOR, UUID.randomUUID().toString());
            var counts =
                    new ImportGames(games.port(), origin, reports, console.progress(), pageBytes.getAsInt()).run(files);
            reports.end();
            console.answer(counts, summary(counts, TimeSource.system().secondsSince(begin)));
            return counts.refused() == 0 ? ExitCode.DONE : ExitCode.NO;
        } catch (UnreadableFile bad) {
            throw new VerbFailed(ExitCode.BAD_INPUT, String.valueOf(bad.getMessage()), bad);
        }
    }

    /// Finds the files before a database is started for them.
    private List<Path> files() throws IOException {
        try {
            return PgnFiles.named(filesAndFolders);
        } catch (UnreadableFile absent) {
            throw new VerbFailed(ExitCode.BAD_INPUT, String.valueOf(absent.getMessage()), absent);
        }
    }

    private static String summary(ImportCounts counts, double seconds) {
        return String.format(
                Locale.ROOT,
                "%,d games: %,d archived, %,d already there, %,d skipped (no moves), %,d refused; %.1f s,"
                        + " %,.0f games/s",
                counts.games(),
                counts.archived(),
                counts.already(),
                counts.skipped(),
                counts.refused(),
                seconds,
                counts.games() / Math.max(seconds, 1e-3));
    }

    /// Consumer of reports: writes them to the file, if there is one, and shows refused games and games with notes on
    /// the screen.
    private static final class Reports implements Consumer<GameReport>, AutoCloseable {

        private final Optional<ReportFile> file;
        private final Console console;
        private int refused = 0;
        private int noted = 0;

        Reports(Optional<ReportFile> file, Console console) {
            this.file = file;
            this.console = console;
        }

        @Override
        public void accept(GameReport game) {
            file.ifPresent(report -> report.add(game));
            boolean shown = switch (game.outcome()) {
                case REFUSED -> ++refused <= SHOWN;
                case ARCHIVED, ALREADY, SKIPPED -> !game.notes().isEmpty() && ++noted <= SHOWN;
            };
            if (shown) {
                console.say(game.toString());
            }
        }

        /// Closes the file before the answer, because an incomplete report ends the command.
        void end() {
            close();
            sayRest(refused, "refused");
            sayRest(noted, "read with notes");
        }

        private void sayRest(int games, String what) {
            if (games > SHOWN) {
                console.say("and " + (games - SHOWN) + " more " + what + "; --report FILE lists them all");
            }
        }

        @Override
        public void close() {
            file.ifPresent(ReportFile::close);
        }
    }
}
