package dev.scoresheet.bootstrap.kernel.browser;

import dev.scoresheet.bootstrap.kernel.browser.DevTools.CallFailed;
import dev.scoresheet.bootstrap.kernel.browser.Mouse.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tab of a browser, which a test uses as a visitor does. A selector is one of CSS, and means the first element that it
/// finds.
/// Every step waits until the page lets a visitor do it.
public final class Tab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Middle of an element that a click would reach. Pieces lie over the squares of a board, which is SVG.
    private static final String MIDDLE = """
            (() => {
              const element = document.querySelector(%s);
              if (!element || element.disabled || element.ariaDisabled === 'true') return null;
              element.scrollIntoView({block: 'nearest', inline: 'nearest'});
              const box = element.getBoundingClientRect();
              const x = box.x + box.width / 2, y = box.y + box.height / 2;
              const hit = document.elementFromPoint(x, y);
              const reached = hit && (element.contains(hit) || hit.contains(element) || hit.ownerSVGElement);
              return box.width && box.height && reached ? [x, y] : null;
            })()""";

    private final DevTools devTools;
    private final String visitor;
    private final String target;
    private final String session;
    private final Mouse mouse;
    private final Keyboard keyboard;
    private final Complaints complaints = new Complaints();

    Tab(DevTools devTools, String visitor, String target, String session) {
        this.devTools = devTools;
        this.visitor = visitor;
        this.target = target;
        this.session = session;
        this.mouse = new Mouse(devTools, session);
        this.keyboard = new Keyboard(devTools, session);
        devTools.listen(session, complaints::take);
        Complaints.DOMAINS.forEach(domain -> call(domain + ".enable", Map.of()));
        focus(true);
        show(1280, 800);
    }

    String visitor() {
        return visitor;
    }

    /// Opens an address, and waits until it is loaded.
    public Tab open(String url) {
        var opened = call("Page.navigate", Map.of("url", url));
        if (opened.has("errorText")) {
            throw new AssertionError(url + ": " + opened.get("errorText"));
        }
        await("document.readyState === 'complete'");
        return this;
    }

    public void reload() {
        evaluate("window.beforeReload = true");
        call("Page.reload", Map.of());
        await("!window.beforeReload && document.readyState === 'complete'");
    }

    public void back() {
        evaluate("history.back()");
    }

    public void forward() {
        evaluate("history.forward()");
    }

    /// Returns the value of an expression. A promise is waited for.
    public JsonNode evaluate(String expression) {
        var answer = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    /// Returns the text of an element as it is shown.
    public String text(String selector) {
        await("document.querySelector(" + quoted(selector) + ")");
        return evaluate("document.querySelector(" + quoted(selector) + ").innerText")
                .stringValue();
    }

    /// Waits until an expression is true. An expression that fails is not true yet.
    public void await(String condition) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!isTrue(condition)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + PATIENCE + ": " + condition + "\n" + described());
            }
            pause();
        }
    }

    public void awaitText(String selector, String text) {
        await("document.querySelector(" + quoted(selector) + ").innerText.includes(" + quoted(text) + ")");
    }

    public boolean isTrue(String condition) {
        try {
            return evaluate("(() => { try { return Boolean(" + condition + "); } catch { return false; } })()")
                    .booleanValue();
        } catch (CallFailed betweenTwoPages) {
            return false;
        }
    }

    public void click(String selector) {
        mouse.click(middle(selector));
    }

    public void drag(String from, String to) {
        mouse.drag(middle(from), middle(to));
    }

    /// Replaces the text of a field.
    public void fill(String selector, String text) {
        click(selector);
        evaluate("document.querySelector(" + quoted(selector) + ").select()");
        keyboard.write(text);
    }

    public void press(String... keys) {
        List.of(keys).forEach(keyboard::press);
    }

    public void pressWithShift(String key) {
        keyboard.pressWithShift(key);
    }

    private Point middle(String selector) {
        await(MIDDLE.formatted(quoted(selector)));
        var at = evaluate(MIDDLE.formatted(quoted(selector)));
        if (!at.isArray()) {
            return middle(selector);
        }
        return new Point(at.get(0).doubleValue(), at.get(1).doubleValue());
    }

    /// Gives the page a size, in CSS pixels. A narrow one is a phone.
    public void show(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /// Sets the theme that the system of the visitor prefers: `light` or `dark`.
    public void prefer(String theme) {
        var feature = Map.of("name", "prefers-color-scheme", "value", theme);
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /// Lets the page sleep, as browsers do with hidden tabs: no timer of it runs, and no answer arrives.
    public void sleep() {
        focus(false); // a tab with the focus does not sleep
        call("Page.setWebLifecycleState", Map.of("state", "frozen"));
    }

    public void wake() {
        call("Page.setWebLifecycleState", Map.of("state", "active"));
        focus(true);
    }

    private void focus(boolean given) {
        call("Emulation.setFocusEmulationEnabled", Map.of("enabled", given));
    }

    /// Runs a script before the scripts of each page that is opened from now on.
    public void runFirst(String script) {
        call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /// Turns off the scripts of the pages that are opened from now on. The test can still evaluate expressions.
    public void turnScriptsOff() {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /// Writes a picture of the whole page.
    public void picture(Path file) throws IOException {
        var picture = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture.get("data").stringValue()));
    }

    /// Returns the complaints since the tab was opened, or since they were forgotten.
    public List<Complaint> complaints() {
        evaluate("new Promise(requestAnimationFrame)"); // those of the last step have arrived then
        return complaints.all();
    }

    public void forgetComplaints() {
        complaints.forget();
    }

    /// Returns the bytes that were loaded, as they went over the line.
    public long bytes() {
        return complaints.bytes();
    }

    private String described() {
        return evaluate("location.href + '\\n' + document.body.innerText").asString("") + "\n" + complaints.all();
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return devTools.call(session, method, parameters);
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a page", interrupted);
        }
    }

    @Override
    public void close() {
        devTools.call(DevTools.WHOLE, "Target.closeTarget", Map.of("targetId", target));
    }
}
