package dev.scoresheet.domain.chess.pgn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.pgn.MoveText.Comment;
import dev.scoresheet.domain.chess.pgn.MoveText.Nag;
import dev.scoresheet.domain.chess.pgn.MoveText.San;
import dev.scoresheet.domain.chess.pgn.MoveText.Variation;
import dev.scoresheet.domain.chess.pgn.PgnProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PgnReaderTest {

    @Test
    void tags_moves_and_result_are_read() {
        var game = only("[White \"Morphy, Paul\"]\n[Result \"1-0\"]\n\n1. e4 e5 2.Nf3 Nc6 3 . Bb5 1-0");
        assertEquals(List.of(new Tag("White", "Morphy, Paul"), new Tag("Result", "1-0")), game.tags());
        assertEquals(List.of("e4", "e5", "Nf3", "Nc6", "Bb5"), game.moves());
        assertEquals(Result.WHITE_WINS, game.result());
    }

    @Test
    void comments_glyphs_and_nested_variations_keep_their_places() {
        var game = only("1. e4 {best} $1 (1. d4 d5 (1... Nf6!? ; Indian\n) 2. c4) 1... c5?! *");
        var inner = new Variation(List.of(new San("Nf6"), new Nag(5), new Comment("Indian")));
        var outer = new Variation(List.of(new San("d4"), new San("d5"), inner, new San("c4")));
        assertEquals(
                List.of(new San("e4"), new Comment("best"), new Nag(1), outer, new San("c5"), new Nag(6)),
                game.movetext());
    }

    @Test
    void a_comment_may_span_lines_and_hold_the_signs_of_movetext() {
        var game = only("1. e4 { one (two\n[%clk 0:00:01] ; $3\n\n1-0 three } e5 0-1");
        assertEquals(
                new Comment("one (two [%clk 0:00:01] ; $3 1-0 three"),
                game.movetext().get(1));
        assertEquals(Result.BLACK_WINS, game.result());
    }

    @Test
    void quotes_and_backslashes_in_tags_are_read_escaped_or_not() {
        var game = only("[Event \"a \\\"b\\\" c\\\\d\"]\n[Site \"an \"unescaped\" one\"] [Round \"C:\\x\"]\n*");
        assertEquals(
                List.of(
                        new Tag("Event", "a \"b\" c\\d"),
                        new Tag("Site", "an \"unescaped\" one"),
                        new Tag("Round", "C:\\x")),
                game.tags());
    }

    @Test
    void castling_with_zeros_is_a_move_and_a_single_half_is_a_draw() {
        var game = only("1. 0-0 0-0-0+ 1/2");
        assertEquals(List.of("0-0", "0-0-0+"), game.moves());
        assertEquals(Result.DRAW, game.result());
    }

    @Test
    void a_byte_order_mark_escape_lines_and_carriage_returns_are_no_part_of_a_game() {
        var entries = read("\uFEFF[Event \"A\"]\r\n% for another program\r\n\r\n\r\n1. e4\r\n%also {here\r\n*\r\n");
        var entry = assertInstanceOf(PgnEntry.Read.class, entries.getFirst());
        assertEquals("[Event \"A\"] 1. e4 *", entry.source());
        assertEquals(1, entries.size());
    }

    @Test
    void games_are_numbered_and_know_their_lines() {
        var entries = read("[Event \"A\"]\n\n*\n\n[Event \"B\"]\n\n\n1. e4 *\n[Round \"3\"] 1. d4 1-0 [Round \"4\"] *");
        assertEquals(List.of(1, 2, 3, 4), entries.stream().map(PgnEntry::number).toList());
        assertEquals(List.of(1, 5, 9, 9), entries.stream().map(PgnEntry::line).toList());
    }

    @Test
    void a_missing_result_is_taken_from_the_tag_and_ends_where_the_next_tags_begin() {
        var entries = read("[Event \"A\"]\n[Result \"0-1\"]\n\n1. e4 e5\n\n[Event \"B\"]\n\n[Event \"C\"]\n\n1. d4 *");
        assertEquals(3, entries.size());
        assertEquals(
                Result.BLACK_WINS, ((PgnEntry.Read) entries.getFirst()).game().result());
    }

    @Test
    void a_remark_on_the_line_of_the_result_belongs_to_the_game() {
        var game = only("1. e4 1-0 {Black resigns\nbefore his move} ");
        assertEquals(List.of(new San("e4"), new Comment("Black resigns before his move")), game.movetext());
    }

    @Test
    void an_empty_file_has_no_games() {
        assertEquals(List.of(), read(""));
        assertEquals(List.of(), read("\uFEFF\n  \n% nothing\n"));
    }

    @Test
    void each_problem_is_named_with_its_place() {
        assertProblem(Kind.UNTERMINATED_TAG, 1, 1, "[Event \"A");
        assertProblem(Kind.UNTERMINATED_TAG, 2, 1, "[Event \"A\"]\n[Site");
        assertProblem(Kind.MALFORMED_TAG, 1, 8, "[Event A]\n\n1. e4 *");
        assertProblem(Kind.UNTERMINATED_COMMENT, 2, 4, "1. e4\ne5 {no end *\n");
        assertProblem(Kind.UNOPENED_COMMENT, 1, 7, "1. e4 } *");
        assertProblem(Kind.UNTERMINATED_VARIATION, 1, 14, "1. e4 (1. d4 ( 1. c4 *");
        assertProblem(Kind.UNOPENED_VARIATION, 1, 7, "1. e4 ) *");
        assertProblem(Kind.UNEXPECTED_CHARACTER, 1, 7, "1. e4 <x> *");
        assertProblem(Kind.UNEXPECTED_CHARACTER, 1, 7, "1. e4 \u265ef6 *");
        assertProblem(Kind.UNEXPECTED_CHARACTER, 1, 7, "1. e4 ] *");
    }

    @Test
    void a_hundred_thousand_open_brackets_are_refused_where_the_limit_is_passed() {
        assertProblem(Kind.NESTED_TOO_DEEPLY, 1, 207, "1. e4 " + "(".repeat(100_000));
    }

    @Test
    void without_a_limit_the_same_nesting_needs_no_deep_stack() {
        var lines = List.of("1. e4 " + "(".repeat(100_000) + ")".repeat(100_000) + " *");
        var reader = new PgnReader(lines.iterator(), new PgnLimits(1 << 20, 1 << 20, 100_000));
        var game = assertInstanceOf(PgnEntry.Read.class, reader.next()).game();
        assertTrue(PgnWriter.write(game).length() > 200_000);
    }

    @Test
    void overlong_lines_and_games_lose_only_themselves() {
        var limits = new PgnLimits(40, 60, 10);
        var text = "[Event \"A\"]\n\n1. e4 {" + "x".repeat(50) + "} *\n\n"
                + "[Event \"B\"]\n\n" + "1. e4 e5 2. Nf3\n".repeat(10) + "*\n\n"
                + "[Event \"C\"]\n\n1. e4 *";
        var entries = read(text, limits);
        assertEquals(Kind.LINE_TOO_LONG, problem(entries.get(0)).kind());
        assertEquals(Kind.GAME_TOO_LONG, problem(entries.get(1)).kind());
        assertInstanceOf(PgnEntry.Read.class, entries.get(2));
        assertEquals(3, entries.size());
    }

    @Test
    void a_broken_game_loses_no_other_game() {
        var good = "[Event \"G\"]\n[Site \"S\"]\n\n1. e4 *\n\n";
        for (var broken : List.of(
                "[Event \"B\"]\n[Site \"S\"]\n\n1. e4 {open\n\n",
                "[Event \"B\"]\n[Site \"S\"]\n\n1. e4 (1. d4\n\n",
                "[Event \"B\n[Site \"S\"]\n\n1. e4 *\n\n",
                "[Event \"B\"]\n[Site \"over\nlines\"]\n[Round \"1\"]\n\n1. e4 *\n\n",
                "[Event \"B\"]\n[Site \"S\"]\n\n1. e4 ) e5 {[%clk\n[Round \"1\"]\n} 1-0\n\n")) {
            var entries = read(good + broken + good);
            assertEquals(3, entries.size(), broken);
            assertInstanceOf(PgnEntry.Unreadable.class, entries.get(1), broken);
            assertEquals(read(good).getFirst(), entries.getFirst());
            assertEquals(3, entries.get(2).number());
            assertEquals(List.of("e4"), ((PgnEntry.Read) entries.get(2)).game().moves());
        }
    }

    private static void assertProblem(Kind kind, int line, int column, String text) {
        var problem = problem(read(text).getFirst());
        assertEquals(kind, problem.kind(), problem.detail());
        assertEquals(line + ":" + column, problem.line() + ":" + problem.column(), problem.detail());
    }

    private static PgnProblem problem(PgnEntry entry) {
        return assertInstanceOf(PgnEntry.Unreadable.class, entry).problem();
    }

    private static PgnGame only(String text) {
        var entries = read(text);
        assertEquals(1, entries.size());
        return assertInstanceOf(PgnEntry.Read.class, entries.getFirst()).game();
    }

    private static List<PgnEntry> read(String text) {
        return read(text, PgnLimits.USUAL);
    }

    private static List<PgnEntry> read(String text, PgnLimits limits) {
        var entries = new ArrayList<PgnEntry>();
        new PgnReader(text.lines().iterator(), limits).forEachRemaining(entries::add);
        return entries;
    }
}
