package dev.scoresheet.bootstrap.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.bootstrap.kernel.browser.Complaint;
import dev.scoresheet.bootstrap.kernel.browser.Tab;
import java.util.List;

/// Visitor of the pages, in a tab: reads, and does with mouse and keyboard, as the pages let visitors do.
record Visitor(String address, Tab tab) implements AutoCloseable {

    /// Chooses a name in the header.
    Visitor choose(String name) {
        tab.click("#me");
        tab.fill("#name", name);
        tab.press("Enter");
        tab.await("!document.querySelector('#name-dialog')?.open");
        tab.awaitText("#me", name);
        return this;
    }

    /// Opens the page of a game.
    Visitor open(String game) {
        tab.open(address + "/games/" + game);
        return this;
    }

    /// Returns the id of the game whose page is shown, as soon as one is.
    String game() {
        tab.await("/^\\/games\\/[0-9a-f-]{36}$/.test(location.pathname)");
        return tab.evaluate("location.pathname.split('/').pop()").stringValue();
    }

    /// Returns the id of the next game whose page is shown.
    String gameAfter(String game) {
        tab.await("!location.pathname.endsWith('" + game + "')");
        return game();
    }

    /// Clicks the piece, then the square that it moves to.
    void move(String from, String to) {
        awaitTargets();
        tab.click(square(from));
        tab.click(square(to));
    }

    void drag(String from, String to) {
        awaitTargets();
        tab.drag(square(from), square(to));
    }

    /// Waits until the page knows the legal moves: it reads them after each move, and lets no man move before.
    private void awaitTargets() {
        tab.await("document.querySelector('[data-movable]')");
    }

    /// Presses a button of the row of actions.
    void act(String action) {
        tab.click("#actions [data-act='" + action + "']");
    }

    /// Waits until the row of actions has a button.
    void awaitButton(String action) {
        tab.await("document.querySelector(`#actions [data-act='" + action + "']`)");
    }

    /// Waits until the row of actions says a text.
    void awaitAction(String text) {
        tab.awaitText("#actions", text);
    }

    /// Waits until a piece, such as `wn`, is on a square.
    void awaitPiece(String piece, String square) {
        tab.await("document.querySelector(`[data-square='" + square + "'][data-piece='" + piece + "']`)");
    }

    void awaitEmpty(String square) {
        tab.await("!document.querySelector(`[data-square='" + square + "'][data-piece]`)");
    }

    /// Waits until the list of moves has a move, as players write it.
    void awaitMove(String move) {
        tab.awaitText("#moves", move);
    }

    /// Fails if the pages broke the content security policy, or had an error on their console.
    void hasNoComplaints() {
        assertEquals(List.<Complaint>of(), tab.complaints());
    }

    private static String square(String name) {
        return "[data-square='" + name + "']";
    }

    @Override
    public void close() {
        tab.close();
    }
}
