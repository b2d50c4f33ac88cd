package dev.scoresheet.domain.chess.pgn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random text for the reader. `-Dpgn.seed=` repeats a run.
class PgnReaderFuzzTest {

    private static final int TEXTS = Integer.getInteger("pgn.texts", 20_000);

    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "\"",
            "\\",
            "{",
            "}",
            "(",
            ")",
            ";",
            "%",
            "$",
            "$300",
            "*",
            "1-0",
            "1/2-1/2",
            "0-0-0",
            "e4",
            "Nf3+",
            "exd8=Q#",
            "!?",
            "?!!",
            "1.",
            "12...",
            "...",
            "[Event \"x\"]",
            "[White \"a \\\" b\"]",
            "[%clk 0:00:01]",
            " ",
            " ",
            "\n",
            "\n",
            "\n\n",
            "\t",
            "\r",
            "\0",
            "\uFEFF",
            "é",
            "♞",
            "\uD800",
            "-",
            "=",
            "/",
            "+-",
            "\u00b1",
            "\u00bd",
            "(=)",
            "e.p.",
            "(Q)",
            "\u001a",
            "\u00a0",
            "{ \n\n[Event \"in doubt\"]\n");

    private final long seed = Long.getLong("pgn.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void any_text_is_read_as_games_and_problems_and_each_game_can_be_written() {
        System.out.println("pgn.seed=" + seed);
        int read = 0;
        for (int text = 0; text < TEXTS; text++) {
            var lines = text().lines().toList();
            var entries = new ArrayList<PgnEntry>();
            new PgnReader(lines.iterator(), PgnLimits.USUAL).forEachRemaining(entries::add);
            for (int number = 1; number <= entries.size(); number++) {
                var entry = entries.get(number - 1);
                assertEquals(number, entry.number());
                switch (entry) {
                    case PgnEntry.Read(var _, var _, var _, var game, var _) -> {
                        assertReadsBack(lines, game);
                        read++;
                    }
                    case PgnEntry.Unreadable(var _, var _, var problem) ->
                        assertTrue(
                                problem.line() >= entry.line()
                                        && problem.column() >= 1
                                        && problem.column()
                                                <= lines.get(problem.line() - 1).length() + 1,
                                problem::toString);
                }
            }
        }
        assertTrue(read > TEXTS / 10, "hardly anything was readable: " + read);
    }

    private void assertReadsBack(List<String> lines, PgnGame game) {
        var again = new PgnReader(PgnWriter.write(game).lines().iterator(), PgnLimits.USUAL);
        assertEquals(game, ((PgnEntry.Read) again.next()).game(), () -> "seed " + seed + ", " + lines);
        assertTrue(!again.hasNext(), () -> "seed " + seed);
    }

    private String text() {
        var text = new StringBuilder();
        for (int pieces = random.nextInt(30); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextBoolean()) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
