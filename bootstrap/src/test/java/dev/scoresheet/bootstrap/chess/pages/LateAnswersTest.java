package dev.scoresheet.bootstrap.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Answers that arrive after the visitor has gone on, and reads that follow a refusal at once.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LateAnswersTest {

    /// Holds the answer to the search for `otto` until the test releases it.
    private static final String HOLD = """
            const send = window.fetch;
            window.fetch = (path, options) => path.includes('player=otto')
                ? new Promise(resolve => {
                  window.release = () => resolve(new Response('{"items":[],"next":"late"}'));
                })
                : send(path, options);
            undefined""";

    /// Refuses each acceptance, and counts the later reads of the list.
    private static final String REFUSE = """
            const send = window.fetch;
            window.reads = 0;
            window.fetch = (path, options) => {
              if (path.startsWith('/api/challenges?')) window.reads++;
              if (!path.endsWith('/acceptance')) return send(path, options);
              window.reads = 0;
              return Promise.resolve(new Response('{"type":"/problems/x","detail":"Too late."}', {status: 409}));
            };
            undefined""";

    @RegisterExtension
    static final ServedPages PAGES = new ServedPages();

    @Test
    void the_answer_to_an_older_search_is_not_shown() {
        try (var tab = PAGES.tab().open(PAGES.address("/games"))) {
            var visitor = new Visitor(PAGES.address(""), tab);
            tab.evaluate(HOLD);
            tab.fill("#search [name='player']", "otto");
            tab.press("Enter");
            tab.await("window.release");
            tab.fill("#search [name='player']", "nemo");
            tab.press("Enter");
            tab.await("location.search.includes('nemo') && !document.querySelector('#results[aria-busy]')");
            tab.evaluate("window.release()");
            tab.evaluate("new Promise(resolve => setTimeout(resolve, 200))");
            assertTrue(tab.isTrue("document.querySelector('#next').hidden"), "the page shows the late answer");
            visitor.hasNoComplaints();
        }
    }

    @Test
    void the_reason_of_a_refused_acceptance_stays_until_the_next_act() throws Exception {
        PAGES.post("ruth", "/api/challenges", "{\"to\":\"saul\"}");
        try (var saul = PAGES.visitor("saul")) {
            var tab = saul.tab();
            var row = "#challenges tr:has([href='/players/ruth']) ";
            tab.evaluate(REFUSE);
            tab.click(row + "[data-act='accept']");
            tab.await("window.reads > 1");
            assertEquals("Too late.", tab.text("#challenges-problem"));
            tab.click(row + "[data-act='decline']");
            tab.await("document.querySelector('#challenges-problem').innerText === ''");
            saul.hasNoComplaints();
        }
    }
}
