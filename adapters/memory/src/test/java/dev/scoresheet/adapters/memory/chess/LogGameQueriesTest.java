package dev.scoresheet.adapters.memory.chess;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.application.chess.games.GameAnswer;
import dev.scoresheet.application.chess.games.GameView;
import dev.scoresheet.application.chess.games.GameView.Clocks;
import dev.scoresheet.application.chess.games.GameView.Player;
import dev.scoresheet.application.chess.games.GameView.Source;
import dev.scoresheet.application.chess.games.HistoryPage;
import dev.scoresheet.application.chess.games.LogGameQueries;
import dev.scoresheet.application.chess.games.PointInGame;
import dev.scoresheet.application.chess.games.PublicEvent;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Claim;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.AfterDowntime;
import dev.scoresheet.domain.chess.game.GameCommand.ExpireFirstMove;
import dev.scoresheet.domain.chess.game.GameCommand.GiveTime;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.Resign;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Queries of single games over the log in memory.
class LogGameQueriesTest {

    private static final UUID ARCHIVED = UUID.fromString("6fa459ea-ee8a-8ca4-894e-db77e160355e");
    private static final String IMPORTED = """
            [Event "Rated Bullet game"]
            [Site "?"]
            [Date "2018.11.03"]
            [Round "-"]
            [White "Anna"]
            [Black "?"]
            [Result "0-1"]
            [TimeControl "60+0"]
            [Termination "Normal"]

            1. f3 {[%clk 0:01:00]} 1... e5 {[%clk 0:01:00]} 2. g4 {[%clk 0:00:58]} 2... Qh4#
            {[%clk 0:00:57]} 0-1

            """;

    private final ChessLog log = new ChessLog();

    @Test
    void a_running_game_is_answered_with_its_current_state() {
        var script =
                GameScript.timed(7200, 0).moves("e4", "e5").afterSeconds(100).moves("Nf3");
        script.done(new OfferDraw(GAME, BLACK, script.now())).done(new ProposeTakeback(GAME, WHITE, script.now()));
        var view = log.played(script).named(WHITE, "Anna").view(GAME, new PointInGame.Head());

        assertEquals(Source.PLAY, view.source());
        assertFalse(view.ended());
        assertEquals(6, view.version());
        assertEquals(6, view.position());
        assertEquals(
                new BySide<>(new Player(WHITE, Optional.of("Anna")), new Player(BLACK, Optional.empty())),
                view.players());
        assertEquals(
                "rnbqkbnr/pppp1ppp/8/4p3/4P3/5N2/PPPP1PPP/RNBQKB1R b KQkq - 1 2",
                view.line().fen());
        assertEquals(List.of("e2e4", "e7e5", "g1f3"), view.line().moves());
        assertEquals(29, view.line().legalMoves().size());
        assertEquals(Optional.of("g1f3"), view.line().lastMove());
        assertEquals(Optional.of(new GameView.Time(7200, 0)), view.timeControl());
        assertEquals(
                Optional.of(new Clocks(Duration.ofSeconds(7100), Duration.ofSeconds(7200 - 3500), ChessLog.NOW)),
                view.clocks());
        assertEquals(Optional.of(Side.BLACK), view.drawOfferedBy());
        assertEquals(Optional.of(Side.WHITE), view.takebackProposedBy());
        assertEquals(Result.UNFINISHED, view.result());
        assertEquals(Optional.of(NOON), view.startedAt());
        assertEquals(Optional.empty(), view.endedAt());
    }

    @Test
    void an_ended_game_has_no_legal_moves_but_its_board_has() {
        var script = GameScript.untimed().moves("Nf3", "Nf6", "Ng1", "Ng8", "Nf3", "Nf6", "Ng1", "Ng8");
        assertEquals(
                List.of(Claim.THREEFOLD),
                new ChessLog().played(script).view(GAME, new PointInGame.Head()).claims());
        log.played(script.done(new Resign(GAME, WHITE, NOON)));
        var head = log.view(GAME, new PointInGame.Head());
        assertEquals(List.of(), head.line().legalMoves());
        assertEquals(List.of(), head.claims());
        assertEquals(Result.BLACK_WINS, head.result());
        assertEquals(Optional.of(Termination.RESIGNATION), head.termination());
        assertEquals(
                20, log.view(GAME, new PointInGame.AtPly(8)).line().legalMoves().size());
    }

    @Test
    void every_version_is_answered_with_its_state_also_before_takebacks() {
        var script = withTakebacks();
        log.played(script);
        for (int version = 1; version <= script.events().size(); version++) {
            var then = GameScript.given(script.events().subList(0, version));
            var view = log.view(GAME, new PointInGame.AtVersion(version));
            assertEquals(version, view.version());
            assertEquals(version, view.position());
            assertEquals(then.started().line().ply(), view.line().ply());
            assertEquals(
                    then.started().line().moves().size(), view.line().moves().size());
            assertEquals(then.running().clock().recorded().toString(), recorded(view));
        }
        assertEquals(new GameAnswer.NotStartedYet(), log.queries().game(GAME, new PointInGame.AtVersion(0), NOON));
        assertEquals(
                new GameAnswer.BeyondHead(script.events().size(), 3),
                log.queries()
                        .game(GAME, new PointInGame.AtVersion(script.events().size() + 1L), NOON));
    }

