package dev.scoresheet.adapters.http.kernel.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.ContractCheck;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.operations.SessionRoutes.AnsweringNode;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions of the operator's page, and what the listener allows with their cookie.
class OperatorSessionsTest {

    private static final OpenApiContract CONTRACT = OpenApiContract.read(OperationsRoutes.CONTRACT);
    private static final String TOKEN = "correct-horse";
    private static final String NAME = OperatorSessions.COOKIE + "=";

    private Instant now = Instant.parse("2026-11-21T12:00:00.25Z");
    private final LocalRouter router = listener(TOKEN);

    private LocalRouter listener(String token) {
        var sessions = new OperatorSessions(token, () -> now);
        var node = new AnsweringNode("node-1", "1.0", "memory");
        return LocalRouter.ofSome(
                CONTRACT, new SessionRoutes(sessions, node).routes(), new OperationsGuard(token, sessions));
    }

    @Test
    void the_token_begins_a_session_whose_cookie_no_script_can_read() {
        var begun = ask("POST", "/session", "Authorization", "Bearer " + TOKEN);
        assertEquals(200, begun.status());
        assertEquals(
                "{\"node\":\"node-1\",\"release\":\"1.0\",\"store\":\"memory\",\"until\":\"2026-11-21T13:00:00.000000Z\"}",
                text(begun));
        var cookie = begun.headers().get("Set-Cookie");
        assertTrue(cookie.matches(NAME + "\\d+\\.[\\w-]{43}; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict"), cookie);
        assertFalse(cookie.contains(TOKEN), cookie);
        assertEquals("no-store", begun.headers().get("Cache-Control"));
    }

