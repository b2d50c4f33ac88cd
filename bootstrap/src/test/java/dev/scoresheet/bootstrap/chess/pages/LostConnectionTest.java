package dev.scoresheet.bootstrap.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.browser.Complaint;
import dev.scoresheet.bootstrap.kernel.browser.Complaint.Kind;
import dev.scoresheet.bootstrap.kernel.browser.NetworkLine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Reloads, cut networks and sleeping tabs in the middle of a game.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LostConnectionTest {

    private static final int TRIES = 100;

    /// Loses the next answer to a request whose address ends with `window.lost`. A move is then given up at once.
    private static final String LOSE_ANSWERS = """
            const [send, time] = [window.fetch, performance.now.bind(performance)];
            let later = 0;
            window.lost = null;
            performance.now = () => time() + later;
            window.fetch = (path, options) => {
              if (!window.lost || !path.endsWith(window.lost)) return send(path, options);
              window.lost = null;
              later += 60_000;
              return Promise.reject(new TypeError('lost'));
            };
            undefined""";

    @RegisterExtension
    static final ServedPages PAGES = new ServedPages();

    @Test
    void a_reload_and_a_cut_network_lose_nothing() throws Exception {
        var game = PAGES.start("olga", "paul", "\"timeControl\":{\"initialSeconds\":600,\"incrementSeconds\":0}");
        try (var olga = PAGES.visitor("olga").open(game);
                var line = new NetworkLine(PAGES.address(""));
                var paul = PAGES.visitor("paul", line.address()).open(game)) {
            olga.move("e2", "e4");
            paul.awaitPiece("wp", "e4");
            paul.tab().reload();
            paul.awaitPiece("wp", "e4");
            paul.move("e7", "e5");
            olga.awaitPiece("bp", "e5");

            line.cut();
            paul.awaitAction("Connection lost");
            olga.move("g1", "f3");
            olga.awaitMove("Nf3");
            line.mend();
            paul.awaitPiece("wn", "f3");
            paul.awaitMove("Nf3");

            line.cut();
            paul.move("b8", "c6"); // sent as soon as there is a network
            paul.awaitPiece("bn", "c6");
            line.mend();
            olga.awaitPiece("bn", "c6");
            assertEquals(
                    List.of("e2e4", "e7e5", "g1f3", "b8c6"),
                    PAGES.get("/api/games/" + game)
                            .get("moves")
                            .valueStream()
                            .map(move -> move.stringValue())
                            .toList());
            olga.hasNoComplaints();
            assertEquals(List.of(), otherThanNetwork(paul.tab().complaints()));
        }
    }

    @Test
    void an_answer_that_is_lost_leaves_the_player_on_move() throws Exception {
        var game = PAGES.start("wanda", "xeno", "");
        try (var wanda = PAGES.visitor("wanda").open(game)) {
            wanda.awaitPiece("wp", "e2");
            wanda.tab().evaluate(LOSE_ANSWERS);
            wanda.tab().evaluate("window.lost = 'moves'");
            wanda.move("e2", "e4");
            wanda.awaitAction("No answer. Look at the game before you try again.");
            PAGES.move(game, "wanda", 1, "e4"); // it reached the server after all
            wanda.awaitPiece("wp", "e4");
            wanda.awaitButton("abort");

            wanda.tab().evaluate("window.lost = '" + game + "'");
            PAGES.move(game, "xeno", 2, "e5");
            wanda.awaitPiece("bp", "e5");
            wanda.tab().await("window.lost === null");
            wanda.move("g1", "f3");
            wanda.awaitPiece("wn", "f3");
            PAGES.reply(game, "xeno", 4, "Nc6");
            wanda.hasNoComplaints();
        }
    }

    @Test
    void a_spectator_follows_the_game_only_in_a_tab_that_can_be_seen() throws Exception {
        var game = PAGES.start("yola", "zeno", "");
        try (var visitor = PAGES.spectator(game)) {
            visitor.awaitPiece("wp", "e2");
            hide(visitor, true);
            PAGES.move(game, "yola", 1, "e4");
            Thread.sleep(500);
            assertTrue(visitor.tab().isTrue("document.querySelector(`[data-square='e2'][data-piece='wp']`)"));
            hide(visitor, false);
            visitor.awaitPiece("wp", "e4");
            visitor.hasNoComplaints();
        }
    }

    private static void hide(Visitor visitor, boolean hidden) {
        visitor.tab()
                .evaluate("Object.defineProperty(document, 'hidden', {value: " + hidden + ", configurable: true}); "
                        + "document.dispatchEvent(new Event('visibilitychange'))");
    }

    @Test
    void a_tab_that_slept_shows_the_moves_and_the_time_that_it_missed() throws Exception {
        var game = PAGES.start("xaver", "yuri", "\"timeControl\":{\"initialSeconds\":600,\"incrementSeconds\":0}");
        PAGES.play(game, "xaver", "yuri", "e4", "e5");
        try (var xaver = PAGES.visitor("xaver").open(game)) {
            xaver.awaitPiece("bp", "e5");
            xaver.tab().sleep();
            long before = shownSeconds(xaver);
            PAGES.move(game, "xaver", 3, "Nf3"); // on another device
            PAGES.move(game, "yuri", 4, "Nc6");
            Thread.sleep(5_000);
            assertTrue(before - shownSeconds(xaver) <= 1, "the tab did not sleep");
            xaver.tab().wake();
            xaver.awaitPiece("bn", "c6");
            xaver.awaitMove("Nc6");
            awaitClockOfServer(xaver, game);
            assertTrue(shownSeconds(xaver) <= before - 4, "the clock stood while the tab slept");
            xaver.move("d2", "d4");
            xaver.awaitPiece("wp", "d4");
            xaver.hasNoComplaints();
        }
    }

    /// Waits until the page shows the server's time, at most a second off. On a busy machine, a page draws late.
    private static void awaitClockOfServer(Visitor visitor, String game) throws Exception {
        long most;
        long shown;
        long least;
        int tries = 0;
        do {
            most = secondsOnServer(game);
            shown = shownSeconds(visitor);
            least = secondsOnServer(game);
        } while ((shown > most + 1 || shown < least - 1) && ++tries < TRIES);
        assertTrue(tries < TRIES, shown + " s, not " + most + " to " + least);
    }

    private static long shownSeconds(Visitor visitor) {
        var parts = visitor.tab().text("#seat-bottom .clock").split(":");
        return 60 * Long.parseLong(parts[0]) + Long.parseLong(parts[1]);
    }

    private static long secondsOnServer(String game) throws Exception {
        return PAGES.get("/api/games/" + game).get("clocks").get("whiteMillis").longValue() / 1000;
    }

    @Test
    void two_tabs_of_a_player_show_the_same_game() throws Exception {
        var game = PAGES.start("rosa", "sven", "");
        try (var rosa = PAGES.visitor("rosa").open(game);
                var second = new Visitor(PAGES.address(""), PAGES.tabBeside(rosa.tab())).open(game)) {
            rosa.move("d2", "d4");
            second.awaitPiece("wp", "d4");
            PAGES.reply(game, "sven", 2, "d5");
            second.awaitPiece("bp", "d5");
            second.move("c2", "c4");
            rosa.awaitPiece("wp", "c4");
            List.of(rosa, second).forEach(Visitor::hasNoComplaints);
        }
    }

    private static List<Complaint> otherThanNetwork(List<Complaint> complaints) {
        return complaints.stream().filter(one -> one.kind() != Kind.NETWORK).toList();
    }
}
