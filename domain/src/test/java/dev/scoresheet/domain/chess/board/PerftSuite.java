package dev.scoresheet.domain.chess.board;

import dev.scoresheet.domain.chess.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Published perft counts of the test data, in their two formats.
final class PerftSuite {

    private PerftSuite() {}

    record Entry(String name, String fen, int depth, long leaves) {

        /// Returns the difference as text; empty if the count is right.
        List<String> check() {
            var counted = Perft.count(Positions.recorded(fen), depth);
            return counted == leaves
                    ? List.of()
                    : List.of(name + " '" + fen + "' depth " + depth + ": " + counted + " instead of " + leaves);
        }
    }

    /// `FEN ;D1 20 ;D2 400`
    static List<Entry> epd(String file) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var line : Files.readAllLines(TestData.path("perft/" + file))) {
            var parts = line.split(";");
            for (var part : List.of(parts).subList(1, parts.length)) {
                var words = part.trim().split(" +");
                var depth = Integer.parseInt(words[0].substring(1));
                entries.add(new Entry(file, parts[0].trim(), depth, Long.parseLong(words[1])));
            }
        }
        return entries;
    }

    /// Blocks of `id name`, `epd fen`, `perft depth leaves`.
    static List<Entry> blocks(String file) throws IOException {
        var entries = new ArrayList<Entry>();
        var name = "";
        var fen = "";
        for (var line : Files.readAllLines(TestData.path("perft/" + file))) {
            if (line.startsWith("id ")) {
                name = file + " " + line.substring(3);
            } else if (line.startsWith("epd ")) {
                fen = line.substring(4);
            } else if (line.startsWith("perft ")) {
                var words = line.split(" ");
                entries.add(new Entry(name, fen, Integer.parseInt(words[1]), Long.parseLong(words[2])));
            }
        }
        return entries;
    }
}
