package dev.scoresheet.bootstrap.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Play without a mouse.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeyboardTest {

    @RegisterExtension
    static final ServedPages PAGES = new ServedPages();

    private static final String COUNT_LOST_FOCUS = """
            window.lost = 0;
            new MutationObserver(() => {
              if (document.activeElement === document.body) window.lost++;
            }).observe(document.querySelector('#actions'), {childList: true, subtree: true});""";

    /// Waits until the page has read the games of its visitor once more. It does so when the network is back.
    private static final String AWAIT_OWN_GAMES = """
            new Promise(resolve => {
              const before = performance.getEntriesByType('resource').length;
              const timer = setInterval(() => {
                const read = performance.getEntriesByType('resource').slice(before)
                    .filter(({name}) => name.includes('status=started&limit=3'));
                if (read.length < 1) return;
                clearInterval(timer);
                requestAnimationFrame(() => requestAnimationFrame(resolve));
              }, 50);
              dispatchEvent(new Event('online'));
            })""";

    @Test
    void a_player_moves_promotes_and_resigns_by_keys() throws Exception {
        var game = PAGES.start("xenia", "yuri", "\"start\":\"7k/3P4/8/8/8/8/4P3/4K3 w - - 0 1\"");
        try (var xenia = PAGES.visitor("xenia").open(game)) {
            var tab = xenia.tab();
            xenia.awaitPiece("wp", "e2");
            tab.press("Tab", "Enter"); // the link over the header
            tab.await("document.activeElement.id === 'board'");
            tab.press("ArrowUp"); // shows the cursor on e2
            tab.awaitText("#spoken", "e2");
            tab.press("Enter");
            tab.awaitText("#spoken", "e3, e4");
            tab.press("ArrowUp", "ArrowUp", "Enter");
            xenia.awaitPiece("wp", "e4");
            PAGES.reply(game, "yuri", 2, "Kg7");
            xenia.awaitPiece("bk", "g7");

            tab.press("ArrowLeft", "ArrowUp", "ArrowUp", "ArrowUp", "Enter");
            tab.awaitText("#spoken", "d7");
            tab.press("ArrowUp", "Enter");
            tab.await("document.activeElement.dataset.promote === 'q'");
            tab.press("Tab", "Enter");
            xenia.awaitPiece("wn", "d8");
            PAGES.reply(game, "yuri", 4, "Kf8");
            xenia.awaitPiece("bk", "f8");

            tabTo(xenia, "resign");
            tab.press("Enter");
            xenia.awaitButton("confirm");
            tabTo(xenia, "cancel");
            tab.press("Enter");
            xenia.awaitButton("takeback");
            tabTo(xenia, "takeback");
            tab.evaluate(COUNT_LOST_FOCUS);
            tab.press("Enter");
            xenia.awaitButton("withdraw-takeback");
            assertEquals(0, tab.evaluate("window.lost").intValue(), "the focus was lost while the page waited");
            tabTo(xenia, "resign");
            tab.press("Enter");
            xenia.awaitButton("confirm");
            tabTo(xenia, "confirm");
            tab.press("Enter");
            xenia.awaitAction("You lost");
            xenia.hasNoComplaints();
        }
    }

    @Test
    void the_focus_stays_in_the_lists_of_the_explorer_and_the_lobby() throws Exception {
        var game = PAGES.start("zora", "abel", "");
        PAGES.play(game, "zora", "abel", "f3", "e5", "g4", "Qh4#");
        PAGES.start("zora", "abel", "");
        try (var zora = PAGES.visitor("zora")) {
            var tab = zora.tab();
            var link = "#own-games a";
            tab.awaitText(link, "Go to the game");
            tab.evaluate("document.querySelector('" + link + "').focus()");
            tab.evaluate(AWAIT_OWN_GAMES);
            assertTrue(tab.isTrue("document.activeElement.matches('" + link + "')"), "the list was made again");

            tab.open(PAGES.address("/explorer"));
            var move = "#moves [data-move='f2f3'] a";
            tab.awaitText(move, "f3");
            tab.evaluate("document.querySelector(`" + move + "`).focus()");
            tab.press("Enter");
            tab.awaitText("#moves", "e5");
            tab.await("document.activeElement.closest('#moves')");
            tab.click("#me");
            tab.await("document.activeElement.id === 'name'");
            tab.press("ArrowLeft");
            tab.press("Escape");
            assertTrue(tab.isTrue("location.search === '?moves=f2f3'"), "a field needs the key itself");
            zora.hasNoComplaints();
        }
    }

    private static void tabTo(Visitor visitor, String action) {
        for (int presses = 0; presses < 20; presses++) {
            if (visitor.tab().isTrue("document.activeElement.dataset.act === '" + action + "'")) {
                return;
            }
            visitor.tab().press("Tab");
        }
        throw new AssertionError("the key Tab does not lead to " + action);
    }
}
