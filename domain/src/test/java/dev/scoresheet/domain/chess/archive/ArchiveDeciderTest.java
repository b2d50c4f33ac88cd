package dev.scoresheet.domain.chess.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.archive.ArchiveCommand.ImportGame;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.AmbiguousMove;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.IllegalMove;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.ImpossibleStart;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.LongTag;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.NoMoves;
import dev.scoresheet.domain.chess.archive.ArchiveRejection.UnknownVariant;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.chess.pgn.Tag;
import dev.scoresheet.domain.kernel.DeciderSpec;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchiveDeciderTest {

    private static final UUID GAME = new UUID(0x8000, 0x8000000000000001L);
    private static final BySide<PlayerId> PLAYERS = new BySide<>(new PlayerId("anna"), new PlayerId("boris"));
    private static final String FOOLS_MATE = "1. f3 e5 2. g4 Qh4# 0-1";

    private final DeciderSpec<ArchiveCommand, ArchivedGame, ArchiveEvent, ArchiveRejection> archive =
            DeciderSpec.of(new ArchiveDecider());

    @Test
    void a_game_is_archived_as_one_event() {
        archive.when(game("""
                        [Event "Friends"]
                        [White "Adams, Anna"]
                        [Black "Bell, Boris"]
                        [Result "0-1"]
                        [WhiteElo "1500"]
                        [BlackElo "?"]
                        [Annotator "Cole, Carla"]
                        [WhiteFideId "123"]
                        [TimeControl "180+2"]
                        [Termination "Normal"]

                        1. f3 {[%clk 0:03:00]} 1... e5 {[%clk 0:03:00]} 2. g4 {[%clk 0:02:59.5]} 2... Qh4 {[%clk 0:03:01]} 0-1
                        """))
                .then(new GameImported(
                        PLAYERS,
                        new BySide<>(Rating.of(1500), Rating.UNKNOWN),
                        new StatedTimeControl.Fischer(180, 2),
                        Variant.STANDARD,
                        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
                        List.of("f2f3", "e7e5", "g2g4", "d8h4"),
                        List.of(
                                Duration.ofSeconds(180),
                                Duration.ofSeconds(180),
                                Duration.ofMillis(179_500),
                                Duration.ofSeconds(181)),
                        Result.BLACK_WINS,
                        Termination.CHECKMATE,
                        4,
                        "rnb1kbnr/pppp1ppp/8/4p3/6Pq/5P2/PPPPP2P/RNBQKBNR w KQkq - 1 3",
                        List.of(
                                new Tag("Event", "Friends"),
                                new Tag("Result", "0-1"),
                                new Tag("WhiteElo", "1500"),
                                new Tag("BlackElo", "?"),
                                new Tag("TimeControl", "180+2"),
                                new Tag("Termination", "Normal")),
                        "",
                        "test"));
    }

    @Test
    void a_game_that_is_archived_already_changes_nothing() {
        archive.when(game(FOOLS_MATE)).and().when(game(FOOLS_MATE)).thenNothing();
    }

    @Test
    void one_player_may_be_white_and_black() {
        var alone = BySide.both(new PlayerId("tom"));
        assertEquals(
                alone,
                imported(new ImportGame(GAME, alone, text(FOOLS_MATE), "test")).players());
    }

    @Test
    void a_game_without_a_move_is_refused() {
        archive.when(game("[Event \"x\"]\n\n{nobody came} *")).thenRejected(new NoMoves());
    }

    @Test
    void an_overlong_tag_is_refused() {
        archive.when(game("[Event \"" + "x".repeat(501) + "\"]\n\n" + FOOLS_MATE))
                .thenRejected(new LongTag("Event", 501, 500));
    }

    @Test
    void an_illegal_move_is_refused_with_its_ply_and_the_number_of_legal_ones() {
        archive.when(game("1. e4 e5 2. Ke3 *")).thenRejected(new IllegalMove(3, "Ke3", 29));
        archive.when(game("1. e4 -- *")).thenRejected(new IllegalMove(2, "--", 20));
        archive.when(game("1. f3 e5 2. g4 Qh4# 3. Kf2 0-1")).thenRejected(new IllegalMove(5, "Kf2", 0));
    }

    @Test
    void an_ambiguous_move_and_a_promotion_to_nothing_are_refused() {
        archive.when(game("[FEN \"4k3/8/8/8/8/4K3/8/R6R w - - 0 1\"]\n\n1. Rd1 *"))
                .thenRejected(new AmbiguousMove(1, "Rd1", 2, 34));
        archive.when(game("[FEN \"8/P3k3/8/8/8/8/8/4K3 w - - 0 1\"]\n\n1. a8 *"))
                .thenRejected(new AmbiguousMove(1, "a8", 4, 9));
    }

    @Test
    void lenient_spellings_are_read() {
        var event = imported(game("[FEN \"r3k2r/P7/8/8/8/8/8/R3K2R w KQkq - 0 1\"]\n\n1. 0-0 O-O-O+! 2. a8Q *"));
        assertEquals(List.of("e1g1", "e8c8", "a7a8q"), event.moves());
        assertEquals("1. 0-0 O-O-O+ $1 2. a8Q", event.annotatedMovetext());
    }

    @Test
    void an_unknown_variant_and_an_impossible_position_are_refused() {
        archive.when(game("[Variant \"Atomic\"]\n\n" + FOOLS_MATE)).thenRejected(new UnknownVariant("Atomic"));
        var decision =
                new ArchiveDecider().decide(game("[FEN \"8/8/8/8/8/8/8/K7 w - - 0 1\"]\n\n1. Kb1 *"), archive.state());
        assertInstanceOf(
                ImpossibleStart.class,
                assertInstanceOf(Decision.Rejected.class, decision).rejection());
    }

    @Test
    void the_tag_or_the_position_makes_a_game_chess960() {
        var usual = "[FEN \"r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1\"]\n\n1. O-O *";
        assertEquals(
                List.of("e1g1"),
                imported(game("[Variant \"From Position\"]\n" + usual)).moves());
        assertEquals(
                List.of("e1h1"),
                imported(game("[Variant \"Chess960\"]\n" + usual)).moves());
        var unusual = imported(game("[FEN \"4k3/8/8/8/8/8/8/1R2K1R1 w KQ - 0 1\"]\n\n1. O-O *"));
        assertEquals(List.of("e1g1"), unusual.moves());
        assertEquals("4k3/8/8/8/8/8/8/1R2K1R1 w GB - 0 1", unusual.start());
    }

    @Test
    void the_termination_follows_from_the_board_the_tag_and_the_result() {
        assertEquals(Termination.FLAG, termination("Time forfeit", "1. e4 e5 1-0"));
        assertEquals(Termination.FLAG_DEAD, termination("Time forfeit", "1. e4 e5 1/2-1/2"));
        assertEquals(Termination.ABANDONED, termination("Abandoned", "1. e4 e5 1-0"));
        assertEquals(Termination.RESIGNATION, termination("Normal", "1. e4 e5 0-1"));
        assertEquals(Termination.AGREEMENT, termination("Normal", "1. e4 e5 1/2-1/2"));
        assertEquals(Termination.UNKNOWN, termination("Normal", "1. e4 e5 *"));
        assertEquals(Termination.UNKNOWN, termination("Rules infraction", "1. e4 e5 1-0"));
        assertEquals(Termination.CHECKMATE, termination("Time forfeit", "1. f3 e5 2. g4 Qh4# 1-0"));
        var there = "1. Nf3 Nf6 2. Ng1 Ng8 ";
        assertEquals(Termination.THREEFOLD_CLAIM, termination("Normal", there.repeat(2) + "1/2-1/2"));
        assertEquals(Termination.FIVEFOLD, termination("Normal", there.repeat(4) + "1/2-1/2"));
        assertEquals(
                Termination.DEAD_POSITION,
                imported(game("[FEN \"4k3/8/8/8/8/8/4r3/4K3 w - - 0 1\"]\n\n1. Kxe2 Kd8 *"))
                        .termination());
        assertEquals(
                Termination.STALEMATE,
                imported(game("[FEN \"7k/8/8/6Q1/8/8/8/4K3 w - - 0 1\"]\n\n1. Qg6 *"))
                        .termination());
        var quiet = "[Termination \"Normal\"]\n[FEN \"r3k3/8/8/8/8/8/8/R3K3 w - - %d 90\"]\n\n1. Rb1 1/2-1/2";
        assertEquals(
                Termination.FIFTY_CLAIM, imported(game(quiet.formatted(99))).termination());
        assertEquals(
                Termination.SEVENTY_FIVE, imported(game(quiet.formatted(149))).termination());
    }

    @Test
    void todays_automatic_draws_do_not_cut_history_short() {
        var event = imported(game("1. Nf3 Nf6 2. Ng1 Ng8 ".repeat(6) + "1. e4 1-0"));
        assertEquals(25, event.plies());
        assertEquals(Result.WHITE_WINS, event.result());
    }

    @Test
    void time_controls_that_this_server_cannot_play_are_kept() {
        assertEquals(new StatedTimeControl.Correspondence(), timeControl("[TimeControl \"-\"]"));
        assertEquals(new StatedTimeControl.Fischer(86_400, 0), timeControl("[TimeControl \"86400\"]"));
        assertEquals(new StatedTimeControl.Unstated(), timeControl("[TimeControl \"40/7200:3600\"]"));
        assertEquals(new StatedTimeControl.Unstated(), timeControl("[TimeControl \"?\"]"));
        assertEquals(new StatedTimeControl.Unstated(), timeControl("[Event \"?\"]"));
    }

    @Test
    void remarks_variations_and_glyphs_stay_and_incomplete_clocks_stay_where_they_were() {
        var annotated = "1. e4 $1 {best by test} ( 1. d4 ) 1... e5 {[%clk 0:01:00]} 2. Nf3";
        var event = imported(game(annotated + " *"));
        assertEquals(List.of(), event.clocks());
        assertEquals(annotated, event.annotatedMovetext());
    }

    @Test
    void no_name_is_in_the_event() {
        var event = imported(game("[White \"Zukertort\"]\n[Black \"Blackburne\"]\n[Annotator \"Steinitz\"]\n"
                + "[BlackFideId \"99887\"]\n[WhiteNA \"z@example.org\"]\n\n" + FOOLS_MATE));
        for (var name : List.of("Zukertort", "Blackburne", "Steinitz", "99887", "example")) {
            assertFalse(event.toString().contains(name), name);
        }
    }

    @Test
    void an_export_has_all_imported_content_and_the_current_names() {
        var came = text("[Event \"e\"]\n[White \"A\"]\n[Black \"B\"]\n[Result \"*\"]\n[ECO \"C20\"]\n\n"
                + "1. e4 {king's pawn} e5 (1... c5 $6) *");
        var event = imported(new ImportGame(GAME, PLAYERS, came, "test"));
        assertEquals(came, ArchivedPgn.of(event, new BySide<>("A", "B")));
        assertEquals("?", ArchivedPgn.of(event, BySide.both("?")).tag("White").orElseThrow());
    }

    private StatedTimeControl timeControl(String tag) {
        return imported(game(tag + "\n\n" + FOOLS_MATE)).timeControl();
    }

    private Termination termination(String tag, String movetext) {
        return imported(game("[Termination \"" + tag + "\"]\n\n" + movetext)).termination();
    }

    private GameImported imported(ImportGame command) {
        var decision = new ArchiveDecider().decide(command, archive.state());
        return (GameImported)
                assertInstanceOf(Decision.Accepted.class, decision).events().getFirst();
    }

    private static ImportGame game(String pgn) {
        return new ImportGame(GAME, PLAYERS, text(pgn), "test");
    }

    private static PgnGame text(String pgn) {
        return ((PgnEntry.Read) new PgnReader(pgn.lines().iterator(), PgnLimits.USUAL).next()).game();
    }
}
