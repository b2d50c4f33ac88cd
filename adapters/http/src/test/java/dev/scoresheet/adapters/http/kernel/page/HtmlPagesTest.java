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
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages and their files, at the end of a socket.
class HtmlPagesTest {

    private static final OpenApiContract CONTRACT = OpenApiContract.ofSubject("/kernel/no-subject.yaml");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    private final AtomicLong requests = new AtomicLong();
    private HttpApi api;
    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        start(PageSite.of(HtmlPages.folders()));
    }

    private void restart(PageSite site) throws IOException {
        close();
        start(site);
    }

    private void start(PageSite site) throws IOException {
        var health = Optional.of(URI.create("http://127.0.0.1:8081/health/ready"));
        var routes = new KernelRoutes("Lamps & <Bulbs>", "1.0", "memory", CONTRACT, List.of(), health, Optional.empty())
                .routes();
        api = HttpApi.start(
                "pages",
                "127.0.0.1",
                0,
                Limits.DEFAULT,
                () -> "request-" + requests.incrementAndGet(),
                new Endpoints(CONTRACT, routes, Guard.OPEN, site));
        wire = new Wire(api.port());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        api.close();
    }

    /// Returns all paths that show a page or a file.
    static Stream<String> paths() {
        return Stream.concat(Stream.of("/", "/api/docs"), files());
    }

    static Stream<String> files() {
        return HtmlPages.folders().stream()
                .flatMap(folder -> folder.files().keySet().stream().map(name -> folder.path() + name));
    }

    @Test
    void the_start_page_names_the_server_and_links_to_what_it_has() throws IOException {
        var page = get("/");
        assertEquals(200, page.status());
        assertEquals("text/html; charset=utf-8", page.headers().get("Content-Type"));
        assertEquals("no-cache", page.headers().get("Cache-Control"));
        assertEquals("Accept", page.headers().get("Vary"));
        assertTrue(page.body().contains("<h1>Lamps &amp; &lt;Bulbs&gt;</h1>"), page.body());
        assertTrue(page.body().contains("<p>Server without a subject: it has its name, this document"), page.body());
        assertTrue(page.body().contains("<code>operationId</code>"), page.body());
        assertTrue(page.body().contains("Release 1.0. Store: memory."), page.body());
        assertTrue(page.body().contains("href=\"http://127.0.0.1:8081/health/ready\""), page.body());
        assertFalse(page.body().contains("<script"), page.body());
        var links =
                LINK.matcher(page.body()).results().map(link -> link.group(1)).toList();
        assertTrue(links.containsAll(List.of("/api", "/api/docs", "/api/openapi.yaml")), links::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/docs"})
    void everything_that_a_page_names_is_there(String path) throws IOException {
        var links = LINK.matcher(get(path).body())
                .results()
                .map(link -> link.group(1))
                .filter(link -> link.startsWith("/"))
                .toList();
        assertTrue(links.size() > 3, links::toString);
        for (var link : links) {
            assertEquals(200, get(link).status(), link);
        }
    }

    @Test
    void no_page_loads_from_another_server() throws IOException {
        for (var path : List.of("/api/docs", "/pages/docs.js", "/pages/docs.css", "/pages/start.css")) {
            assertFalse(get(path).body().matches("(?s).*(https?:|[\"'(]//).*"), path);
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void each_answer_has_the_fields_that_protect_a_browser(String path) throws IOException {
        var headers = get(path).headers();
        assertEquals("nosniff", headers.get("X-Content-Type-Options"));
        assertEquals("no-referrer", headers.get("Referrer-Policy"));
        assertEquals("same-origin", headers.get("Cross-Origin-Opener-Policy"));
        var policy = headers.getOrDefault("Content-Security-Policy", "");
        assertTrue(policy.startsWith("default-src 'none'; "), policy);
        assertTrue(policy.contains("base-uri 'none'") && policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(path.equals("/api/docs"), policy.contains("script-src 'self'"), policy);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void head_has_the_fields_of_get(String path) throws IOException {
        var page = get(path);
        assertFalse(page.body().isEmpty());
        wire.send("HEAD " + path + " HTTP/1.1\r\nHost: lamps\r\n\r\n");
        var head = wire.head();
        assertEquals(page.status(), head.status());
        assertEquals(withoutRequest(page), withoutRequest(head));
        assertEquals(200, get("/api").status());
    }

    private static Map<String, String> withoutRequest(Wire.Answer answer) {
        var fields = new TreeMap<String, String>();
        answer.headers().forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
        fields.keySet().removeIf(name -> name.equals("date") || name.endsWith("-request"));
        return fields;
    }

    @ParameterizedTest
    @MethodSource("paths")
    void another_method_gets_the_allowed_ones(String path) throws IOException {
        for (var method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            var answer = send(method, path);
            assertEquals(405, answer.status(), method);
            assertEquals("GET, HEAD", answer.headers().get("Allow"));
            assertEquals("application/problem+json", answer.headers().get("Content-Type"));
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_known_tag_gets_no_content(String path) throws IOException {
        var tag = get(path).headers().get("ETag");
        for (var known : List.of(tag, "W/" + tag, "\"a,b\", " + tag, "*")) {
            var answer = get(path, "If-None-Match: " + known);
            assertEquals(304, answer.status(), known);
            assertEquals("", answer.body());
            assertEquals(tag, answer.headers().get("ETag"));
            assertEquals(
                    get(path).headers().get("Cache-Control"), answer.headers().get("Cache-Control"));
        }
        assertEquals(200, get(path, "If-None-Match: \"other\"").status());
        assertEquals(400, get(path, "If-None-Match: \"x,\"1\",y\"").status());
    }

    @Test
    void only_files_of_a_release_are_kept_without_asking() throws IOException {
        var caching = get("/pages/docs.js").headers().get("Cache-Control");
        assertEquals("no-cache", caching);
        var release = SwaggerUi.folder();
        assertTrue(release.path().matches("/api/docs/\\d+[.]\\d+[.]\\d+/"), release.path());
        for (var file : release.files().keySet()) {
            assertEquals(
                    "public, max-age=31536000, immutable",
                    get(release.path() + file).headers().get("Cache-Control"));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_whole_and_equal_on_all_nodes(String path) throws IOException {
        var file = get(path, "Range: bytes=0-9", "If-Range: \"other\"");
        assertEquals(200, file.status());
        var folder = HtmlPages.folders().stream()
                .filter(each -> each.file(path).isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals(
                folder.file(path).orElseThrow().length(),
                Integer.parseInt(file.headers().get("Content-Length")));
        assertFalse(file.headers().containsKey("Last-Modified"));
        assertFalse(file.headers().containsKey("Accept-Ranges"));
        assertEquals(200, get(path + "?release=2").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pages",
                "/pages/",
                "/pages/start.html",
                "/pages/none.css",
                "/pages/start.css/",
                "/pages/start.css/x",
                "/pages/START.CSS",
                "/pages//start.css",
                "/pages/./start.css",
                "/pages/x/../start.css",
                "/pages/../openapi.yaml",
                "/pages/%2e%2e/openapi.yaml",
                "/pages/..%2fopenapi.yaml",
                "/pages/..%5copenapi.yaml",
                "/pages/%2e%2e%2f%2e%2e%2flogback.xml",
                "/pages/start.css%00.html",
                "/pages/start.css;x",
                "/api/docs/",
                "/api/docs/index.html",
                "/api/docs/{release}",
                "/api/docs/{release}/",
                "/api/docs/{release}/index.html",
                "/api/docs/{release}/swagger-initializer.js",
                "/api/docs/{release}/oauth2-redirect.html",
                "/api/docs/0.0.1/swagger-ui.css",
                "/META-INF/MANIFEST.MF",
                "/favicon.ico",
                "/nowhere"
            })
    void no_other_file_is_shown(String path) throws IOException {
        for (var method : List.of("GET", "POST")) {
            var answer = send(method, path.replace("/{release}", release()));
            assertEquals(404, answer.status(), method);
            assertEquals("application/problem+json", answer.headers().get("Content-Type"));
        }
    }

    private static String release() {
        return SwaggerUi.PATH.substring("/api/docs".length(), SwaggerUi.PATH.length() - 1);
    }

    @Test
    void a_client_that_prefers_json_gets_it_at_the_root() throws IOException {
        var json = get("/", "Accept: application/json");
        assertEquals(get("/api").body(), json.body());
        assertEquals("application/json", json.headers().get("Content-Type"));
        assertEquals("Accept", json.headers().get("Vary"));
        var browser = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assertTrue(get("/", browser).body().startsWith("<!doctype html>"));
        assertTrue(get("/", "Accept: */*").body().startsWith("<!doctype html>"));
        assertEquals(406, get("/", "Accept: image/png").status());
        assertEquals(406, get("/api/docs", "Accept: application/json").status());
    }

    @Test
    void a_connection_ends_after_a_file_when_the_client_wants_that() throws IOException {
        wire.send("GET /pages/start.css HTTP/1.0\r\n\r\n");
        assertEquals(200, wire.answer().status());
        assertTrue(wire.isClosedByServer());
    }

    @Test
    void requests_in_one_packet_are_answered_in_order() throws IOException {
        var one = "GET /pages/start.css HTTP/1.1\r\nHost: lamps\r\n\r\n";
        var other = "GET /api HTTP/1.1\r\nHost: lamps\r\n\r\n";
        wire.send(one + other + one + one);
        for (var type : List.of("text/css;charset=UTF-8", "application/json", "text/css;charset=UTF-8")) {
            assertEquals(type, wire.answer().headers().get("Content-Type"));
        }
        assertEquals(200, wire.answer().status());
    }

    @Test
    void a_file_that_is_lost_gets_a_problem() throws IOException {
        var lost = new PageFolder(
                "/pages/", "kernel/nowhere", HtmlPages.folders().getFirst().files());
        restart(PageSite.of(List.of(lost)));
        for (int i = 0; i < 2; i++) {
            var answer = get("/pages/start.css");
            assertEquals(404, answer.status());
            assertEquals("application/problem+json", answer.headers().get("Content-Type"));
            assertFalse(answer.headers().containsKey("ETag"));
            assertEquals("no-store", answer.headers().get("Cache-Control"));
        }
    }

    private Wire.Answer get(String path, String... fields) throws IOException {
        return send("GET", path, fields);
    }

    private Wire.Answer send(String method, String path, String... fields) throws IOException {
        var more = Stream.of(fields).map(field -> field + "\r\n").reduce("", String::concat);
        return wire.send(method + " " + path + " HTTP/1.1\r\nHost: lamps\r\n" + more + "\r\n")
                .answer();
    }
}
