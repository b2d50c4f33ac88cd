package dev.scoresheet.domain.chess.pgn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.pgn.MoveText.Comment;
import dev.scoresheet.domain.chess.pgn.MoveText.Nag;
import dev.scoresheet.domain.chess.pgn.MoveText.San;
import dev.scoresheet.domain.chess.pgn.MoveText.Variation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PgnWriterTest {

    @Test
    void a_game_is_written_with_numbers_where_they_are_needed() {
        var variation = new Variation(List.of(new San("c5"), new San("Nf3")));
        var game = new PgnGame(
                List.of(new Tag("Event", "a \"b\" \\")),
                List.of(
                        new San("e4"),
                        new San("e5"),
                        variation,
                        new San("Nf3"),
                        new Nag(1),
                        new Comment("[%clk 0:01:00]"),
                        new San("Nc6")),
                Result.UNFINISHED);
        assertEquals("""
                [Event "a \\"b\\" \\\\"]

                1. e4 e5 ( 1... c5 2. Nf3 ) 2. Nf3 $1 {[%clk 0:01:00]} 2... Nc6 *

                """, PgnWriter.write(game));
    }

    @Test
    void move_numbers_continue_from_the_position_that_the_game_starts_from() {
        var start = new Tag("FEN", "4k3/8/8/8/8/8/4P3/4K3 b - - 0 31");
        var game = new PgnGame(List.of(start), List.of(new San("Kd7"), new San("e4")), Result.DRAW);
        assertEquals("31... Kd7 32. e4", PgnWriter.writeMovetext(game));
    }

    @Test
    void a_remark_that_braces_cannot_hold_is_written_after_a_semicolon() {
        assertUnchanged(
                new PgnGame(List.of(), List.of(new San("e4"), new Comment("a } b"), new San("e5")), Result.UNFINISHED));
    }

    @Test
    void no_line_is_wrapped_into_an_escape_line_or_within_a_command() {
        for (int length = 1; length < 90; length++) {
            var comment = new Comment("x".repeat(length) + " % y [%clk 0:00:01] % " + "z ".repeat(length));
            var game = new PgnGame(List.of(), List.of(new San("e4"), comment, new San("e5")), Result.UNFINISHED);
            assertUnchanged(game);
            assertFalse(PgnWriter.write(game).lines().anyMatch(GameText::isEscape));
            assertEquals(
                    1,
                    PgnWriter.write(game)
                            .lines()
                            .filter(line -> line.contains("[%clk 0:00:01]"))
                            .count());
        }
    }

    @Test
    void clocks_are_written_as_other_sites_write_them() {
        assertEquals("[%clk 1:02:03]", ClockNote.of(Duration.ofSeconds(3723)));
        assertEquals("[%clk 0:00:00.05]", ClockNote.of(Duration.ofMillis(50)));
        assertEquals(Optional.of(Duration.ofMillis(61_500)), ClockNote.in("[%eval 0.2] [%clk 0:01:01.5] x"));
        for (var comment : List.of("", "[%clk 1:2]", "[%clk 0:00:0x]", "[%clk 0:00:01", "[%emt 0:00:01]")) {
            assertEquals(Optional.empty(), ClockNote.in(comment), comment);
        }
    }

    private static void assertUnchanged(PgnGame game) {
        var entry = new PgnReader(PgnWriter.write(game).lines().iterator(), PgnLimits.USUAL).next();
        assertEquals(game, ((PgnEntry.Read) entry).game());
    }
}
