package dev.scoresheet.adapters.http.kernel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.http.kernel.Wire;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The router of the library, at the end of a socket. It finds what a test without a socket finds, and nothing more.
class DispatchTest {

    private final LocalRouter lamps = new Lamps().router();
    private final List<Route> operations = OpenApiContract.read("/kernel/operations.yaml").operations().stream()
            .map(operation -> new Route(operation.id(), call -> Reply.json(200, operation.id())))
            .toList();
    private HttpApi api = start(lamps);

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/lamps",
                "/api/lamps?limit=10",
                "/api/%6camps?limit=10",
                "/api/lamps?",
                "/api/lamps?limit=0",
                "/api/lamps?limit=1&limit=1",
                "/api/lamps/0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f",
                "/api/lamps/1",
                "/api/lamps/%31/on",
                "/api/failing/away",
                "http://lamps/api/lamps",
                "http://lamps",
                "http://lamps/",
                "http://lamps?x=/api/lamps",
                "http://lamps?/api/lamps",
                "http://me@lamps/api/lamps",
                "/",
                "/api/lamps/",
                "/api/lamps//",
                "//api/lamps",
                "/api//lamps",
                "/api/./lamps",
                "/api/../api/lamps",
                "/x/../api/lamps",
                "/api/%2e%2e/api/lamps",
                "/api%2flamps",
                "/api/lamps%2f1",
                "/api/lamps%00",
                "/api/lamps%5c1",
                "/api/lamps\\1",
                "/api/%252e%252e/x",
                "/api/lamps;x=1",
                "/api/lamps%3bx=1",
                "/api/%c0%af",
                "/api/%zz",
                "/api/%4",
                "/api/lamps%0d%0aX:1",
                "/api/failing/%0a",
                "/API/lamps",
                "/nowhere",
                "*",
                "?",
                "api/lamps",
                "lamps:80"
            })
    void the_library_finds_what_the_contract_names(String target) throws IOException {
        for (var method : List.of("GET", "POST")) {
            var local = lamps.answer(new Request(
                            "request-1", method, target, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), true))
                    .status();
            var found = send(method, target).status();
            assertEquals(local, found, method);
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "get", "FROB"})
    void an_unsupported_method_gets_the_allowed_ones(String method) throws IOException {
        var answer = send(method, "/api/lamps");
        assertEquals(405, answer.status());
        assertEquals("application/problem+json", answer.headers().get("Content-Type"));
        assertEquals("GET, HEAD, POST", answer.headers().get("Allow"));
    }

    @Test
    void head_is_get_without_the_content() throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send(request("HEAD", "/api/lamps"));
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) wire.next());
            }
            assertEquals("HTTP/1.1 200 OK", head.toString().lines().findFirst().orElseThrow());
            wire.send(request("GET", "/api/lamps"));
            var length = wire.answer().headers().get("Content-Length");
            assertEquals(
                    1,
                    head.toString()
                            .lines()
                            .filter(line -> line.equalsIgnoreCase("Content-Length: " + length))
                            .count());
        }
    }

    @Test
    void patterns_that_overlap_allow_the_methods_of_all() throws IOException {
        restart(new LocalRouter(OpenApiContract.read("/kernel/operations.yaml"), operations, Guard.OPEN));
        assertEquals(
                "GET, HEAD, POST",
                send("DELETE", "/projections/lamps/parked").headers().get("Allow"));
        assertEquals("POST", send("GET", "/projections/lamps/pause").headers().get("Allow"));
        assertEquals("\"parked\"", send("GET", "/projections/lamps/parked").body());
    }

    @Test
    void only_a_listener_whose_endpoints_have_files_shows_them() throws IOException {
        assertEquals(200, send("GET", "/pages/start.css").status());
        restart(new LocalRouter(OpenApiContract.read("/kernel/operations.yaml"), operations, Guard.OPEN));
        assertEquals(404, send("GET", "/pages/start.css").status());
    }

    private void restart(LocalRouter router) throws IOException {
        api.close();
        api = start(router);
    }

    private static HttpApi start(LocalRouter router) {
        try {
            return HttpApi.start("dispatch", "127.0.0.1", 0, Limits.DEFAULT, () -> "request-1", router.endpoints());
        } catch (IOException refused) {
            throw new AssertionError(refused);
        }
    }

    private Wire.Answer send(String method, String target) throws IOException {
        try (var wire = new Wire(api.port())) {
            return wire.send(request(method, target)).answer();
        }
    }

    private static String request(String method, String target) {
        return method + " " + target + " HTTP/1.1\r\nHost: lamps\r\n\r\n";
    }
}
