package dev.scoresheet.domain.chess;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Shared test data: real games, perft counts, and the results of other programs. Only
/// this class knows its folder: `SCORESHEET_TEST_DATA` (environment or system property), or
/// `../shared/data` next to the project. Without the folder, tests that need it are skipped with a
/// message. With `SCORESHEET_REQUIRE_TEST_DATA=1` they fail.
public final class TestData {

    private TestData() {}

    /// Returns a file or folder of the data, such as `perft/perftsuite.epd`. Skips the calling test if it is
    /// absent.
    public static Path path(String name) {
        var path = find(name);
        if (path.isEmpty()) {
            var missing = "no test data at " + folder().resolve(name)
                    + "; set SCORESHEET_TEST_DATA to the folder that holds it";
            if (setting("SCORESHEET_REQUIRE_TEST_DATA").filter("1"::equals).isPresent()) {
                throw new AssertionError(missing);
            }
            System.out.println("skipped: " + missing);
            Assumptions.abort(missing);
        }
        return path.orElseThrow();
    }

    /// Returns a file or folder of the data if it is there.
    public static Optional<Path> find(String name) {
        return Optional.of(folder().resolve(name)).filter(Files::exists);
    }

    private static Path folder() {
        return setting("SCORESHEET_TEST_DATA")
                .map(Path::of)
                .orElseGet(() -> projectRoot().resolveSibling("shared/data"));
    }

    /// Finds the root: the folder with the Maven wrapper, above the module's folder in which tests run.
    private static Path projectRoot() {
        var working = Path.of("").toAbsolutePath();
        return Stream.iterate(working, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElse(working);
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name)));
    }
}
