package dev.scoresheet.adapters.http.chess.pages;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The files of other authors are those that their package contains. `sha256sum -c` reads the list, too.
class VendoredFilesTest {

    private static final Path PAGES = Path.of("src/main/resources/chess/pages");
    private static final Path LIST = Path.of("src/test/resources/chess/pages/vendor.sha256");

    @Test
    void the_files_of_other_authors_are_unchanged_and_complete() throws IOException {
        try (var files = Files.walk(PAGES.resolve("vendor"))) {
            var actual = files.filter(Files::isRegularFile)
                    .map(file -> sha256(file) + "  " + PAGES.relativize(file))
                    .map(line -> line.replace('\\', '/'))
                    .sorted()
                    .collect(joining("\n"));
            var listed = Files.readAllLines(LIST).stream().sorted().collect(joining("\n"));
            assertEquals(listed, actual);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
