package dev.scoresheet.adapters.http.kernel.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.Wire;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.page.PageSite;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.Endpoints;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The operator's page and its files, at the end of a socket, for a caller without any credential.
class OperatorPageFilesTest {

    private static final Path SOURCES = Path.of("src/main/resources/kernel/pages/operator");
    private static final Pattern NAMED = Pattern.compile("(?:src=|<link [^>]*href=|from )\"([^\"#]*)\"");
    private static final String TOKEN = "correct-horse";

    private HttpApi api;
    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        var contract = OpenApiContract.read(OperationsRoutes.CONTRACT);
        var routes = contract.operations().stream()
                .map(operation -> new Route(operation.id(), _ -> Reply.json(200, Map.of())))
                .toList();
        var guard = new OperationsGuard(TOKEN, new OperatorSessions(TOKEN, InstantSource.system()));
        var requests = new AtomicLong();
        api = HttpApi.start(
                "operations",
                "127.0.0.1",
                0,
                Limits.DEFAULT,
                () -> "request-" + requests.incrementAndGet(),
                new Endpoints(contract, routes, guard, OperatorPage.site()));
        wire = new Wire(api.port());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        api.close();
    }

    static Stream<String> paths() {
        return Stream.concat(
                Stream.of("/"),
                OperatorPage.site().folders().stream()
                        .flatMap(folder -> folder.files().keySet().stream().map(name -> folder.path() + name)));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_browser_gets_them_without_a_token_and_asks_again_before_it_uses_a_copy(String path) throws IOException {
        var answer = send("GET", path);
        assertEquals(200, answer.status());
        assertEquals("no-cache", answer.headers().get("Cache-Control"));
        assertEquals("nosniff", answer.headers().get("X-Content-Type-Options"));
        assertEquals(
                304,
                send("GET", path, "If-None-Match: " + answer.headers().get("ETag"))
                        .status());
        assertEquals(405, send("POST", path).status());
        wire.send("HEAD " + path + " HTTP/1.1\r\nHost: lamps\r\n\r\n");
        assertEquals(fields(answer), fields(wire.head()));
    }

    private static Map<String, String> fields(Wire.Answer answer) {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(answer.headers());
        fields.keySet().removeIf(name -> name.equalsIgnoreCase("Date") || name.endsWith("-Request"));
        return fields;
    }

    @Test
    void the_page_loads_from_its_own_server_only() throws IOException {
        var page = send("GET", "/");
        assertEquals(PageSite.POLICY, page.headers().get("Content-Security-Policy"));
        assertEquals("text/html; charset=utf-8", page.headers().get("Content-Type"));
        assertFalse(page.body().contains("style="), "the policy refuses it");
        for (var link : NAMED.matcher(page.body()).results().toList()) {
            assertTrue(
                    link.group(1).equals("data:,") || send("GET", link.group(1)).status() == 200, link.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void every_module_that_a_module_names_is_there(String path) throws IOException {
        for (var named : NAMED.matcher(send("GET", path).body()).results().toList()) {
            if (named.group(1).startsWith("./")) {
                assertEquals(
                        200,
                        send("GET", "/pages/operator/" + named.group(1).substring(2))
                                .status(),
                        named.group(1));
            }
        }
    }

    @Test
    void no_file_of_the_folder_is_forgotten() throws IOException {
        try (var files = Files.list(SOURCES)) {
            var there = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("operator.html"))
                    .collect(Collectors.toSet());
            assertEquals(there, OperatorPage.site().folders().getLast().files().keySet());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pages/operator/operator.html", "/pages/docs.js", "/pages/", "/pages/../operations.yaml"})
    void no_other_file_is_shown(String path) throws IOException {
        assertEquals(404, send("GET", path).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log", "/projections", "/page/operator.js", "/Pages/sheet.css"})
    void nothing_else_is_open(String path) throws IOException {
        assertEquals(401, send("GET", path).status());
    }

    private Wire.Answer send(String method, String path, String... fields) throws IOException {
        var more = Stream.of(fields).map(field -> field + "\r\n").reduce("", String::concat);
        return wire.send(method + " " + path + " HTTP/1.1\r\nHost: lamps\r\n" + more + "\r\n")
                .answer();
    }
}
