package dev.scoresheet.domain.chess.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpeningBookTest {

    /// `-Dopenings.every=1` compares all games with their tags; figures of all: 93.6 % of the codes, 88.3 % of
    /// the names.
    private static final int EVERY = Integer.getInteger("openings.every", 12);

    @Test
    void each_line_of_the_table_has_its_own_name_and_the_position_of_another_program() throws IOException {
        var book = Openings.book();
        var lines = Files.readAllLines(TestData.path("openings/all-epd.tsv"));
        assertEquals(3_807, book.size());
        for (var line : lines.subList(1, lines.size())) {
            var columns = line.split("\t", -1);
            var own = new Opening(columns[0], columns[1]);
            assertEquals(Optional.of(own), book.of(List.of(columns[3].split(" "))), line);
            var read = assertInstanceOf(
                    OpeningLine.Read.class, OpeningLine.read(columns[0] + "\t" + columns[1] + "\t" + columns[2]));
            assertEquals(columns[4], Fen.writeKey(read.position(), Variant.STANDARD));
        }
    }

    @Test
    void games_are_named_as_in_their_tags_unless_the_table_has_changed_since() throws IOException {
        var book = Openings.book();
        int games = 0;
        int codes = 0;
        int names = 0;
        var reader = new PgnReader(
                PgnLines.of(TestData.path("pgn/lichess/standard.pgn.gz")).iterator(), PgnLimits.USUAL);
        while (reader.hasNext()) {
            var entry = (PgnEntry.Read) reader.next();
            if (entry.number() % EVERY != 0) {
                continue;
            }
            var found = book.of(uci(entry.game(), book));
            games++;
            codes += entry.game().tag("ECO").equals(found.map(Opening::eco).or(() -> Optional.of("?"))) ? 1 : 0;
            names += entry.game().tag("Opening").equals(found.map(Opening::name).or(() -> Optional.of("?"))) ? 1 : 0;
        }
        System.out.printf(
                "openings of %,d games: %.2f %% of the codes, %.2f %% of the names as tagged%n",
                games, 100.0 * codes / games, 100.0 * names / games);
        var slack = EVERY == 1 ? 0.0 : 0.015;
        assertTrue(codes >= (0.936 - slack) * games, codes + " of " + games);
        assertTrue(names >= (0.883 - slack) * games, names + " of " + games);
    }

    @Test
    void the_order_of_moves_does_not_matter_and_leaving_the_table_keeps_the_last_name() throws IOException {
        var book = Openings.book();
        var direct = book.of(List.of("d2d4", "d7d5", "c2c4"));
        assertEquals(Optional.of(new Opening("D06", "Queen's Gambit")), direct);
        assertEquals(direct, book.of(List.of("c2c4", "d7d5", "d2d4")));
        assertEquals(direct, book.of(List.of("c2c4", "d7d5", "d2d4", "a7a6", "h2h3", "a6a5")));
        assertEquals(Optional.empty(), book.of(List.of()));
        assertEquals(Optional.empty(), OpeningBook.NONE.of(List.of("e2e4")));
    }

    @Test
    void a_wrong_line_is_refused_with_the_reason() {
        assertWrong("separated by tabs", "A00 Amar Opening 1. Nh3");
        assertWrong("A00 to E99", "F00\tAmar Opening\t1. Nh3");
        assertWrong("1 to 200 characters", "A00\t \t1. Nh3");
        assertWrong("half-move 2, 'Nh3'", "A00\tAmar Opening\t1. Nh3 Nh3");
        assertWrong("the line has no moves", "A00\tAmar Opening\t1.");
    }

    private static void assertWrong(String expected, String line) {
        var wrong = assertInstanceOf(OpeningLine.Wrong.class, OpeningLine.read(line));
        assertTrue(wrong.problem().contains(expected), wrong.problem());
    }

    /// Returns the moves that can matter for the book.
    private static List<String> uci(PgnGame game, OpeningBook book) {
        var moves = new ArrayList<String>();
        var position = Position.initial();
        for (var san : game.moves()) {
            if (!book.mayKnow(position)) {
                break;
            }
            var move = assertInstanceOf(MoveReading.Read.class, San.read(san, position))
                    .move();
            moves.add(Uci.write(move, Variant.STANDARD));
            position = position.play(move);
        }
        return moves;
    }
}
