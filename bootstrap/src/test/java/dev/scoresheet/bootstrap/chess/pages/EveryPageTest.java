package dev.scoresheet.bootstrap.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.browser.Axe;
import dev.scoresheet.bootstrap.kernel.browser.Complaint;
import dev.scoresheet.bootstrap.kernel.browser.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// All pages with games in them: wide and narrow, in both themes. Their pictures are files of the build.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryPageTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<Integer> WIDTHS = List.of(1280, 390);
    private static final int HEIGHT = 800;
    private static final int MOST_BYTES_OF_A_FIRST_PAGE = 300_000;

    @RegisterExtension
    static final ServedPages PAGES = new ServedPages();

    private static final Life LIFE = new Life(PAGES);
    private static final List<Look> LOOKS = new ArrayList<>();

    /// Page with its address, and a condition that is true once it shows its data.
    enum Page {
        LOBBY("/", "document.querySelector('#challenges [data-challenge]') && document.querySelector('#live svg')"),
        GAMES("/games", "document.querySelector('main tbody tr')"),
        GAME("/games/RUNNING", "document.querySelector('[data-piece]')"),
        ENDED("/games/ENDED", "document.querySelector('#actions').innerText.includes('1–0')"),
        TIME_MACHINE("/games/ENDED?version=21", "document.querySelector('#event').innerText.includes('21 of')"),
        PLAYER("/players/" + Life.STRONGEST, "document.querySelector('main svg')"),
        LEADERBOARD("/leaderboards/blitz", "document.querySelector('main tbody tr')"),
        EXPLORER("/explorer", "document.querySelector('main tbody tr')"),
        ABOUT("/about", "document.querySelector('main h1')"),
        NOT_FOUND("/nowhere", "document.querySelector('main h1')");

        private final String address;
        private final String ready;

        Page(String address, String ready) {
            this.address = address;
            this.ready = ready;
        }

        String file() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Visitor with the theme that its system prefers, and the width of its screen.
    private record Look(String theme, int width, Tab tab) {}

    @BeforeAll
    static void bring() throws Exception {
        LIFE.bring();
        for (var theme : List.of("light", "dark")) {
            for (int width : WIDTHS) {
                var tab = PAGES.tab();
                tab.prefer(theme);
                tab.show(width, HEIGHT);
                new Visitor(PAGES.address(""), tab.open(PAGES.address("/"))).choose(Life.STRONGEST);
                LOOKS.add(new Look(theme, width, tab));
            }
        }
    }

    @AfterAll
    static void leave() {
        LOOKS.forEach(look -> look.tab.close());
    }

    @ParameterizedTest
    @EnumSource
    void a_page_obeys_its_policy_and_has_no_error_wide_and_narrow_and_in_both_themes(Page page) throws IOException {
        for (var look : LOOKS) {
            look.tab.forgetComplaints();
            show(page, look.tab);
            assertTrue(look.tab.isTrue("document.documentElement.scrollWidth <= " + look.width), "it scrolls sideways");
            look.tab.picture(PICTURES.resolve(page.file() + "-" + look.width + "-" + look.theme + ".png"));
            var complaints = look.tab.complaints();
            assertEquals(page == Page.NOT_FOUND ? 1 : 0, complaints.size(), complaints::toString);
        }
    }

    @Test
    void no_page_hinders_a_visitor_who_cannot_see_or_use_a_mouse() throws IOException {
        var axe = Axe.find();
        var violations = new ArrayList<String>();
        for (var look : LOOKS) {
            for (var page : Page.values()) {
                show(page, look.tab);
                axe.violations(look.tab)
                        .forEach(one -> violations.add(page + " " + look.width + " " + look.theme + ": " + one));
            }
        }
        assertEquals(List.of(), violations);
    }

    @ParameterizedTest
    @EnumSource
    void a_page_says_something_useful_without_scripts(Page page) {
        try (var tab = PAGES.tab()) {
            tab.turnScriptsOff();
            tab.open(address(page));
            tab.await("document.querySelector('main h1') && document.querySelector('header a')");
            var says = page == Page.ABOUT || page == Page.NOT_FOUND ? "main p" : "noscript p a";
            tab.await("document.querySelector('" + says + "').getBoundingClientRect().height > 0");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOBBY", "GAME"})
    void a_first_page_is_small(Page page) {
        try (var tab = PAGES.tab()) {
            show(page, tab);
            var paint = tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime");
            var bytes = tab.bytes();
            System.out.printf("%s, nothing cached: %d bytes, first paint after %s ms%n", page, bytes, paint);
            assertTrue(bytes > 10_000 && bytes < MOST_BYTES_OF_A_FIRST_PAGE, () -> page + " has " + bytes + " bytes");
        }
    }

    @Test
    void the_theme_follows_the_system_until_a_visitor_switches_it() {
        try (var tab = PAGES.tab()) {
            tab.prefer("dark");
            tab.open(PAGES.address("/about"));
            var dark = background(tab);
            tab.click("#theme");
            tab.await("getComputedStyle(document.body).backgroundColor !== '" + dark + "'");
            var light = background(tab);
            tab.reload();
            assertEquals(light, background(tab), "after a reload");
            tab.open(PAGES.address("/games"));
            assertEquals(light, background(tab), "on another page");
            tab.click("#theme");
            tab.await("getComputedStyle(document.body).backgroundColor === '" + dark + "'");
            assertEquals(List.<Complaint>of(), tab.complaints());
        }
    }

    private static String background(Tab tab) {
        return tab.evaluate("getComputedStyle(document.body).backgroundColor").stringValue();
    }

    private static void show(Page page, Tab tab) {
        tab.open(address(page));
        tab.await(page.ready);
    }

    private static String address(Page page) {
        return PAGES.address(page.address.replace("RUNNING", LIFE.running()).replace("ENDED", LIFE.ended()));
    }
}
