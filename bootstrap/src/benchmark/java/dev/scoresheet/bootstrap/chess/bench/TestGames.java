package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Real games for the measurements, in the same place as for the tests: `SCORESHEET_TEST_DATA`, else `../shared/data`
/// next to the launcher's folder.
final class TestGames {

    private static final String GAMES = "pgn/lichess/standard.pgn.gz";
    private static final String LONGEST = "pgn/edge/longest.pgn";

    private TestGames() {}

    /// Returns the file of many games; empty if it is not there.
    static Optional<Path> optional() {
        return Optional.of(folder().resolve(GAMES)).filter(Files::exists);
    }

    /// Returns the file of many games.
    static Path many() {
        return there(GAMES);
    }

    /// Returns the file of the longest game that the rules allow.
    static Path longest() {
        return there(LONGEST);
    }

    private static Path there(String name) {
        var file = folder().resolve(name);
        if (!Files.exists(file)) {
            throw new VerbFailed(
                    ExitCode.USAGE,
                    "no games to measure with at %s; set SCORESHEET_TEST_DATA to the folder of %s"
                            .formatted(file, name));
        }
        return file;
    }

    private static Path folder() {
        return Optional.ofNullable(System.getenv("SCORESHEET_TEST_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("scoresheet.home", ""))
                        .toAbsolutePath()
                        .resolveSibling("shared/data"));
    }
}
