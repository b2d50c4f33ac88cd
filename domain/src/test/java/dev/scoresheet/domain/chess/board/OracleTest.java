package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Games of the shared data, replayed from their notation. Each one ends as two other programs say.
class OracleTest {

    /// @param set name of the file without its suffix
    /// @param number number of the game in the file
    private record Key(String set, int number) {

        boolean isOfMasters() {
            return set.startsWith("masters/") || set.equals("world-matches");
        }
    }

    @Test
    void every_game_agrees_with_the_table_in_every_column() throws IOException {
        var expected = table();
        var replayed = PgnLines.filesBelow(TestData.path("pgn")).parallelStream()
                .flatMap(file -> replays(file, expected))
                .collect(Collectors.toConcurrentMap(Map.Entry::getKey, Map.Entry::getValue));

        var disagreements = new ArrayList<String>();
        expected.forEach((key, row) -> {
            if (!row.equals(replayed.get(key))) {
                disagreements.add(key + "\n  table  " + row + "\n  replay " + replayed.get(key));
            }
        });
        assertEquals(List.of(), disagreements.stream().limit(5).toList(), () -> disagreements.size() + " disagree");
        assertEquals(59_962, replayed.size());
        assertEquals(22_655, replayed.keySet().stream().filter(Key::isOfMasters).count());
        assertEquals(1_283, threefold(replayed).filter(Key::isOfMasters).count());
        assertEquals(1_684, threefold(replayed).count());
        System.out.println("replayed and compared with the oracle: " + replayed.size() + " games, "
                + replayed.values().stream().mapToInt(Replay::plies).sum() + " half-moves");
    }

    private static Stream<Key> threefold(Map<Key, Replay> replayed) {
        return replayed.entrySet().stream()
                .filter(entry -> entry.getValue().maxRepetition() >= 3)
                .map(Map.Entry::getKey);
    }

    private static Map<Key, Replay> table() throws IOException {
        var rows = new TreeMap<Key, Replay>(Comparator.comparing(Key::set).thenComparingInt(Key::number));
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(TestData.path("oracle/replay.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .forEach(row -> rows.put(new Key(row[0], Integer.parseInt(row[1])), Replay.ofRow(row)));
        }
        return rows;
    }

    private static Stream<Map.Entry<Key, Replay>> replays(Path file, Map<Key, Replay> expected) {
        var set = TestData.path("pgn").relativize(file).toString().replaceAll("\\.pgn(\\.gz)?$", "");
        var variant = set.equals("lichess/chess960") ? Variant.CHESS960 : Variant.STANDARD;
        try {
            var reader = new PgnReader(PgnLines.of(file).iterator(), PgnLimits.USUAL);
            var replays = new ArrayList<Map.Entry<Key, Replay>>();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case PgnEntry.Unreadable unreadable -> throw new AssertionError(file + ": " + unreadable);
                    case PgnEntry.Read read -> {
                        var key = new Key(set, read.number());
                        if (expected.containsKey(key)) {
                            replays.add(Map.entry(key, Replay.of(read.game(), variant)));
                        }
                    }
                }
            }
            return replays.stream();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
