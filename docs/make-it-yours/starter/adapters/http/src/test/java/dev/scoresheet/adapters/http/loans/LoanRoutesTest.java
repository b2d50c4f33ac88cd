package dev.scoresheet.adapters.http.loans;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.SubjectSite;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.json.loans.DueLoanCodec;
import dev.scoresheet.adapters.json.loans.LoanEventTypes;
import dev.scoresheet.adapters.memory.loans.MemoryOpenLoans;
import dev.scoresheet.application.loans.LoanHandler;
import dev.scoresheet.application.loans.LoanLookup;
import dev.scoresheet.application.loans.LoanView;
import dev.scoresheet.application.loans.LoansTopology;
import dev.scoresheet.domain.loans.LoansEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Routes of loans without sockets. The site checks each answer against the contract.
class LoanRoutesTest {

    private static final String BORROW = "{\"reader\":\"ann\",\"copy\":\"dune-1\",\"branch\":\"main\"}";

    private static final int REQUESTS = 4_000;

    private final SubjectSite<LoansEvent> site = new SubjectSite<>(
            "/loans/openapi.yaml",
            LoanProblems.ALL,
            LoanEventTypes.codec(),
            LoansTopology.topology(DueLoanCodec.codec()),
            LoanRoutesTest::routes);

    private static List<Route> routes(SubjectSite.Parts<LoansEvent> parts) {
        var handler = LoanHandler.of(parts.store()).showing(LoanView::of);
        var loans = new LoanRoutes(handler, new LoanLookup(parts.store()), parts.ids(), parts.clock());
        var open = new OpenLoanRoutes(parts.replies(), new MemoryOpenLoans(parts.views()));
        return Stream.concat(loans.routes().stream(), open.routes().stream()).toList();
    }

    @Test
    void a_loan_has_its_document_its_version_and_its_place() {
        var borrowed = site.post("/api/loans", BORROW);
        assertEquals(201, borrowed.status());
        assertEquals("\"1\"", borrowed.header("ETag"));
        assertEquals("2026-12-19T12:00:00.000000Z", borrowed.json().get("due").stringValue());
        var loan = borrowed.header("Location");
        assertEquals(borrowed.json(), site.get(loan).json());
        assertEquals(304, site.get(loan, "If-None-Match", "\"1\"").status());
        assertEquals(
                "no-such-loan",
                site.get(loan.substring(0, loan.length() - 1) + "0").slug());
    }

    @Test
    void a_command_with_the_same_key_is_done_once() {
        var first = site.post("/api/loans", BORROW, "Idempotency-Key", "k");
        var again = site.post("/api/loans", BORROW, "Idempotency-Key", "k");
        assertEquals(first.json(), again.json());
        assertEquals("true", again.header("Idempotency-Replayed"));
        var other = BORROW.replace("dune-1", "dune-2");
        assertEquals(
                "idempotency-key-reused",
                site.post("/api/loans", other, "Idempotency-Key", "k").slug());
    }

    @Test
    void a_command_for_another_version_is_refused() {
        var extension = borrow() + "/extension";
        assertEquals(200, site.post(extension, "{}", "If-Match", "\"1\"").status());
        var late = site.post(extension, "{}", "If-Match", "\"1\"");
        assertEquals("precondition-failed", late.slug());
        assertEquals(2, late.json().get("version").longValue());
    }

    @Test
    void each_rejection_has_its_problem() {
        var loan = borrow();
        assertEquals("copy-is-lent", site.post("/api/loans", BORROW).slug());
        assertEquals(
                "wrong-due-instant",
                site.post("/api/loans", borrow("2026-01-01T00:00:00Z")).slug());
        site.post(loan + "/extension", "{}");
        site.post(loan + "/extension", "{}");
        assertEquals("too-many-extensions", site.post(loan + "/extension", "{}").slug());
        site.pass(Duration.ofDays(100));
        assertEquals("loan-overdue", site.post(loan + "/extension", "{}").slug());
        assertEquals(
                "given-back",
                site.post(loan + "/return", "{}").json().get("status").stringValue());
        assertEquals("already-given-back", site.post(loan + "/return", "{}").slug());
    }

    @Test
    void the_list_of_a_reader_has_the_open_loans() {
        var loan = borrow();
        site.catchUp();
        var items = site.get("/api/readers/ann/open-loans").json().get("items");
        assertEquals(1, items.size());
        assertTrue(loan.endsWith(items.get(0).get("id").stringValue()));
        assertTrue(site.get("/api/readers/bob/open-loans").json().get("items").isEmpty());
    }

    @Test
    void every_answer_fits_the_contract() {
        var loans = List.of(last(borrow()), "0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f");
        var tags = List.of("\"1\"", "\"2\"", "W/\"1\"", "*");
        var known = Map.ofEntries(
                entry("id", loans),
                entry("reader", List.of("ann", "bob")),
                entry("copy", List.of("dune-1", "dune-2", "dune-3", "Dune")),
                entry("branch", List.of("main", "harbour")),
                entry("due", List.of("2026-11-25T12:00:00Z", "2026-11-25T12:00:00.123456789Z", "2026-11-25")),
                entry("If-Match", tags),
                entry("If-None-Match", tags),
                entry("Idempotency-Key", List.of("k", "l")),
                entry("slug", List.of("no-such-loan", "no-such-problem")),
                entry("after", List.of("1", "999999999")));
        var seen = site.fuzz(REQUESTS, known, List.of("X-Unknown", "ann"));
        for (int status : List.of(200, 201, 304, 400, 404, 405, 406, 409, 412, 415, 422)) {
            assertTrue(seen.containsKey(status), "the fuzz has no " + status + ": " + seen);
        }
    }

    private static String borrow(String due) {
        return BORROW.replace("}", ",\"due\":\"" + due + "\"}");
    }

    private String borrow() {
        return site.post("/api/loans", BORROW).header("Location");
    }

    private static String last(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
