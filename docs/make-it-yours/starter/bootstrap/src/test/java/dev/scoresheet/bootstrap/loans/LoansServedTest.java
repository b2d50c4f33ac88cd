package dev.scoresheet.bootstrap.loans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole system on its embedded database: requests to a server, and a verb next to it.
class LoansServedTest {

    private static final String BORROW = "{\"reader\":\"ann\",\"copy\":\"dune-1\",\"branch\":\"main\"}";

    /// All that follows from a request: the loan becomes overdue, and then its copy is reported as late.
    private static final String TRACE = """
            1 copy-dune-1@1 copy.lent TIME
            2 loan-LOAN@1 loan.borrowed TIME
            => 3 loan-LOAN@2 loan.overdue TIME
               => 4 copy-dune-1@2 copy.reported-late TIME
            """;

    @TempDir(factory = InMemory.class)
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_loan_is_borrowed_listed_and_given_back() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            var server = sandbox.serve();
            var borrowed = post(server.api() + "/api/loans", BORROW);
            assertEquals(201, borrowed.statusCode(), borrowed.body());
            var loan = server.api() + location(borrowed);
            assertEquals(409, post(server.api() + "/api/loans", BORROW).statusCode());
            var item = openLoans(server, borrowed).get(0);
            assertEquals("dune-1", item.get("copy").stringValue());

            assertFalse(item.get("overdue").booleanValue());
            assertEquals("", sandbox.run("remind", "--json").out());

            var back = post(loan + "/return", "{}");
            assertEquals("given-back", json(back.body()).get("status").stringValue());
            assertTrue(openLoans(server, back).isEmpty());
            assertEquals(0, sandbox.run("verify").code());
            assertEquals(0, sandbox.run("check", "open-loans").code());
            assertEquals(143, server.terminate());
        }
    }

    /// The second loan shows that the process has run after the restart.
    @Test
    void a_loan_becomes_overdue_once_although_the_server_restarts() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            var first = sandbox.serve();
            var borrowed = borrowUntilSoon(first, "dune-1");
            var loan = location(borrowed);
            assertEquals(143, first.terminate());

            var server = sandbox.serve();
            assertEquals(2, whenOverdue(server, loan).get("version").intValue());
            assertEquals(TRACE, traced(sandbox, borrowed));
            var other = location(borrowUntilSoon(server, "dune-2"));
            whenOverdue(server, other);
            assertEquals(2, json(get(server.api() + loan).body()).get("version").intValue());

            var reminded = sandbox.run("remind", "--json");
            assertEquals(0, reminded.code(), reminded.err());
            assertEquals(2, reminded.out().lines().count(), reminded.out());
            assertEquals("", sandbox.run("remind", "--json").out());
            assertEquals(0, sandbox.run("verify").code());
            assertEquals(143, server.terminate());
        }
    }

    /// Returns what followed from a request, once the copy is reported.
    private static String traced(Sandbox sandbox, HttpResponse<String> request) throws Exception {
        var correlation = request.headers().firstValue("Scoresheet-Request").orElseThrow();
        var end = Instant.now().plusSeconds(120);
        while (true) {
            var trace = sandbox.run("trace", correlation);
            assertEquals(0, trace.code(), trace.err());
            if (trace.out().lines().count() == 4) {
                return trace.out()
                        .replaceAll("loan-[0-9a-f-]{36}", "loan-LOAN")
                        .replaceAll("\\d{4}-[0-9T:.-]+Z", "TIME");
            }
            assertTrue(Instant.now().isBefore(end), trace.out());
        }
    }

    private static String location(HttpResponse<String> created) {
        return created.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> borrowUntilSoon(Sandbox.Running server, String copy) throws Exception {
        var borrow = BORROW.replace("dune-1", copy)
                .replace("}", ",\"due\":\"" + Instant.now().plusSeconds(5) + "\"}");
        var borrowed = post(server.api() + "/api/loans", borrow);
        assertEquals(201, borrowed.statusCode(), borrowed.body());
        return borrowed;
    }

    /// Returns the document of a loan as soon as it is overdue, and the read model knows that.
    private JsonNode whenOverdue(Sandbox.Running server, String loan) throws Exception {
        var end = Instant.now().plusSeconds(120);
        while (true) {
            var answer = get(server.api() + loan);
            if (json(answer.body()).get("status").stringValue().equals("overdue")) {
                openLoans(server, answer);
                return json(answer.body());
            }
            assertTrue(Instant.now().isBefore(end), answer.body());
            Thread.sleep(50);
        }
    }

    private HttpResponse<String> get(String target) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(target)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_verb_that_reads_a_view_before_it_serves_ends_with_69() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            assertEquals(0, sandbox.run("migrate").code());
            var early = sandbox.run("remind");
            assertEquals(69, early.code(), early.err());
        }
    }

    /// Reads the list of ann, which contains the write.
    private JsonNode openLoans(Sandbox.Running server, HttpResponse<String> write) throws Exception {
        var position = write.headers().firstValue("Scoresheet-Position").orElseThrow();
        var target = server.api() + "/api/readers/ann/open-loans?wait=10000&after=" + position;
        var answer = get(target);
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer.body()).get("items");
    }

    private HttpResponse<String> post(String target, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(target))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
