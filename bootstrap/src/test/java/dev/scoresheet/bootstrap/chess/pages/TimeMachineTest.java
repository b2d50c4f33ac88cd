package dev.scoresheet.bootstrap.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Looks back at the events of a game that still runs.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimeMachineTest {

    /// Takes the first events of games. After each it reads white's seconds, on the clock and in the moment, and the
    /// words about the wait for a first move.
    private static final String CLOCKS_OF_EVENTS = """
            Promise.all([import('/pages/chess/game/table.js'), import('/pages/chess/game/waiting.js')])
              .then(([{ Table }, { Waiting }]) => {
                const table = new Table('any');
                const waiting = Object.assign(new Waiting(table), { limit: 30 });
                const start = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';
                const take = (type, data) => {
                  table.take({ type, data, at: new Date().toISOString() });
                  return [table.clocks.white / 1000, table.head.clocks.white / 1000, waiting.words()].join(' ').trim();
                };
                const moved = (move, seconds) => take('moved', { move, usedMillis: 0, clockMillis: 1000 * seconds });
                return [
                  take('started', { start, timeControl: { initialSeconds: 0, incrementSeconds: 2 } }),
                  take('started', { start, timeControl: { initialSeconds: 0, incrementSeconds: 5 } }),
                  take('started', { start, timeControl: { initialSeconds: 180, incrementSeconds: 2 } }),
                  take('time-given', { to: 'white', millis: 60000, by: null }),
                  take('time-given', { to: 'white', millis: 15000, by: 'black' }),
                  moved('e2e4', 195),
                  moved('e7e5', 180),
                  take('time-given', { to: 'white', millis: 60000, by: null }),
                ].join(', ');
              })
            """;

    @RegisterExtension
    static final ServedPages PAGES = new ServedPages();

    @Test
    void a_visitor_looks_back_at_each_event_while_the_game_goes_on() throws Exception {
        var game = PAGES.start("tina", "udo", "\"timeControl\":{\"initialSeconds\":600,\"incrementSeconds\":0}");
        PAGES.play(game, "tina", "udo", "e4", "e5", "Nf3", "Nc6");
        try (var visitor = PAGES.spectator(game)) {
            var tab = visitor.tab();
            visitor.awaitPiece("bn", "c6");
            tab.evaluate("document.querySelector('#slider').focus()");
            tab.press("ArrowLeft", "ArrowLeft");
            visitor.awaitPiece("wn", "g1");
            visitor.awaitPiece("bp", "e5");
            tab.await("location.search === '?version=3'");
            tab.awaitText("#event", "moved");
            tab.awaitText("#event", "3 of 5");
            visitor.awaitAction("Looking back");

            PAGES.reply(game, "tina", 5, "Bb5");
            tab.awaitText("#event", "3 of 6");
            visitor.awaitPiece("wb", "f1");

            tab.press("Home");
            tab.await("location.search === '?version=1'");
            tab.awaitText("#event", "started");
            visitor.awaitPiece("wp", "e2");

            visitor.act("back");
            visitor.awaitPiece("wb", "b5");
            tab.await("location.search === ''");
            tab.back();
            tab.await("location.search.startsWith('?version=')");
            visitor.awaitAction("Looking back");
            tab.forward();
            visitor.awaitPiece("wb", "b5");
            visitor.hasNoComplaints();
        }
    }

    @Test
    void a_visitor_asks_for_the_game_as_of_an_instant() throws Exception {
        var game = PAGES.start("xenia", "yves", "");
        PAGES.play(game, "xenia", "yves", "d4", "d5", "c4");
        var instant = PAGES.get("/api/games/" + game + "/events")
                .get("events")
                .get(2)
                .get("at")
                .stringValue();
        try (var visitor = PAGES.spectator(game)) {
            visitor.awaitPiece("wp", "c4");
            visitor.tab().fill("#instant", instant);
            visitor.tab().press("Enter");
            visitor.awaitPiece("wp", "c2");
            visitor.awaitPiece("bp", "d5");
            visitor.tab().await("location.search === '?version=3'");
            visitor.tab().fill("#instant", "2020-01-01T00:00:00Z");
            visitor.tab().press("Enter");
            visitor.tab().await("document.querySelector('#instant-note').innerText");
            visitor.awaitPiece("bp", "d5");
        }
        try (var visitor = PAGES.spectator(game).open(game + "?at=" + instant)) {
            visitor.awaitPiece("wp", "c2");
            visitor.awaitPiece("bp", "d5");
            visitor.tab().await("location.search === '?version=3'");
            visitor.tab().back();
            visitor.tab().await("location.search === ''");
            visitor.awaitPiece("wp", "c4");
            visitor.hasNoComplaints();
        }
    }

    @Test
    void clocks_follow_the_events_as_those_of_the_server_do() {
        try (var tab = PAGES.tab()) {
            assertEquals(
                    "3 3 30 s left, 5 5 30 s left, 180 180 30 s left, 180 180 90 s left, 195 195 90 s left,"
                            + " 195 195 30 s left, 195 195, 255 255",
                    tab.open(PAGES.address("/about")).evaluate(CLOCKS_OF_EVENTS).stringValue());
        }
    }

    @Test
    void a_clock_of_an_imported_game_can_begin_a_line() {
        var pgn = """
                [Event "[%clk 0:00:01]"]
                [Result "*"]

                1. e4 {a remark that fills the line
                [%clk 0:05:00]} 1... e5 {another one
                [%clk 0:04:59.1]} *
                """;
        var clocks = "import('/pages/chess/game/pgn-clocks.js').then(({ clocks }) => clocks(`" + pgn + "`))";
        try (var tab = PAGES.tab()) {
            assertEquals(
                    "[300000,299100]",
                    tab.open(PAGES.address("/about")).evaluate(clocks).toString());
        }
    }

    @Test
    void an_address_with_a_version_shows_that_moment() throws Exception {
        var game = PAGES.start("vera", "willi", "");
        PAGES.play(game, "vera", "willi", "d4", "d5", "c4");
        try (var visitor = PAGES.spectator(game + "?version=2")) {
            visitor.awaitPiece("wp", "d4");
            visitor.awaitPiece("bp", "d7");
            visitor.tab().reload();
            visitor.awaitPiece("bp", "d7");
            assertTrue(visitor.tab().isTrue("location.search === '?version=2'"));
            visitor.hasNoComplaints();
        }
    }
}