    @Test
    void a_ply_counts_on_the_line_of_the_head() {
        var script = withTakebacks();
        log.played(script);
        var head = log.view(GAME, new PointInGame.Head());
        assertEquals(List.of("e2e4", "e7e5", "b1c3"), head.line().moves());
        for (int ply = 0; ply <= 3; ply++) {
            var view = log.view(GAME, new PointInGame.AtPly(ply));
            assertEquals(ply, view.line().ply());
            assertEquals(head.line().moves().subList(0, ply), view.line().moves());
            assertEquals(head.version(), view.version());
            assertEquals(head.clocks(), view.clocks());
        }
        assertEquals(
                head.start(), log.view(GAME, new PointInGame.AtPly(0)).line().fen());
        assertEquals(
                new GameAnswer.BeyondHead(head.version(), 3), log.queries().game(GAME, new PointInGame.AtPly(4), NOON));
    }

    @Test
    void an_unknown_game_is_absent() {
        assertEquals(new GameAnswer.NoSuchGame(), log.queries().game(GAME, new PointInGame.Head(), NOON));
        assertEquals(new GameAnswer.NoSuchGame(), log.queries().game(GAME, new PointInGame.AtVersion(0), NOON));
        assertEquals(Optional.empty(), log.queries().history(GAME, 0, 10));
        assertEquals(Optional.empty(), log.queries().pgn(GAME));
    }

    @Test
    void a_history_has_pages_and_public_types() {
        var script = withTakebacks();
        log.played(script);
        var first = log.queries().history(GAME, 0, 2).orElseThrow();
        assertEquals(List.of("started", "moved"), types(first));
        assertEquals(OptionalLong.of(2), first.next());
        assertEquals(
                new PublicEvent.Moved(1, "e2e4", Optional.of(0L), Optional.of(60_000L)),
                first.events().getLast().event());
        assertEquals(ChessLog.RECORDED, first.events().getLast().at());
        var rest = log.queries().history(GAME, 2, 1000).orElseThrow();
        assertEquals(List.of("moved", "moved", "takeback-proposed", "moves-taken-back", "moved"), types(rest));
        assertEquals(OptionalLong.empty(), rest.next());
        assertEquals(List.of(), log.queries().history(GAME, 7, 5).orElseThrow().events());
    }

    @Test
    void a_history_names_the_giver_of_time_and_no_giver_for_the_server() {
        var script = GameScript.fromChallenge(180, 2);
        script.done(new AfterDowntime(new ExpireFirstMove(GAME, NOON.plusSeconds(25)), Duration.ofMinutes(1)))
                .moves("e4", "e5")
                .done(new GiveTime(GAME, BLACK, Duration.ofSeconds(15), script.now()));
        var events =
                log.played(script).queries().history(GAME, 0, 10).orElseThrow().events();
        assertEquals(
                List.of(
                        new PublicEvent.TimeGiven("white", 60_000, Optional.empty()),
                        new PublicEvent.TimeGiven("white", 15_000, Optional.of("black"))),
                events.stream()
                        .map(HistoryPage.Entry::event)
                        .filter(PublicEvent.TimeGiven.class::isInstance)
                        .toList());
    }

    @Test
    void a_played_game_is_answered_as_pgn() {
        var script = withTakebacks();
        log.played(script.done(new Resign(GAME, BLACK, script.now()))).named(WHITE, "An \"A\" na");
        assertEquals("""
                [Event "Casual game"]
                [Site "?"]
                [Date "2026.03.01"]
                [Round "-"]
                [White "An \\"A\\" na"]
                [Black "?"]
                [Result "1-0"]
                [GameId "01980000-0000-7000-8000-000000000001"]
                [UTCDate "2026.03.01"]
                [UTCTime "12:00:00"]
                [TimeControl "60+1"]
                [Termination "Normal"]

                1. e4 {[%clk 0:01:00]} 1... e5 {[%clk 0:01:00]} 2. Nc3 {[%clk 0:00:57.5]} 1-0

                """, log.queries().pgn(GAME).orElseThrow());
    }

    @Test
    void a_game_of_chess960_names_its_variant_and_its_start() {
        var script = GameScript.from("1rk4r/pppppppp/8/8/8/8/PPPPPPPP/1RK4R b HBhb - 0 1")
                .moves("O-O", "O-O");
        var pgn = read(log.played(script).queries().pgn(GAME).orElseThrow());
        assertEquals(Optional.of("Chess960"), pgn.tag("Variant"));
        assertEquals(Optional.of("1rk4r/pppppppp/8/8/8/8/PPPPPPPP/1RK4R b HBhb - 0 1"), pgn.tag("FEN"));
        assertEquals(Optional.of("-"), pgn.tag("TimeControl"));
        assertEquals(Optional.of("Unterminated"), pgn.tag("Termination"));
        assertEquals(List.of("O-O", "O-O"), pgn.moves());
        assertEquals(
                List.of("c8h8", "c1h1"),
                log.view(GAME, new PointInGame.Head()).line().moves());
    }

