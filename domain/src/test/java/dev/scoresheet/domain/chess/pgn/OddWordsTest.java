package dev.scoresheet.domain.chess.pgn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.pgn.MoveText.Nag;
import dev.scoresheet.domain.chess.pgn.MoveText.San;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Words and signs that change no move lose no game. Words that may be a move stay moves.
class OddWordsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "=, 10", "∞, 13", "+=, 14", "+/=, 14", "⩲, 14", "=+, 15", "=/+, 15", "⩱, 15", "±, 16", "+/-, 16",
                "∓, 17", "-/+, 17", "+-, 18", "+–, 18", "-+, 19", "−+, 19", "□, 7", "‼, 3", "⁇, 4", "⁉, 5", "⁈, 6"
            })
    void an_assessment_alone_or_attached_to_its_move_is_a_glyph(String sign, int glyph) {
        for (var text : List.of("1. Nf3 %s Nf6 *", "1. Nf3%s Nf6 *", "1. Nf3 %s 1... Nf6 *", "1. Nf3%s{x}Nf6 *")) {
            var read = read(text.formatted(sign));
            assertEquals(List.of("Nf3", "Nf6"), read.game().moves(), text);
            assertEquals(new Nag(glyph), read.game().movetext().get(1), text);
            assertEquals("‼⁇⁉⁈".contains(sign) ? 0 : 1, read.notes().size(), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "→",
                "⇄",
                "^",
                "~",
                ",",
                "\"",
                "\\",
                "&",
                "$300",
                "$",
                "$99999999999",
                "!?!",
                "???",
                "(=)",
                "TN",
                "ch",
                "mate",
                "↑↑",
                "😀",
                "<->",
                "%",
                "'"
            })
    void a_sign_without_a_meaning_is_passed_over_and_noted(String sign) {
        for (var text : List.of("1. Nf3 %s 1... Nf6 *", "1. Nf3 %s Nf6 *")) {
            var read = read(text.formatted(sign));
            assertEquals(List.of(new San("Nf3"), new San("Nf6")), read.game().movetext());
            assertEquals(List.of(new PgnNote(PgnNote.Kind.NO_MEANING, 1, 8, sign, 1)), read.notes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "++", "#", "e.p.", "ep", "e.p", "e. p."})
    void a_remark_that_follows_from_the_board_is_ignored(String remark) {
        var read = read("1. exd6 " + remark + " Nf6 *");
        assertEquals(List.of(new San("exd6"), new San("Nf6")), read.game().movetext());
        assertEquals(List.of(), read.notes());
    }

    /// Each could be part of a move: without it, the move would be another one.
    @ParameterizedTest
    @ValueSource(strings = {"N f3", "--", "-", "D", "Sf3", "N×f3", "♘f3", "♘ f3", "e2–e4", "<x>", "@@@@", "e8♕"})
    void a_sign_that_may_change_a_move_is_not_ignored(String word) {
        var entry = new PgnReader(List.of("1. " + word + " *").iterator(), PgnLimits.USUAL).next();
        switch (entry) {
            case PgnEntry.Unreadable(var _, var _, var problem) ->
                assertEquals(PgnProblem.Kind.UNEXPECTED_CHARACTER, problem.kind());
            case PgnEntry.Read read -> {
                assertEquals(word, String.join(" ", read.game().moves()));
                assertEquals(List.of(), read.notes());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/2-1/2",
                "1/2",
                "½-½",
                "½",
                "½–½",
                "½:½",
                "1/2:1/2",
                "1/2 - 1/2",
                "½ - ½",
                "0.5-0.5",
                "0,5-0,5",
                "0.5 : 0.5",
                "1/2–1/2"
            })
    void a_draw_is_spelled_in_many_ways(String spelling) {
        assertResult(Result.DRAW, spelling);
    }

    @ParameterizedTest
    @CsvSource({"1-0", "1–0", "1:0", "1 - 0", "1 : 0", "1—0", "1‑0"})
    void a_win_is_spelled_in_many_ways(String spelling) {
        assertResult(Result.WHITE_WINS, spelling);
        assertResult(Result.BLACK_WINS, new StringBuilder(spelling).reverse().toString());
    }

    private static void assertResult(Result result, String spelling) {
        for (var text : List.of("1. e4 e5 %s", "1. e4 e5 2.%s", "1. e4 e5 %s{x}", "1. e4 (1. d4 %s) e5 %1$s")) {
            var read = read(text.formatted(spelling));
            assertEquals(List.of("e4", "e5"), read.game().moves(), text);
            assertEquals(result, read.game().result(), text);
        }
        var tag = read("[Result \"" + spelling + "\"]\n\n1. e4 e5");
        assertEquals(result, tag.game().result());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-0", "0-0-0", "0-0+", "O-O"})
    void castling_is_no_result(String castling) {
        var read = read("1. e4 " + castling + " 1-0");
        assertEquals(List.of("e4", castling), read.game().moves());
        assertEquals(List.of(), read.notes());
    }

    @Test
    void control_characters_and_unusual_blanks_count_as_blanks() {
        var read = read("[White \"A\0B\"]\n\n1. e4\u0001e5\u00a02.\u200b Nf3 {a\u001bb\u00a0c} *\n\u001a");
        assertEquals(List.of("e4", "e5", "Nf3"), read.game().moves());
        assertEquals(new Tag("White", "A B"), read.game().tags().getFirst());
        assertEquals(new MoveText.Comment("a b\u00a0c"), read.game().movetext().get(3));
        assertEquals(List.of(new PgnNote(PgnNote.Kind.CONTROL_CHARACTER, 1, 10, "U+0000", 6)), read.notes());
    }

    @Test
    void a_backslash_may_end_a_tag() {
        for (var text : List.of(
                "[Folder \"C:\\games\\\"]\n", "[Folder \"C:\\games\\\" ]\n", "[Folder \"C:\\\\games\\\\\"]\n")) {
            var game = read(text + "[Round \"1\"]\n\n1. e4 *").game();
            assertEquals(List.of(new Tag("Folder", "C:\\games\\"), new Tag("Round", "1")), game.tags());
        }
        var escaped =
                read("[Event \"a \\\"] b\"] [Site \"a \\\"b\\\"\"]\n\n1. e4 *").game();
        assertEquals(List.of(new Tag("Event", "a \"] b"), new Tag("Site", "a \"b\"")), escaped.tags());
    }

    @Test
    void a_command_that_lost_its_braces_is_a_comment() {
        var game = read("1. e4 [%clk 0:05:00] e5\n[%clk 0:04:00] *").game();
        assertEquals(List.of("e4", "e5"), game.moves());
        assertEquals(new MoveText.Comment("[%clk 0:05:00]"), game.movetext().get(1));
    }

    @Test
    void clocks_are_read_with_commas_and_many_decimals_and_noted_when_they_cannot_be_read() {
        assertEquals(Optional.of(Duration.ofMillis(300_500)), ClockNote.in("[%clk 0:05:00,5]"));
        assertEquals(Optional.of(Duration.ofMillis(300_123)), ClockNote.in("x [%clk\t0:05:00.123456 ] y"));
        assertEquals("x [%clk 0:05:00.5] y", ClockNote.respelled("x [%clk 0:05:00,5] y"));
        assertEquals("[%clk 0:05:00.50]", ClockNote.respelled("[%clk 0:05:00.50]"));
        assertEquals(
                List.of(
                        new PgnNote(PgnNote.Kind.CLOCK_SPELLING, 1, 7, "[%clk 0:05:00,5]", 1),
                        new PgnNote(PgnNote.Kind.UNREADABLE_CLOCK, 1, 28, "[%clk 5:00]", 1)),
                read("1. e4 {[%clk 0:05:00,5]} e5{[%clk 5:00]} *").notes());
    }

    private static PgnEntry.Read read(String text) {
        var entries = new ArrayList<PgnEntry>();
        new PgnReader(text.lines().iterator(), PgnLimits.USUAL).forEachRemaining(entries::add);
        assertEquals(1, entries.size(), entries::toString);
        return assertInstanceOf(PgnEntry.Read.class, entries.getFirst());
    }
}
