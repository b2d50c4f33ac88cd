package dev.scoresheet.domain.chess;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Where the shared test data lies: real games, perft counts, and what other programs say about them. The one
/// place that knows it. The folder is `SCORESHEET_TEST_DATA` (environment or system property), else
/// `../shared/data` beside the project. Without it the tests that need it are skipped, with a line that says
/// so, unless `SCORESHEET_REQUIRE_TEST_DATA=1`, which makes that a failure.
public final class TestData {

    private TestData() {}

    /// A file or folder of the data, as in `perft/perftsuite.epd`. Skips the calling test when there is none.
    public static Path path(String name) {
        var path = folder().resolve(name);
        if (!Files.exists(path)) {
            var missing = "no test data at " + path + "; set SCORESHEET_TEST_DATA to the folder that holds it";
            if (setting("SCORESHEET_REQUIRE_TEST_DATA").filter("1"::equals).isPresent()) {
                throw new AssertionError(missing);
            }
            System.out.println("skipped: " + missing);
            Assumptions.abort(missing);
        }
        return path;
    }

    private static Path folder() {
        return setting("SCORESHEET_TEST_DATA")
                .map(Path::of)
                .orElseGet(() -> projectRoot().resolveSibling("shared/data"));
    }

    /// Tests run in the folder of their module; the root is the folder above it that holds the launcher's
    /// wrapper.
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
