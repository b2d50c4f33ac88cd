package dev.scoresheet.domain.chess.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.PgnExtract;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.kernel.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Games in unusual spelling. They are exported in the usual one, with their remarks and variations.
class LeniencyTest {

    private static final String TAGS = """
            [Event "Club evening"]
            [Site "?"]
            [Date "2024.02.10"]
            [Round "1"]
            [White "Abel, Ada"]
            [Black "Bell, Bo"]
            [Result "*"]
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1. e2-e4 e7-e5 2. Ng1f3 Nb8-c6 {usual} 3. Bf1-b5 a7a6 4. 0-0 g8f6"
                        + " | 1. e4 e5 2. Nf3 Nc6 {usual} 3. Bb5 a6 4. O-O Nf6",
                "1. e4 e6 2. e5 d5 3. exd6 e.p. cxd6 4. d4 d5 | 1. e4 e6 2. e5 d5 3. exd6 cxd6 4. d4 d5",
                "1. e4 e5 (1... c7-c5 {Sicilian} 2. g1f3 (2. c2c3+ $5) 2... Nb8c6!) 2. f4"
                        + " | 1. e4 e5 ( 1... c5 {Sicilian} 2. Nf3 ( 2. c3 $5 ) 2... Nc6 $1 ) 2. f4",
                "1. e4 d5 2. exd5 Qxd5 ± 3. Nc3 = Qa5 ∞ | 1. e4 d5 2. exd5 Qxd5 $16 3. Nc3 $10 Qa5 $13",
                "1. e4 (1. d4 -- 2. c4) e5 (1... Z0 2. d4) | 1. e4 ( 1. d4 -- 2. c4 ) 1... e5 ( 1... -- 2. d4 )",
                "1. e4 (1. Zz9 $1 {so} d5) e5 | 1. e4 {Zz9} {$1} {so} {d5} 1... e5",
                "1. e4 (1. d4 d4 2. c4 (2. c3)) e5 | 1. e4 ( 1. d4 {d4} {c4} {c3} ) 1... e5",
                "1. e4 (1. e5) ($1 {x}) e5 | 1. e4 {e5} {$1} {x} 1... e5",
                "$1 (1. d4) 1. e4 (2. d4) e5 | {$1} {d4} 1. e4 ( 1. d4 ) 1... e5",
                "1. e4 {[%clk 0:05:00,5]} e5 {x [%clk 0:04:59,1]} | 1. e4 {[%clk 0:05:00.5]} 1... e5 {x [%clk 0:04:59.1]}"
            })
    void an_annotated_game_comes_out_in_standard_spelling(String came, String goes) throws Exception {
        var export = Exports.of(TAGS + "\n" + came + " *\n");
        assertEquals(TAGS + "\n" + goes + " *", String.join("\n", wrapped(export)));
        assertEquals(export, Exports.of(export));
        PgnExtract.assertAccepts(export, folder);
    }

    private static List<String> wrapped(String export) {
        int movetext = export.indexOf("\n\n") + 2;
        return List.of(
                export.substring(0, movetext - 1),
                export.substring(movetext).strip().replace('\n', ' '));
    }

    @Test
    void a_null_move_does_not_count_beyond_the_most_half_moves() {
        var start = "[FEN \"r3k3/8/8/8/8/8/8/R3K3 w - - 999999999 999999999\"]\n";
        assertTrue(Exports.of(start + "\n1. Kd1 (1. -- --) *").contains("-- --"), "the variation");
    }

    @Test
    void a_remark_after_a_semicolon_is_exported_in_braces() throws Exception {
        var export = Exports.of(TAGS + "\n1. e4 ; so } they say\n1... e5 *");
        assertEquals("1. e4 {so ) they say} 1... e5 *", wrapped(export).getLast());
        PgnExtract.assertAccepts(export, folder);
    }

    @ParameterizedTest
    @CsvSource({"½-½, *", "*, ½-½", "1/2, 1/2-1/2", "?, 0.5-0.5", "draw agreed, ½", "½:½, 1-0"})
    void tag_and_movetext_of_an_export_have_one_result(String tag, String end) throws Exception {
        var came = Exports.read(TAGS.replace("\"*\"", "\"" + tag + "\"") + "\n1. e4 e5 " + end)
                .game();
        assertEquals(Result.DRAW, Exports.imported(came).result());
        var export = Exports.of(came);
        assertEquals(TAGS.replace("\"*\"", "\"1/2-1/2\"") + "\n1. e4 e5 1/2-1/2\n\n", export);
        PgnExtract.assertAccepts(export, folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "normal",
                "Standard",
                "STANDARD",
                "chess",
                "Classical",
                "regular",
                "?",
                "-",
                "From Position",
                "fromPosition",
                "standard chess"
            })
    void other_names_of_standard_chess_are_read(String name) {
        assertEquals(Variant.STANDARD, Exports.imported(variant(name)).variant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chess960",
                "chess 960",
                "Chess-960",
                "960",
                "Fischerandom",
                "Fischer Random",
                "FischerRandom Chess",
                "FRC",
                "Freestyle",
                "freestyle chess",
                "Chess 9LX"
            })
    void other_names_of_chess960_are_read(String name) {
        assertEquals(Variant.CHESS960, Exports.imported(variant(name)).variant());
    }

    @Test
    void an_unusual_name_of_a_variant_is_noted() {
        assertEquals(
                List.of(new ArchiveNote.VariantName("normal", Variant.STANDARD)), ArchiveNote.of(variant("normal")));
        assertEquals(List.of(new ArchiveNote.VariantName("FRC", Variant.CHESS960)), ArchiveNote.of(variant("FRC")));
        assertEquals(List.of(), ArchiveNote.of(variant("Chess960")));
        assertEquals(List.of(), ArchiveNote.of(variant("Atomic")));
    }

    private static PgnGame variant(String name) {
        return Exports.read("[Variant \"" + name + "\"]\n\n1. e4 e5 *").game();
    }

    @ParameterizedTest
    @CsvSource({
        "3+2, 0:03:01 0:03:00, true",
        "3+2, , true",
        "10, , true",
        "90+30, 1:30:00 1:30:00, true",
        "15+0, , false",
        "15+0, 0:00:15 0:00:15, false",
        "0+1, 0:00:03 0:00:03, false",
        "180+2, 0:03:00 0:03:00, false",
        "30+0, 0:02:15 0:00:30, false",
        "-, 0:03:00 0:03:00, false",
        "40/7200:3600, , false"
    })
    void minutes_in_the_tag_for_seconds_are_noted(String tag, String clocks, boolean noted) {
        var notes = clocks == null ? List.of("", "") : List.of(clocks.split(" "));
        var text =
                "[TimeControl \"%s\"]\n\n1. e4 %s e5 %s *".formatted(tag, comment(notes.get(0)), comment(notes.get(1)));
        assertEquals(
                noted,
                ArchiveNote.of(Exports.read(text).game()).stream()
                        .anyMatch(ArchiveNote.MinutesAsSeconds.class::isInstance));
    }

    private static String comment(String clock) {
        return clock.isEmpty() ? "" : "{[%clk " + clock + "]}";
    }

    @Test
    void clocks_with_a_comma_are_kept_as_times() {
        var event = Exports.imported(
                Exports.read("1. e4 {[%clk 0:05:00,5]} e5 {[%clk 0:04:59,1]} *").game());
        assertEquals(List.of(Duration.ofMillis(300_500), Duration.ofMillis(299_100)), event.clocks());
    }

    /// In UCI a client means a queen; in a file the promotion stays open.
    @Test
    void a_promotion_without_its_letter_is_refused_in_every_spelling() {
        for (var move : List.of("a8", "a7a8", "a7-a8")) {
            var game = Exports.read("[FEN \"8/P3k3/8/8/8/8/8/4K3 w - - 0 1\"]\n\n1. " + move + " *")
                    .game();
            var decision = new ArchiveDecider()
                    .decide(
                            new ArchiveCommand.ImportGame(new UUID(0, 0), BySide.both(new PlayerId("p")), game, "test"),
                            new ArchivedGame.NotArchived());
            var rejected = assertInstanceOf(Decision.Rejected.class, decision);
            assertEquals(new ArchiveRejection.AmbiguousMove(1, move, 4, 9), rejected.rejection());
        }
    }
}
