package dev.scoresheet.bootstrap.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.bootstrap.kernel.browser.Axe;
import dev.scoresheet.bootstrap.kernel.browser.Browser;
import dev.scoresheet.bootstrap.kernel.browser.Tab;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The operator's page in a browser, on a server of the bulbs whose log grows all the time.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OperatorPageTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    /// Bulbs with two events each, so that the sample of an estimate does not reach the gate at the first event.
    private static final int SOME = 1_500;

    private static final int WIDE = 1280;
    private static final int PHONE = 390;

    /// Lets the page believe that each generation stopped, and keeps the body of its last action.
    private static final String STOPPED = """
            const send = window.fetch;
            window.fetch = async (path, options) => {
              if (path.endsWith('/resume')) window.sent = options.body;
              const answer = await send(path, options);
              if (path !== '/projections') return answer;
              const list = await answer.json();
              list.projections.forEach(line => { line.mode = 'stopped'; });
              return new Response(JSON.stringify(list));
            };
            undefined""";

    @TempDir(factory = InMemory.class)
    static Path folder;

    private static Browser browser;

    private final GatedStory story = new GatedStory(Story.broken());
    private final AtomicLong written = new AtomicLong();
    private ServedBulbs server;
    private Thread writer;
    private volatile boolean ending;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start(Files.createDirectory(folder.resolve("browser")));
    }

    @AfterAll
    static void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void serve() throws Exception {
        server = new ServedBulbs(folder, List.of(story, new BulbLives(1, "")));
        for (int i = 0; i < SOME; i++) {
            write();
        }
        writer = Thread.ofVirtual().start(this::writeOn);
    }

    private void write() {
        server.append("b" + written.incrementAndGet(), new Fitted(60), new SwitchedOn());
    }

    private void writeOn() {
        try {
            while (!ending) {
                write();
                Thread.sleep(5);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        ending = true;
        writer.join();
        story.open();
        server.close();
    }

    @Test
    void the_token_is_exchanged_for_a_cookie_and_kept_nowhere() {
        try (var tab = browser.tab().open(server.operations())) {
            tab.awaitText("h1", "Sign in");
            assertTrue(tab.isTrue("document.querySelector('.nav').hidden"));
            tab.fill("input[type=password]", "wrong");
            tab.press("Enter");
            tab.awaitText("[role=alert]", "This is not the token");
            tab.forgetComplaints(); // of the refused request
            signIn(tab);
            assertFalse(stored(tab).contains(ServedBulbs.TOKEN), stored(tab));
            assertEquals("\"\"", tab.evaluate("JSON.stringify(document.cookie)").stringValue());
            tab.reload();
            tab.awaitText("h1", "Views");

            tab.click("#sign-out");
            tab.awaitText("h1", "Sign in");
            tab.reload();
            tab.awaitText("h1", "Sign in");
            assertEquals(List.of(), tab.complaints());
            assertEquals(
                    401,
                    tab.evaluate("fetch('/projections').then(answer => answer.status)")
                            .intValue());
        }
    }

    @Test
    void a_view_is_rebuilt_watched_compared_and_cut_over_while_the_log_grows() {
        try (var tab = signedIn()) {
            tab.awaitText(row("story"), "serving");
            var before = generation(tab, "serving");
            story.close();
            act(tab, "Rebuild…", before, "Cancel");
            assertEquals(
                    0,
                    tab.evaluate("document.querySelectorAll('dialog').length").intValue());
            assertEquals("", acts(tab, "rebuild"), "a dialog that was cancelled has sent nothing");

            act(tab, "Rebuild…", before, "Rebuild");
            tab.awaitText("[role=status]", "The rebuild of story has begun.");
            tab.await("/loading \\d+ %/.test(" + row("story", 0) + ")");
            var loading = generation(tab, "loading");
            long during = written.get();
            tab.await("true");
            story.open();
            tab.await(row("story", 0) + ".includes('candidate')");

            tab.click(row("story") + " a.button");
            tab.click("[aria-label='Compare story, generation %d']".formatted(loading));
            tab.awaitText(".comparison", "differs.");
            tab.awaitText(".comparison", "Generation " + loading + " against " + before);
            act(tab, "Cut over…", loading, "Cut over");
            tab.awaitText("[role=status]", "Generation " + loading + " of story serves");
            tab.await("[...document.querySelectorAll('tbody tr')].some(row => /^" + loading
                    + "\\s+serving/.test(row.innerText))");
            assertTrue(acts(tab, "cut-over").contains("to generation " + loading), acts(tab, "cut-over"));
            tab.awaitText("main", "What operators did");
            assertTrue(written.get() > during, "the writer stopped");

            act(tab, "Roll back…", before, "Roll back");
            tab.awaitText("[role=status]", "Generation " + before + " of story serves again");
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void a_parked_entry_is_read_and_tried_again() {
        server.append("unlucky", new Fitted(13));
        try (var tab = signedIn()) {
            tab.awaitText(row("story"), "parked 1");
            tab.click(row("story") + " a.button");
            tab.awaitText("main", "unlucky");
            tab.click("[aria-label='Retry key:unlucky…']");
            answer(tab, "Retry");
            tab.awaitText("[role=status]", "key:unlucky still fails");
            tab.forgetComplaints(); // of the refusal
            story.story().fails().set(false);
            tab.click("[aria-label='Retry key:unlucky…']");
            answer(tab, "Retry");
            tab.awaitText("[role=status]", "1 row folded again");
            tab.awaitText("main", "No entry is parked.");
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void every_place_is_readable_in_both_themes_on_a_screen_and_on_a_phone() throws IOException {
        server.append("unlucky", new Fitted(13));
        var axe = Axe.find();
        try (var tab = signedIn()) {
            tab.awaitText(row("story"), "parked 1");
            for (var place : List.of(
                    "views", "processes", "nodes", "log", "streams", "events/1", "trace/bulb-b1@2", "views/story")) {
                tab.evaluate("location.hash = '" + place + "'; undefined");
                tab.await("document.querySelector('.headline p').innerText !== ''");
                for (var theme : List.of("light", "dark")) {
                    for (var width : List.of(WIDE, PHONE)) {
                        tab.prefer(theme);
                        tab.show(width, 800);
                        assertEquals(List.of(), axe.violations(tab), place + " " + theme + " " + width);
                        assertTrue(
                                tab.isTrue("document.documentElement.scrollWidth <= " + width),
                                place + " is wider than " + width);
                        tab.picture(PICTURES.resolve("operator-%s-%d-%s.png"
                                .formatted(
                                        place.replaceFirst("^views/.*", "view").replaceFirst("/.*", ""),
                                        width,
                                        theme)));
                    }
                }
            }
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void a_keyboard_is_enough() {
        try (var tab = signedIn()) {
            tab.awaitText(row("story"), "serving");
            tab.evaluate("document.querySelector(\"" + row("story") + " button\").focus()");
            tab.press("Enter");
            tab.awaitText("dialog h2", "Rebuild story?");
            assertEquals(
                    "Cancel", tab.evaluate("document.activeElement.innerText").stringValue());
            tab.press("Escape");
            tab.await("!document.querySelector('dialog')");
            assertEquals("", acts(tab, "rebuild"));
            assertEquals(
                    "Rebuild…", tab.evaluate("document.activeElement.innerText").stringValue());
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void a_generation_that_stopped_is_resumed_by_its_number() {
        try (var tab = signedIn()) {
            tab.awaitText(row("story"), "serving");
            var serving = generation(tab, "serving");
            tab.evaluate(STOPPED);
            tab.awaitText(row("story"), "stopped");
            act(tab, "Resume…", serving, "Resume");
            tab.awaitText("[role=status]", "story goes on.");
            assertEquals(
                    "{\"generation\":%d}".formatted(serving),
                    tab.evaluate("window.sent").stringValue());
            tab.evaluate("location.hash = 'views/story'; undefined");
            act(tab, "Resume…", serving, "Cancel");
            assertEquals(List.of(), tab.complaints());
        }
    }

    private Tab signedIn() {
        var tab = browser.tab().open(server.operations());
        signIn(tab);
        return tab;
    }

    private static void signIn(Tab tab) {
        tab.fill("input[type=password]", ServedBulbs.TOKEN);
        tab.press("Enter");
        tab.awaitText("h1", "Views");
    }

    /// Returns everything that the page could have kept.
    private static String stored(Tab tab) {
        return tab.evaluate("JSON.stringify([location.href, {...localStorage}, {...sessionStorage}, history.state, "
                        + "document.documentElement.outerHTML])")
                .stringValue();
    }

    /// Returns the selector of the line of a view in the list; the newest generation is the first.
    private static String row(String view) {
        return "tr:has(a[href='#views/" + view + "'])";
    }

    /// Returns an expression for the text of a line.
    private static String row(String view, int at) {
        return "document.querySelectorAll(\"" + row(view) + "\")[" + at + "].innerText";
    }

    private static long generation(Tab tab, String role) {
        return tab.evaluate("fetch('/projections').then(answer => answer.json()).then(list => list.projections"
                        + ".find(line => line.name === 'story' && line.role === '" + role + "').generation)")
                .longValue();
    }

    /// Returns the details of the acts of one kind, as the audit trail has them.
    private static String acts(Tab tab, String action) {
        return tab.evaluate("fetch('/projections/story/acts').then(answer => answer.json()).then(list => list.acts"
                        + ".filter(act => act.action === '" + action + "').map(act => act.detail).join())")
                .stringValue();
    }

    /// Presses the button of a generation, and answers its question.
    private static void act(Tab tab, String label, long generation, String answer) {
        tab.click("[aria-label='%s story, generation %d']".formatted(label, generation));
        answer(tab, answer);
    }

    private static void answer(Tab tab, String label) {
        tab.awaitText("dialog h2", "?");
        assertTrue(tab.text("dialog").contains("Undo:"), tab.text("dialog"));
        tab.click(label.equals("Cancel") ? "dialog button[type=button]" : "dialog button:not([type])");
        tab.await("!document.querySelector('dialog')");
    }
}
