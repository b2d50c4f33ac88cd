package dev.scoresheet.domain.chess.pgn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.pgn.MoveText.Comment;
import dev.scoresheet.domain.chess.pgn.MoveText.San;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The phases of one game: before its tags, its tags, its movetext, after its result.
class PgnPhasesTest {

    private static final List<Tag> TAGS = List.of(new Tag("Event", "E"), new Tag("FEN", "F"), new Tag("White", "W"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{rem}\n[Event \"E\"]\n[FEN \"F\"]\n[White \"W\"]\n\n1. e4 *",
                "; rem\n\n[Event \"E\"]\n[FEN \"F\"]\n[White \"W\"]\n\n1. e4 *",
                "[Event \"E\"]\n{rem}\n[FEN \"F\"]\n[White \"W\"]\n\n1. e4 *",
                "[Event \"E\"] {rem} [FEN \"F\"]\n\n[White \"W\"]\n\n1. e4 *",
                "[Event \"E\"]\n[FEN \"F\"] ; rem\n[White \"W\"]\n\n1. e4 *",
                "[Event \"E\"]\n[FEN \"F\"]\n[White \"W\"]\n\n{rem}\n\n1. e4 *"
            })
    void a_remark_before_between_or_after_the_tags_loses_no_tag(String text) {
        var game = only(text);
        assertEquals(TAGS, game.tags());
        assertEquals(List.of(new Comment("rem"), new San("e4")), game.movetext());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1. e4 1-0\n{rem}\n", "1. e4 1-0\n\n; rem\n", "1. e4 1-0 {rem}\n", "1. e4 1-0\n{\n\nrem\n}\n"})
    void a_remark_after_the_result_belongs_to_the_game_before_it(String first) {
        var entries = read("[Round \"1\"]\n\n" + first + "\n[Event \"E\"]\n[FEN \"F\"]\n[White \"W\"]\n\n1. d4 *");
        assertEquals(2, entries.size());
        assertEquals(
                List.of(new San("e4"), new Comment("rem")), game(entries.get(0)).movetext());
        assertEquals(TAGS, game(entries.get(1)).tags());
    }

    @Test
    void a_remark_on_a_later_line_is_no_part_of_what_identifies_the_game() {
        assertEquals("[Round \"1\"] 1. e4 1-0", source("[Round \"1\"]\n\n1. e4 1-0\n{rem}\n"));
        assertEquals("[Round \"1\"] 1. e4 1-0 {rem one}", source("[Round \"1\"]\n\n1. e4 1-0 {rem\none}\n; rem\n"));
        assertEquals("[Round \"1\"] 1. e4 1-0", source("[Round \"1\"]\n\n1. e4 1-0 1. d4 {rem}\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. e4 e5 1-0 2. Nf3 Nc6 0-1\n\n1. d4 *\n",
                "1. e4 e5 1-0\nWhite resigned, ) and } so on.\n\n\n... [sic] 1/2\n",
                "1. e4 e5 1-0 1-0\n",
                "1. e4 e5 1-0\n{never closed\n"
            })
    void other_text_after_the_result_is_noted_and_belongs_to_no_game(String text) {
        var entries = read(text + "\n[Event \"E\"]\n[FEN \"F\"]\n[White \"W\"]\n\n1. d4 *");
        assertEquals(2, entries.size(), entries::toString);
        var first = assertInstanceOf(PgnEntry.Read.class, entries.get(0));
        assertEquals(List.of(new San("e4"), new San("e5")), first.game().movetext());
        assertEquals(Result.WHITE_WINS, first.game().result());
        assertEquals(PgnNote.Kind.TEXT_AFTER_RESULT, first.notes().getFirst().kind());
        assertEquals(TAGS, game(entries.get(1)).tags());
    }

    @Test
    void the_note_on_such_text_names_its_place_and_counts() {
        var note = assertInstanceOf(
                        PgnEntry.Read.class,
                        read("1. e4 1-0 e5 {rem} d4\n\n 2. d4 *").getFirst())
                .notes()
                .getFirst();
        assertEquals(new PgnNote(PgnNote.Kind.TEXT_AFTER_RESULT, 1, 11, "e5", 3), note);
    }

    @Test
    void a_comment_may_hold_blank_lines_and_lines_that_look_like_tags() {
        var game = only("[Round \"1\"]\n\n1. Nh3 { As a file has it:\n\n[Event \"E\"]\n[Site \"S\"]\n\n"
                + "1. e4 *\n\n\n[Event \"F\"]\n\nand so on. } 1... e5 *");
        assertEquals(
                List.of(
                        new San("Nh3"),
                        new Comment("As a file has it: [Event \"E\"] [Site \"S\"] 1. e4 * [Event \"F\"] and so on."),
                        new San("e5")),
                game.movetext());
        assertEquals(List.of(new Tag("Round", "1")), game.tags());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1. d4 *", "1. d4 {b} *", "1. d4 {b} (1. c4 {c}) *\n\n[Event \"G\"]\n\n1. f4 {d} *"})
    void an_unclosed_comment_loses_only_its_own_game(String next) {
        var entries = read("[Round \"1\"]\n\n1. Nh3 {never closed\n\n[Event \"E\"]\n[Site \"S\"]\n\n" + next);
        assertInstanceOf(PgnEntry.Unreadable.class, entries.get(0));
        var second = assertInstanceOf(PgnEntry.Read.class, entries.get(1));
        assertEquals(
                List.of(new Tag("Event", "E"), new Tag("Site", "S")),
                second.game().tags());
        assertEquals(List.of("d4"), second.game().moves());
        assertEquals(5, second.line());
        assertEquals(next.contains("f4") ? 3 : 2, entries.size());
    }

    /// A game without moves needs no end; a tag that it has begins the next one.
    @Test
    void a_repeated_tag_after_a_blank_line_begins_the_next_game() {
        var entries = read("[Event \"E\"]\n\n{nobody came}\n\n[Event \"F\"]\n\n[Event \"G\"]\n\n1. e4 *");
        assertEquals(3, entries.size());
        assertEquals(List.of(new Tag("Event", "G")), game(entries.get(2)).tags());
    }

    @Test
    void the_next_game_may_begin_on_the_line_of_the_result_or_after_a_byte_order_mark() {
        var entries = read("1. e4 1-0 [Round \"2\"] [White \"W\"]\n1. d4 *\n\uFEFF[Round \"3\"]\n\n1. c4 *");
        assertEquals(3, entries.size());
        assertEquals(
                List.of(new Tag("Round", "2"), new Tag("White", "W")),
                game(entries.get(1)).tags());
        assertEquals(List.of(new Tag("Round", "3")), game(entries.get(2)).tags());
    }

    @Test
    void overlong_lines_after_the_result_lose_no_game() {
        var text = "1. e4 1-0\n" + "x".repeat(50) + "\n" + "{y\n".repeat(40) + "\n[Round \"2\"]\n\n1. d4 *";
        var entries = new ArrayList<PgnEntry>();
        new PgnReader(text.lines().iterator(), new PgnLimits(40, 60, 10)).forEachRemaining(entries::add);
        assertEquals(List.of("e4"), game(entries.get(0)).moves());
        assertEquals(List.of("d4"), game(entries.get(1)).moves());
        assertEquals(2, entries.size());
    }

    /// The lines are read again at most once for each game.
    @Test
    void unclosed_comments_in_every_game_are_read_without_long_searches() {
        var text = "[Event \"E\"]\n\n1. e4 {never closed\n\n".repeat(20_000);
        assertEquals(20_000, read(text).size());
    }

    private static String source(String text) {
        return assertInstanceOf(PgnEntry.Read.class, read(text).getFirst()).source();
    }

    private static PgnGame game(PgnEntry entry) {
        return assertInstanceOf(PgnEntry.Read.class, entry).game();
    }

    private static PgnGame only(String text) {
        var entries = read(text);
        assertEquals(1, entries.size(), entries::toString);
        return game(entries.getFirst());
    }

    private static List<PgnEntry> read(String text) {
        var entries = new ArrayList<PgnEntry>();
        new PgnReader(text.lines().iterator(), PgnLimits.USUAL).forEachRemaining(entries::add);
        return entries;
    }
}
