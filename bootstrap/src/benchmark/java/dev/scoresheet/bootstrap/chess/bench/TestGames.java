package dev.scoresheet.bootstrap.chess.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Real games for the measurements, in the same place as for the tests: `SCORESHEET_TEST_DATA`, else `../shared/data`
/// next to the launcher's folder.
final class TestGames {

    private static final String GAMES = "pgn/lichess/standard.pgn.gz";

    private TestGames() {}

    /// Returns the file where the games are expected.
    static Path file() {
        return Optional.ofNullable(System.getenv("SCORESHEET_TEST_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("scoresheet.home", ""))
                        .toAbsolutePath()
                        .resolveSibling("shared/data"))
                .resolve(GAMES);
    }

    static boolean isThere() {
        return Files.exists(file());
    }
}
