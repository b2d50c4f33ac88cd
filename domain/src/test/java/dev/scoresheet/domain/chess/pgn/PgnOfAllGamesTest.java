package dev.scoresheet.domain.chess.pgn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.TestData;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every game of the shared data through the reader and the writer.
class PgnOfAllGamesTest {

    private int games = 0;
    private int empty = 0;
    private int repeated = 0;
    private final Set<String> different = new HashSet<>();

    @Test
    void reading_what_was_written_gives_the_same_game_and_the_same_text() throws IOException {
        for (var file : PgnLines.filesBelow(TestData.path("pgn"))) {
            var reader = new PgnReader(PgnLines.of(file).iterator(), PgnLimits.USUAL);
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case PgnEntry.Read read -> take(read);
                    case PgnEntry.Unreadable unreadable -> throw new AssertionError(file + ": " + unreadable);
                }
            }
        }
        assertEquals(59_966, games);
        assertEquals(76, empty);
        assertEquals(59_200, different.size());
        assertEquals(690, repeated);
    }

    private void take(PgnEntry.Read read) {
        games++;
        if (read.game().moves().isEmpty()) {
            empty++;
        } else if (!different.add(read.source())) {
            repeated++;
        }
        var written = PgnWriter.write(read.game());
        var again = (PgnEntry.Read) new PgnReader(written.lines().iterator(), PgnLimits.USUAL).next();
        assertEquals(read.game(), again.game());
        assertEquals(written, PgnWriter.write(again.game()));
    }
}
