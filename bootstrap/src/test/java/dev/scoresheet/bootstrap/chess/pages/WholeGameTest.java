package dev.scoresheet.bootstrap.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Games of two visitors through the pages alone, from the lobby to the end.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WholeGameTest {

    /// Half-move from one square to another, as the list of moves shows it, and the piece that then stands there.
    private record Step(String from, String to, String move, String piece) {}

    private static final List<Step> TO_MATE = List.of(
            new Step("e2", "e4", "e4", "wp"),
            new Step("e7", "e5", "e5", "bp"),
            new Step("d1", "h5", "Qh5", "wq"),
            new Step("b8", "c6", "Nc6", "bn"),
            new Step("f1", "c4", "Bc4", "wb"),
            new Step("g8", "f6", "Nf6", "bn"),
            new Step("h5", "f7", "Qxf7#", "wq"));

    /// Answers the first two requests for a game as the server does before the game has started.
    private static final String TOO_EARLY = """
            const send = window.fetch;
            let asked = 0;
            window.fetch = (path, options) => path.startsWith('/api/games/') && asked++ < 2
                ? Promise.resolve(new Response('{"type":"/problems/not-found"}', {status: 404}))
                : send(path, options);""";

    @RegisterExtension
    static final ServedPages PAGES = new ServedPages();

    @Test
    void two_visitors_meet_in_the_lobby_play_to_mate_and_play_again() throws Exception {
        try (var anna = PAGES.visitor("anna");
                var bert = PAGES.visitor("bert");
                var watcher = new Visitor(PAGES.address(""), PAGES.tab())) {
            anna.tab().click("[data-preset='600+0']");
            anna.tab().click("#find");
            bert.tab().awaitText("#challenges", "anna");
            bert.tab().click("#challenges tr:has([href='/players/anna']) [data-act='accept']");
            var game = bert.game();
            assertEquals(game, anna.game(), "the challenger is led to the game");
            watcher.open(game);

            var white = whiteOf(game);
            var players = white.equals("anna") ? List.of(anna, bert) : List.of(bert, anna);
            for (int ply = 0; ply < TO_MATE.size(); ply++) {
                var step = TO_MATE.get(ply);
                var mover = players.get(ply % 2);
                if (ply < 2) {
                    mover.drag(step.from(), step.to());
                } else {
                    mover.move(step.from(), step.to());
                }
                for (var each : List.of(anna, bert, watcher)) {
                    each.awaitPiece(step.piece(), step.to());
                    each.awaitEmpty(step.from());
                    each.awaitMove(step.move());
                }
            }
            for (var each : List.of(anna, bert, watcher)) {
                each.awaitAction("checkmate");
                each.awaitAction("1–0");
            }

            anna.act("rematch");
            bert.act("accept");
            var again = anna.gameAfter(game);
            assertEquals(again, bert.gameAfter(game));
            assertNotEquals(white, whiteOf(again), "the colours change");
            List.of(anna, bert, watcher).forEach(Visitor::hasNoComplaints);
        }
    }

    @Test
    void a_page_that_is_opened_too_early_waits_for_its_game() throws Exception {
        var challenge = PAGES.post("cleo", "/api/challenges", "{\"to\":\"dirk\"}")
                .get("id")
                .stringValue();
        PAGES.post("dirk", "/api/challenges/" + challenge + "/acceptance", "");
        var tab = PAGES.tab();
        tab.runFirst(TOO_EARLY);
        try (var watcher = new Visitor(PAGES.address(""), tab).open(challenge)) {
            watcher.awaitAction("The game starts.");
            watcher.awaitPiece("wp", "e2");
            watcher.hasNoComplaints();
        }
    }

    private static String whiteOf(String game) throws Exception {
        return PAGES.get("/api/games/" + game + "?wait=10000")
                .at("/players/white/id")
                .stringValue();
    }
}
