package dev.scoresheet.bootstrap.chess.pages;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Play without a mouse.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeyboardTest {

    @RegisterExtension
    static final ServedPages PAGES = new ServedPages();

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
            tabTo(xenia, "confirm");
            tab.press("Enter");
            xenia.awaitAction("You lost");
            xenia.hasNoComplaints();
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
