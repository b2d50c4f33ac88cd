package dev.scoresheet.adapters.cli.chess.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.pgn.PgnLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgnFileTest {

    @TempDir
    private Path folder;

    @Test
    void lines_end_in_any_of_the_three_ways() throws IOException {
        assertEquals(List.of("a", "", "b", "c", "", "d"), lines(utf8("a\n\nb\r\nc\r\rd\n")));
        assertEquals(List.of(), lines(new byte[0]));
        assertEquals(List.of("no end"), lines(utf8("no end")));
    }

    @Test
    void a_line_that_is_not_utf8_is_latin1_and_its_neighbours_stay_utf8() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8("Кра́мник é\n"));
        bytes.writeBytes("Hübner\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(List.of("Кра́мник é", "Hübner"), lines(bytes.toByteArray()));
    }

    @Test
    void gzip_is_known_by_its_bytes_and_not_by_its_name() throws IOException {
        assertEquals(List.of("1. e4 *"), lines(gzip(utf8("1. e4 *\n"))));
    }

    @Test
    void a_packed_file_that_breaks_off_says_so() throws IOException {
        var whole = gzip(utf8("1. e4 *\n".repeat(10_000)));
        var file = write(Arrays.copyOf(whole, whole.length / 2));
        assertThrows(UncheckedIOException.class, () -> all(file));
    }

    @Test
    void a_line_without_end_costs_no_more_than_the_limit_shows() throws IOException {
        var line = lines(utf8("x".repeat(8 * PgnLimits.USUAL.lineLength()))).getFirst();
        assertTrue(line.length() > PgnLimits.USUAL.lineLength());
        assertTrue(line.length() <= 4 * PgnLimits.USUAL.lineLength() + 1);
    }

    @Test
    void a_folder_means_the_files_of_games_below_it() throws IOException {
        Files.createDirectories(folder.resolve("b/c"));
        for (var name : List.of("b/c/2.pgn", "1.pgn.gz", "b/notes.txt", "b/3.pgn.zip")) {
            Files.createFile(folder.resolve(name));
        }
        assertEquals(List.of(folder.resolve("1.pgn.gz"), folder.resolve("b/c/2.pgn")), PgnFiles.named(List.of(folder)));
        assertEquals(List.of(folder.resolve("b/notes.txt")), PgnFiles.named(List.of(folder.resolve("b/notes.txt"))));
        assertThrows(UnreadableFile.class, () -> PgnFiles.named(List.of(folder.resolve("absent.pgn"))));
    }

    @Test
    void endings_of_names_may_be_written_in_capitals() throws IOException {
        for (var name : List.of("X.PGN", "Y.PGN.GZ", "Z.Pgn", "a.pgn.GZ")) {
            Files.createFile(folder.resolve(name));
        }
        assertEquals(
                List.of("X.PGN", "Y.PGN.GZ", "Z.Pgn", "a.pgn.GZ"),
                PgnFiles.named(List.of(folder)).stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    private List<String> lines(byte[] bytes) throws IOException {
        return all(write(bytes));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("games.pgn"), bytes);
    }

    private static List<String> all(Path file) throws IOException {
        try (var open = new PgnFile(file)) {
            var lines = new ArrayList<String>();
            open.forEachRemaining(lines::add);
            return lines;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