    @Test
    void the_cookie_is_secure_if_the_page_was_loaded_over_https() {
        var begun = ask("POST", "/session", "Authorization", "Bearer " + TOKEN, "Origin", "https://operations.example");
        assertTrue(begun.headers().get("Set-Cookie").endsWith("; SameSite=Strict; Secure"));
        var inClear = ask("POST", "/session", "Authorization", "Bearer " + TOKEN, "Origin", "http://127.0.0.1:8081");
        assertFalse(inClear.headers().get("Set-Cookie").contains("Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Bearer ", "Basic correct-horse"})
    void nothing_but_the_token_begins_a_session(String authorization) {
        var refused = ask("POST", "/session", "Authorization", authorization);
        assertEquals(401, refused.status());
        assertFalse(refused.headers().containsKey("Set-Cookie"));
        var bySession = ask("POST", "/session", "Cookie", session(), OperationsGuard.PAGE, OperationsGuard.OPERATOR);
        assertEquals(401, bySession.status(), "a session that prolongs itself never ends");
    }

    @Test
    void a_session_reads() {
        var cookie = session();
        for (var method : List.of("GET", "HEAD")) {
            assertEquals(200, ask(method, "/log", "Cookie", cookie).status(), method);
        }
        assertEquals("", text(ask("HEAD", "/session", "Cookie", cookie)));
        assertEquals(204, ask("GET", "/session").status());
        assertEquals(204, ask("GET", "/session", "Cookie", cookie + "x").status());
        assertEquals(
                401, ask("GET", "/session", "Authorization", "Bearer wrong").status());
        assertEquals(
                200,
                ask("GET", "/log", "Cookie", "theme=dark; " + cookie + "; other=1")
                        .status());
        assertTrue(
                text(ask("GET", "/session", "Cookie", cookie)).contains("\"until\":\"2026-11-21T13:00:00.000000Z\""));
        assertTrue(
                text(ask("GET", "/session", "Authorization", "Bearer " + TOKEN)).contains("\"until\":null"));
    }

    @Test
    void a_session_writes_only_with_the_header_field_of_the_page() {
        var cookie = session();
        for (var target : List.of("/projections/lamps/pause", "/processes/lamps/actions/pause", "/clean-up")) {
            var refused = ask("POST", target, "Cookie", cookie);
            assertEquals(403, refused.status(), target);
            assertTrue(text(refused).contains("/problems/cookie-refused"), text(refused));
            assertTrue(text(refused).contains("needs the header field `" + OperationsGuard.PAGE + ": operator`"));
            assertEquals(
                    403,
                    ask("POST", target, "Cookie", cookie, OperationsGuard.PAGE, "other")
                            .status());
            assertEquals(
                    200,
                    ask("POST", target, "Cookie", cookie, OperationsGuard.PAGE, "operator")
                            .status());
            assertEquals(
                    200, ask("POST", target, "Authorization", "Bearer " + TOKEN).status());
            assertEquals(
                    401, ask("POST", target, OperationsGuard.PAGE, "operator").status());
        }
    }

    @Test
    void a_page_of_another_server_reads_and_writes_nothing() {
        var cookie = session();
        for (var site : List.of("cross-site", "same-site")) {
            assertEquals(
                    403,
                    ask("GET", "/log", "Cookie", cookie, "Sec-Fetch-Site", site).status(),
                    site);
            var write = ask(
                    "POST", "/clean-up", "Cookie", cookie, "Sec-Fetch-Site", site, OperationsGuard.PAGE, "operator");
            assertEquals(403, write.status(), site);
            assertTrue(text(write).contains("another server"), text(write));
        }
        for (var site : List.of("same-origin", "none")) {
            assertEquals(
                    200,
                    ask("GET", "/log", "Cookie", cookie, "Sec-Fetch-Site", site).status(),
                    site);
        }
        assertEquals(
                405,
                ask("OPTIONS", "/clean-up", "Cookie", cookie, OperationsGuard.PAGE, "operator")
                        .status());
    }

    @Test
    void a_wrong_token_next_to_a_good_cookie_is_refused() {
        assertEquals(
                401,
                ask("GET", "/log", "Cookie", session(), "Authorization", "Bearer wrong")
                        .status());
    }

    @Test
    void a_session_ends_after_an_hour() {
        var cookie = session();
        now = now.plus(Duration.ofMinutes(59));
        assertEquals(200, ask("GET", "/log", "Cookie", cookie).status());
        now = now.plus(Duration.ofMinutes(1));
        assertEquals(401, ask("GET", "/log", "Cookie", cookie).status());
    }

    static Stream<String> forgeries() {
        var real = new OperatorSessions(TOKEN, () -> Instant.parse("2026-11-21T12:00:00Z"))
                .begin(false)
                .cookie()
                .split(";")[0]
                .substring(NAME.length());
        var end = real.substring(0, real.indexOf('.'));
        var signature = real.substring(real.indexOf('.') + 1);
        var last = signature.charAt(42) == 'A' ? 'B' : 'A';
        return Stream.of(
                "",
                end,
                end + ".",
                "." + signature,
                (Long.parseLong(end) + 3_600) + "." + signature,
                "0" + real,
                "9999999999999." + signature,
                end + "." + signature.substring(0, 42) + last,
                end + "." + signature.toLowerCase(Locale.ROOT),
                real + "=",
                "\"" + real + "\"",
                real + real);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_changed_cookie_is_no_session(String value) {
        assertEquals(401, ask("GET", "/log", "Cookie", NAME + value).status());
        assertEquals(401, ask("GET", "/log", "Cookie", "x" + session()).status());
    }

    @Test
    void another_token_ends_all_sessions_and_every_node_with_the_same_one_knows_them() {
        var request = request("GET", "/log", "Cookie", session());
        assertEquals(200, listener(TOKEN).answer(request).status());
        assertEquals(401, listener("another-horse").answer(request).status());
    }

    @Test
    void a_sign_out_removes_the_cookie() {
        assertEquals(401, ask("DELETE", "/session").status());
        assertEquals(403, ask("DELETE", "/session", "Cookie", session()).status());
        var out = ask("DELETE", "/session", "Cookie", session(), OperationsGuard.PAGE, "operator");
        assertEquals(204, out.status());
        assertEquals(
                NAME + "; Path=/; Max-Age=0; HttpOnly; SameSite=Strict",
                out.headers().get("Set-Cookie"));
    }

    @Test
    void a_session_says_nothing_of_another() {
        var first = session();
        now = now.plusSeconds(1);
        assertNotEquals(first, session());
    }

    private String session() {
        return ask("POST", "/session", "Authorization", "Bearer " + TOKEN)
                .headers()
                .get("Set-Cookie")
                .split(";")[0];
    }

    private Response ask(String method, String target, String... fields) {
        var request = request(method, target, fields);
        var response = router.answer(request);
        if (response.status() != 200 || target.equals("/session")) { // the other operations are stubs
            new ContractCheck(CONTRACT).check(request, response);
        }
        return response;
    }

    private static Request request(String method, String target, String... fields) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < fields.length; i += 2) {
            headers.add(fields[i], fields[i + 1]);
        }
        return new Request("request-1", method, target, headers, Buffer.buffer(), true);
    }

    private static String text(Response response) {
        return response.body().toString(StandardCharsets.UTF_8);
    }
}
