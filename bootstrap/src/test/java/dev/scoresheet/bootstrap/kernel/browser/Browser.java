package dev.scoresheet.bootstrap.kernel.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Chromium without a window, as a child process with a profile of its own. `SCORESHEET_TEST_BROWSER` (environment or
/// system property) names the program; otherwise the first one in PATH is taken. If there is none, the calling test is
/// skipped with a message. A program that is named but absent fails the test.
///
/// Client and browser talk through two pipes. So the browser ends with the process of the tests, also after a kill.
public final class Browser implements AutoCloseable {

    private static final String SETTING = "SCORESHEET_TEST_BROWSER";
    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /// The sandbox is off because Chromium refuses to run as root with it. The pages are those of this build.
    private static final List<String> OPTIONS = List.of(
            "--headless=new",
            "--remote-debugging-pipe",
            "--no-sandbox",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-component-update",
            "--disable-background-networking",
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--disable-breakpad",
            "--hide-scrollbars",
            "--lang=en",
            "--force-color-profile=srgb");

    /// The browser has the pipes as handles 3 and 4.
    private static final List<String> PIPED = List.of("sh", "-c", "exec \"$@\" 3<&0 4>&1 </dev/null >&2", "browser");

    private final Process process;
    private final DevTools devTools;

    private Browser(Process process) {
        this.process = process;
        this.devTools = new DevTools(process.getInputStream(), process.getOutputStream());
    }

    /// Starts a browser.
    ///
    /// @param folder empty folder for its profile and its log
    public static Browser start(Path folder) {
        var program = program();
        if (program.isEmpty()) {
            var missing = "no browser in PATH (Debian: apt-get install chromium); " + SETTING + " names another";
            System.out.println("skipped: " + missing);
            Assumptions.abort(missing);
        }
        var command = new ArrayList<>(PIPED);
        command.add(program.get());
        command.addAll(OPTIONS);
        command.add("--user-data-dir=" + folder.resolve("profile"));
        try {
            return new Browser(new ProcessBuilder(command)
                    .redirectError(folder.resolve("browser.log").toFile())
                    .start());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Optional<String> program() {
        var named = setting(SETTING);
        if (named.isPresent()) {
            return named;
        }
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":");
        return PROGRAMS.stream()
                .flatMap(program -> Stream.of(folders).map(folder -> Path.of(folder, program)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name, System.getenv(name)))
                .filter(text -> !text.isBlank());
    }

    /// Opens a tab for another visitor: it shares no cache, no cookies and no storage with the tabs that are there.
    public Tab tab() {
        var visitor = devTools.call(DevTools.WHOLE, "Target.createBrowserContext", Map.of());
        return tab(visitor.get("browserContextId").stringValue());
    }

    /// Opens a second tab of a visitor.
    public Tab tabBeside(Tab first) {
        return tab(first.visitor());
    }

    private Tab tab(String visitor) {
        var target = devTools.call(
                DevTools.WHOLE, "Target.createTarget", Map.of("url", "about:blank", "browserContextId", visitor));
        var id = target.get("targetId").stringValue();
        var session = devTools.call(DevTools.WHOLE, "Target.attachToTarget", Map.of("targetId", id, "flatten", true));
        return new Tab(devTools, visitor, id, session.get("sessionId").stringValue());
    }

    /// Asks the browser to end, and waits until all of its processes have ended.
    @Override
    public void close() {
        var parts = process.descendants().toList();
        try {
            devTools.call(DevTools.WHOLE, "Browser.close", Map.of());
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            parts.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
            parts.forEach(part ->
                    part.onExit().completeOnTimeout(part, 20, TimeUnit.SECONDS).join());
        }
    }
}
