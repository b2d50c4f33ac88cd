package dev.scoresheet.bootstrap.kernel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.scoresheet.bootstrap.kernel.browser.Complaint.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Client of the browser on pages of a tiny site. It sees the faults that are planted in them.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrowserTest {

    private static final Map<String, String> FILES = Map.of(
            "good.html",
            """
            <!doctype html><html lang="en"><head><title>Good</title><meta name="viewport" content="width=device-width">
           <link rel="stylesheet" href="sheet.css">
            <link rel="icon" href="data:,"></head>
            <body><main><h1>Good</h1><label>Name <input id="name"></label><p id="log"></p>
            <button id="later" disabled>Later</button><div id="field"></div></main>
            <script src="good.js"></script></body></html>""",
            "sheet.css",
            "#field { width: 200px; height: 200px } @media (prefers-color-scheme: dark) { body { background: #000 } }",
            "good.js",
            """
            const log = document.querySelector('#log');
            const later = document.querySelector('#later');
            setTimeout(() => { later.disabled = false; }, 200);
            later.addEventListener('click', event => { log.append(`click ${event.isTrusted} `); });
            document.querySelector('#name').addEventListener('keydown', event => { log.append(`${event.key} `); });
            const field = document.querySelector('#field');
            field.addEventListener('pointerdown', () => { log.append('down '); });
            field.addEventListener('pointermove', event => { if (event.buttons) log.append('move '); });
            field.addEventListener('pointerup', () => { log.append('up '); });
            fetch('stream').then(async answer => {
              const reader = answer.body.getReader();
              for (window.lines = 0; !(await reader.read()).done;) window.lines++;
            }).catch(() => {}).finally(() => { window.cut = true; });""",
            "bad.html",
            """
            <!doctype html><html><head><title>Bad</title></head>
            <body><p style="color: red">inline</p><button></button><script src="bad.js"></script></body></html>""",
            "bad.js",
            "console.error('planted', 7); fetch('nowhere'); setTimeout(() => { throw new Error('thrown'); });");

    @TempDir
    static Path folder;

    private static TinySite site;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start(folder);
        site = new TinySite(FILES);
    }

    @AfterAll
    static void end() {
        if (site != null) {
            site.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void mouse_and_keyboard_act_as_those_of_a_visitor() {
        try (var tab = browser.tab().open(site.address() + "/good.html")) {
            tab.click("#later"); // waits until the button is enabled
            tab.awaitText("#log", "click true");
            tab.fill("#name", "ann");
            tab.press("Home", "x", "Enter");
            tab.awaitText("#log", "Home x Enter");
            assertEquals(
                    "xann",
                    tab.evaluate("document.querySelector('#name').value").stringValue());
            tab.drag("#field", "#later");
            tab.awaitText("#log", "down move");
            assertEquals(List.of(), tab.complaints());
        }
    }

    @Test
    void faults_of_a_page_are_reported() {
        try (var tab = browser.tab().open(site.address() + "/bad.html")) {
            awaitComplaint(tab, Kind.ERROR, "\"planted\"");
            awaitComplaint(tab, Kind.ERROR, "Error: thrown");
            awaitComplaint(tab, Kind.POLICY, "style-src");
            awaitComplaint(tab, Kind.NETWORK, "404");
            tab.forgetComplaints();
            assertEquals(List.of(), tab.complaints());
        }
    }

    private static void awaitComplaint(Tab tab, Kind kind, String text) {
        for (int tries = 0; tries < 500; tries++) {
            if (tab.complaints().stream()
                    .anyMatch(one -> one.kind() == kind && one.text().contains(text))) {
                return;
            }
        }
        fail("no " + kind + " with " + text + " in " + tab.complaints());
    }

    @Test
    void serious_violations_of_accessibility_are_reported() throws IOException {
        var axe = Axe.find();
        try (var tab = browser.tab().open(site.address() + "/bad.html")) {
            assertTrue(axe.violations(tab).toString().contains("button-name (critical)"));
            tab.open(site.address() + "/good.html");
            assertEquals(List.of(), axe.violations(tab));
        }
    }

    @Test
    void a_cut_line_ends_open_streams_and_refuses_requests_until_it_is_mended() throws IOException {
        try (var line = new NetworkLine(site.address());
                var tab = browser.tab().open(line.address() + "/good.html")) {
            tab.await("window.lines > 3");
            assertTrue(tab.bytes() > 1_000, () -> tab.bytes() + " bytes");
            line.cut();
            tab.await("window.cut");
            var fetched = "fetch('good.js').then(answer => answer.ok, refused => false)";
            assertFalse(tab.evaluate(fetched).booleanValue());
            line.mend();
            assertTrue(tab.evaluate(fetched).booleanValue());
        }
    }

    @Test
    void pictures_have_the_size_and_the_theme_that_the_page_was_given() throws IOException {
        try (var tab = browser.tab()) {
            tab.show(390, 844);
            tab.prefer("dark");
            tab.open(site.address() + "/good.html");
            tab.picture(folder.resolve("pictures/dark.png"));
            var picture = ImageIO.read(folder.resolve("pictures/dark.png").toFile());
            assertEquals(844, picture.getHeight());
            assertEquals(0xFF000000, picture.getRGB(1, 1));
            tab.prefer("light");
            tab.picture(folder.resolve("pictures/light.png"));
            picture = ImageIO.read(folder.resolve("pictures/light.png").toFile());
            assertEquals(0xFFFFFFFF, picture.getRGB(1, 1));
        }
    }

    @Test
    void tabs_of_one_visitor_share_their_storage_and_those_of_two_visitors_do_not() {
        try (var tab = browser.tab().open(site.address() + "/good.html");
                var second = browser.tabBeside(tab).open(site.address() + "/good.html");
                var other = browser.tab().open(site.address() + "/good.html")) {
            tab.evaluate("localStorage.setItem('name', 'ann')");
            second.await("localStorage.getItem('name') === 'ann'");
            assertTrue(other.isTrue("localStorage.getItem('name') === null"));
            tab.reload();
            tab.await("localStorage.getItem('name') === 'ann'");
        }
    }
}
