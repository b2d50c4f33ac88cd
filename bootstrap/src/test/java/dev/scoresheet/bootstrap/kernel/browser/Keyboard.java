package dev.scoresheet.bootstrap.kernel.browser;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Keyboard of a tab.
record Keyboard(DevTools devTools, String session) {

    /// Keys that write no text, with their codes. Enter writes a line break.
    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("Tab", 9),
            Map.entry("Enter", 13),
            Map.entry("Escape", 27),
            Map.entry("PageUp", 33),
            Map.entry("PageDown", 34),
            Map.entry("End", 35),
            Map.entry("Home", 36),
            Map.entry("ArrowLeft", 37),
            Map.entry("ArrowUp", 38),
            Map.entry("ArrowRight", 39),
            Map.entry("ArrowDown", 40));

    private static final int SHIFT = 8;

    /// Presses a key: a name such as `ArrowLeft`, or one character.
    void press(String key) {
        press(key, 0);
    }

    void pressWithShift(String key) {
        press(key, SHIFT);
    }

    private void press(String key, int modifiers) {
        var event = new LinkedHashMap<String, Object>();
        event.put("type", "keyDown");
        event.put("key", key);
        event.put("modifiers", modifiers);
        var named = NAMED.get(key);
        event.put("code", named != null ? key : key.equals(" ") ? "Space" : "Key" + key.toUpperCase(Locale.ROOT));
        event.put(
                "windowsVirtualKeyCode",
                named != null ? named : key.toUpperCase(Locale.ROOT).charAt(0));
        if (named == null || key.equals("Enter")) {
            event.put("text", key.equals("Enter") ? "\r" : key);
        }
        devTools.call(session, "Input.dispatchKeyEvent", event);
        event.put("type", "keyUp");
        event.remove("text");
        devTools.call(session, "Input.dispatchKeyEvent", event);
    }

    /// Writes text where the focus is.
    void write(String text) {
        devTools.call(session, "Input.insertText", Map.of("text", text));
    }
}
