package dev.scoresheet.adapters.http.kernel.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.Wire;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.routing.Endpoints;
import dev.scoresheet.adapters.http.kernel.routing.KernelRoutes;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of a subject, at the end of a socket.
class PageSiteTest {

    private static final OpenApiContract CONTRACT = OpenApiContract.ofSubject("/kernel/no-subject.yaml");
    private static final String BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private HttpApi api;
    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        var site = PageSite.read(
                PageFolder.read("/pages/lamps/", "kernel/site", List.of("deep/part.js")),
                Map.of("/", "home.html", "/lamps/{id}", "lamp.html"),
                Optional.of("missing.html"),
                List.of("lead"));
        var home = Optional.of(site.pages().get("/"));
        var routes = new KernelRoutes("Lamps", "1.0", "memory", CONTRACT, List.of(), Optional.empty(), home).routes();
        var endpoints = new Endpoints(CONTRACT, routes, Guard.OPEN, site.after(HtmlPages.folders()));
        api = HttpApi.start("pages", "127.0.0.1", 0, Limits.DEFAULT, () -> "request", endpoints);
        wire = new Wire(api.port());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        api.close();
    }

    @ParameterizedTest
    @CsvSource({"/,All lamps", "/lamps/7,One lamp", "/lamps/7?version=3,One lamp", "/lamps/%C3%A9,One lamp"})
    void an_address_shows_its_page(String address, String title) throws IOException {
        var page = send("GET", address);
        assertEquals(200, page.status());
        assertTrue(page.body().contains("<title>" + title + "</title>"), page.body());
        assertEquals(PageSite.POLICY, page.headers().get("Content-Security-Policy"));
        assertEquals("no-cache", page.headers().get("Cache-Control"));
        var again = send("GET", address, "If-None-Match: " + page.headers().get("ETag"));
        assertEquals(304, again.status());
        assertEquals("", again.body());
    }

    @Test
    void head_has_the_fields_of_get() throws IOException {
        var page = send("GET", "/lamps/7");
        wire.send("HEAD /lamps/7 HTTP/1.1\r\nHost: lamps\r\n\r\n");
        var head = wire.head();
        assertEquals(200, head.status());
        for (var field : List.of("ETag", "Content-Type", "Content-Length", "Content-Security-Policy")) {
            assertEquals(page.headers().get(field), head.headers().get(field));
        }
        assertEquals(200, send("GET", "/api").status());
    }

    @Test
    void pages_share_their_parts() throws IOException {
        for (var address : List.of("/", "/lamps/7")) {
            var page = send("GET", address).body();
            assertTrue(page.contains("<h1>Lamps</h1>"), page);
            assertFalse(page.contains("{lead}"), page);
        }
        assertEquals(404, send("GET", "/pages/lamps/parts/lead.html").status());
    }

    @Test
    void another_method_gets_the_allowed_ones() throws IOException {
        var answer = send("POST", "/lamps/7", BROWSER);
        assertEquals(405, answer.status());
        assertEquals("GET, HEAD", answer.headers().get("Allow"));
    }

    @Test
    void files_come_from_the_folder_of_the_site_and_from_that_of_the_kernel() throws IOException {
        var script = send("GET", "/pages/lamps/deep/part.js");
        assertEquals("// Part of a page.\n", script.body());
        assertEquals("text/javascript;charset=UTF-8", script.headers().get("Content-Type"));
        assertEquals(200, send("GET", "/pages/start.css").status());
        for (var other : List.of("/pages/lamps/home.html", "/pages/lamps/deep/", "/pages/lamps/deep/../lamp.html")) {
            assertEquals(404, send("GET", other).status(), other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/lamps", "/lamps/7/8", "/lamps/7/", "/pages/lamps/none.js"})
    void a_browser_at_an_unknown_address_gets_a_page(String address) throws IOException {
        var page = send("GET", address, BROWSER);
        assertEquals(404, page.status());
        if (!address.endsWith("/")) {
            assertTrue(page.body().contains("<title>No such lamp</title>"), page.body());
            assertEquals(PageSite.POLICY, page.headers().get("Content-Security-Policy"));
        }
        assertEquals(200, send("GET", "/lamps/7").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept: */*", "Accept: application/json", "X-Nothing: 1", "Accept: text/html;q=0"})
    void a_program_at_an_unknown_address_gets_a_problem(String field) throws IOException {
        var problem = send("GET", "/nowhere", field);
        assertEquals(404, problem.status());
        assertEquals("application/problem+json", problem.headers().get("Content-Type"));
        assertEquals(404, send("POST", "/nowhere", BROWSER).status());
    }

    @Test
    void a_client_that_prefers_json_gets_it_at_the_root() throws IOException {
        assertEquals(
                send("GET", "/api").body(),
                send("GET", "/", "Accept: application/json").body());
    }

    private Wire.Answer send(String method, String path, String... fields) throws IOException {
        var more = String.join(
                "", List.of(fields).stream().map(field -> field + "\r\n").toList());
        return wire.send(method + " " + path + " HTTP/1.1\r\nHost: lamps\r\n" + more + "\r\n")
                .answer();
    }
}
