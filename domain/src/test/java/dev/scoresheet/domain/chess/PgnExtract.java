package dev.scoresheet.domain.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Strict reader of PGN by other authors: the program pgn-extract. If it is not installed, a test that needs it
/// is skipped with a message, or fails when `CI=true`.
public final class PgnExtract {

    private PgnExtract() {}

    /// Warning for a result that does not follow from the final position. The game is read.
    private static final Pattern WARNING = Pattern.compile("Warning: Result of .*\\R.*\\R.*\\R");

    private static final Pattern PROGRESS = Pattern.compile("Games: \\d+\\s");

    /// Asserts that pgn-extract reads these games without an error, with the same moves in the same spelling.
    public static void assertAccepts(String pgn, Path folder) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("export.pgn"), pgn);
        var out = folder.resolve("accepted.pgn");
        var process = new ProcessBuilder(
                        program().toString(), "-s", "-C", "-N", "-V", "-o", out.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertEquals(0, process.waitFor(), output);
        var errors = PROGRESS.matcher(WARNING.matcher(output).replaceAll("")).replaceAll("");
        assertEquals("", errors.strip());
        assertEquals(moves(pgn.lines().iterator()), moves(PgnLines.of(out).iterator()));
    }

    private static List<List<String>> moves(Iterator<String> lines) {
        var moves = new ArrayList<List<String>>();
        new PgnReader(lines, PgnLimits.USUAL)
                .forEachRemaining(
                        entry -> moves.add(((PgnEntry.Read) entry).game().moves()));
        return moves;
    }

    private static Path program() {
        var folders = Stream.concat(
                Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")), Stream.of("/usr/games"));
        var program = folders.map(folder -> Path.of(folder, "pgn-extract"))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            var missing = "no pgn-extract in PATH or /usr/games (Debian: apt-get install pgn-extract)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            System.out.println("skipped: " + missing);
            Assumptions.abort(missing);
        }
        return program.get();
    }
}
