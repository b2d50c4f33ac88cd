package dev.scoresheet.bootstrap.kernel.browser;

import java.util.Map;

/// Mouse of a tab. The browser gets its events at coordinates, as from a real one.
record Mouse(DevTools devTools, String session) {

    /// Point of the visible part of a page, in CSS pixels.
    record Point(double x, double y) {

        Point towards(Point other, double share) {
            return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
        }
    }

    void click(Point at) {
        send("mouseMoved", at, 0);
        send("mousePressed", at, 1);
        send("mouseReleased", at, 0);
    }

    void drag(Point from, Point to) {
        send("mouseMoved", from, 0);
        send("mousePressed", from, 1);
        for (double share = 0.1; share < 1; share += 0.3) {
            send("mouseMoved", from.towards(to, share), 1);
        }
        send("mouseMoved", to, 1);
        send("mouseReleased", to, 0);
    }

    private void send(String type, Point at, int pressed) {
        var moves = type.equals("mouseMoved");
        devTools.call(
                session,
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        at.x,
                        "y",
                        at.y,
                        "button",
                        moves && pressed == 0 ? "none" : "left",
                        "buttons",
                        pressed,
                        "clickCount",
                        moves ? 0 : 1));
    }
}
