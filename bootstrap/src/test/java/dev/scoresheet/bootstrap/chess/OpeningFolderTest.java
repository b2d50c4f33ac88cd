package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import dev.scoresheet.domain.chess.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults of a table of openings: the message names file and line.
class OpeningFolderTest {

    private static final String HEADER = "eco\tname\tpgn\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void write_a_small_table() throws IOException {
        for (var letter : List.of("a", "b", "c", "d", "e")) {
            write(letter, HEADER);
        }
        write("b", HEADER + "B00\tKing's Pawn\t1. e4\nB01\tScandinavian\t1. e4 d5\n");
    }

    private void write(String letter, String text) throws IOException {
        Files.writeString(folder.resolve(letter + ".tsv"), text);
    }

    @Test
    void the_shared_table_is_read_whole() {
        assertEquals(3_807, OpeningFolder.read(TestData.path("openings")).size());
    }

    @Test
    void another_table_has_another_digest() throws IOException {
        var one = OpeningFolder.read(folder);
        assertEquals(2, one.size());
        assertEquals(one.digest(), OpeningFolder.read(folder).digest());
        write("b", HEADER + "B00\tKing's Pawn\t1. e4\nB01\tSkandinavisch\t1. e4 d5\n");
        assertNotEquals(one.digest(), OpeningFolder.read(folder).digest());
    }

    @Test
    void a_file_that_is_not_there_is_named() throws IOException {
        Files.delete(folder.resolve("d.tsv"));
        assertRefused("d.tsv");
        assertRefused("a.tsv to e.tsv");
    }

    @Test
    void another_kind_of_file_is_refused() throws IOException {
        write("c", "opening,moves\n");
        assertRefused("c.tsv line 1: the header must be");
        write("c", "");
        assertRefused("c.tsv line 1: the header must be");
        Files.write(folder.resolve("c.tsv"), new byte[] {'e', (byte) 0xff, '\n'});
        assertRefused("c.tsv");
    }

    @Test
    void a_wrong_line_is_named_with_what_is_wrong() throws IOException {
        write("c", HEADER + "C00\tFrench Defense\t1. e4 e6\nC00\tFrench Defense\t1. e4 e6 2. e4\n");
        assertRefused("c.tsv line 3: half-move 3, 'e4'");
        write("c", HEADER + "C00\tFrench Defense\n");
        assertRefused("c.tsv line 2: a line has the columns eco, name and pgn");
    }

    @Test
    void two_lines_to_one_position_are_both_named() throws IOException {
        write("c", HEADER + "C00\tOwn Pawn\t1. e4\n");
        assertRefused("c.tsv line 2: leads to the same position as " + folder.resolve("b.tsv") + " line 2");
    }

    private void assertRefused(String expected) {
        var refused = assertThrows(ConfigurationRefused.class, () -> OpeningFolder.read(folder));
        assertTrue(String.valueOf(refused.getMessage()).contains(expected), refused.getMessage());
    }
}