    @Test
    void an_imported_game_answers_the_same_questions() {
        var anna = new PlayerId("anna-id");
        log.named(anna, "Anna").imported(ARCHIVED, new BySide<>(anna, new PlayerId("nobody")), read(IMPORTED));
        var view = log.view(ARCHIVED, new PointInGame.Head());
        assertEquals(Source.IMPORT, view.source());
        assertEquals(1, view.version());
        assertEquals(4, view.line().ply());
        assertEquals(List.of(), view.line().legalMoves());
        assertEquals(Optional.of(new GameView.Time(60, 0)), view.timeControl());
        assertEquals(
                Optional.of(new Clocks(Duration.ofSeconds(58), Duration.ofSeconds(57), ChessLog.NOW)), view.clocks());
        assertEquals(Optional.of(Termination.CHECKMATE), view.termination());
        assertEquals(
                "rnbqkbnr/pppp1ppp/8/4p3/8/5P2/PPPPP1PP/RNBQKBNR w KQkq - 0 2",
                log.view(ARCHIVED, new PointInGame.AtPly(2)).line().fen());
        assertEquals(
                view.line(), log.view(ARCHIVED, new PointInGame.AtVersion(1)).line());
        assertEquals(new GameAnswer.BeyondHead(1, 4), log.queries().game(ARCHIVED, new PointInGame.AtVersion(2), NOON));
        assertEquals(IMPORTED, log.queries().pgn(ARCHIVED).orElseThrow());
        assertEquals(
                List.of("imported"),
                types(log.queries().history(ARCHIVED, 0, 10).orElseThrow()));
    }

    private static GameScript withTakebacks() {
        var script = GameScript.timed(60, 1)
                .moves("e4", "e5")
                .after(Duration.ofMillis(1_500))
                .moves("Nf3");
        script.done(new ProposeTakeback(GAME, WHITE, script.now())).done(new AcceptTakeback(GAME, BLACK, script.now()));
        return script.after(Duration.ofSeconds(3)).moves("Nc3");
    }

    private static String recorded(GameView view) {
        return view.clocks()
                .map(clocks -> "Shown[white=" + clocks.white() + ", black=" + clocks.black() + "]")
                .orElse("None[]");
    }

    private static List<String> types(HistoryPage page) {
        return page.events().stream().map(entry -> entry.event().type()).toList();
    }

    private static PgnGame read(String pgn) {
        return new PgnReader(pgn.lines().iterator(), PgnLimits.USUAL).next() instanceof PgnEntry.Read entry
                ? entry.game()
                : throwUnreadable(pgn);
    }

    private static PgnGame throwUnreadable(String pgn) {
        throw new AssertionError(pgn);
    }

    /// The cost of a page does not grow with the game: a watcher reads only its own events.
    @Test
    void a_page_of_a_history_reads_its_own_events_only() {
        log.played(GameScript.untimed().moves("Nf3", "Nf6", "Ng1", "Ng8", "Nf3", "Nf6", "Ng1", "Ng8"));
        var counting = new Counting(log.store());
        var queries = new LogGameQueries(counting, new MemoryPlayerDirectory());
        long version = 0;
        for (var next = OptionalLong.of(0); next.isPresent(); ) {
            version = next.getAsLong();
            next = queries.history(GAME, version, 2).orElseThrow().next();
        }
        assertEquals(8, version);
        assertEquals(9, counting.events);
    }

    /// Store that counts the events that are read.
    private static final class Counting implements EventStore<ChessEvent> {

        private final EventStore<ChessEvent> store;
        private int events;

        Counting(EventStore<ChessEvent> store) {
            this.store = store;
        }

        @Override
        public EventStream<ChessEvent> read(StreamId stream) {
            return read(stream, Long.MAX_VALUE);
        }

        @Override
        public EventStream<ChessEvent> read(StreamId stream, long throughVersion) {
            var read = store.read(stream, throughVersion);
            events += read.events().size();
            return read;
        }

        @Override
        public List<RecordedEvent<ChessEvent>> tail(StreamId stream, long afterVersion) {
            var read = store.tail(stream, afterVersion);
            events += read.size();
            return read;
        }

        @Override
        public long era() {
            return store.era();
        }

        @Override
        public StreamPage<ChessEvent> page(StreamId stream, long afterVersion, int limit) {
            var page = store.page(stream, afterVersion, limit);
            events += page.events().size();
            return page;
        }

        @Override
        public Optional<StoredReceipt> receipt(ReceiptKey key) {
            return store.receipt(key);
        }

        @Override
        public AppendResult append(Append<ChessEvent> append) {
            return store.append(append);
        }
    }
}
