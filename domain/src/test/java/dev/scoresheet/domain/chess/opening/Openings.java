package dev.scoresheet.domain.chess.opening;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.board.PositionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Table of openings of the test data.
public final class Openings {

    private Openings() {}

    public static OpeningBook book() throws IOException {
        var names = new HashMap<PositionKey, Opening>();
        for (var line : lines()) {
            var read = assertInstanceOf(OpeningLine.Read.class, OpeningLine.read(line), line);
            names.put(read.position().key(), read.opening());
        }
        return new OpeningBook("test", names);
    }

    static List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        for (var file : List.of("a", "b", "c", "d", "e")) {
            var all = Files.readAllLines(TestData.path("openings/" + file + ".tsv"));
            lines.addAll(all.subList(1, all.size()));
        }
        return lines;
    }
}
