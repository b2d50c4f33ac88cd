package dev.scoresheet.adapters.http.kernel.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.server.Lamps;
import dev.scoresheet.application.kernel.SubjectIncomplete;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input of every kind, without a server. The router refuses it with its name, and never with a 500.
class RouterTest {

    private static final String LAMP = "/api/lamps/0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f";

    private final Lamps lamps = new Lamps();
    private final LocalRouter router = lamps.router();

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("nothing", 400, ""),
                Arguments.of("blanks", 400, "  "),
                Arguments.of("half an object", 400, "{\"watts\":"),
                Arguments.of("trailing bytes", 400, "{\"watts\":60} x"),
                Arguments.of("two texts", 400, "{\"watts\":60}{\"watts\":60}"),
                Arguments.of("a byte order mark", 400, "\uFEFF{\"watts\":60}"),
                Arguments.of("a comment", 400, "{\"watts\":60 /* bright */}"),
                Arguments.of("a line comment", 400, "{\"watts\":60} // bright"),
                Arguments.of("NaN", 400, "{\"watts\":NaN}"),
                Arguments.of("Infinity", 400, "{\"watts\":Infinity}"),
                Arguments.of("single quotes", 400, "{'watts':60}"),
                Arguments.of("a trailing comma", 400, "{\"watts\":60,}"),
                Arguments.of("a leading zero", 400, "{\"watts\":060}"),
                Arguments.of("a leading plus", 400, "{\"watts\":+60}"),
                Arguments.of("a raw control character", 400, "{\"watts\":60,\"label\":\"a\nb\"}"),
                Arguments.of("a duplicate member", 400, "{\"watts\":60,\"watts\":61}"),
                Arguments.of("a duplicate by escape", 400, "{\"watts\":60,\"w\\u0061tts\":61}"),
                Arguments.of("nesting over 32", 400, "{\"watts\":60,\"tags\":" + "[".repeat(40) + "]".repeat(40) + "}"),
                Arguments.of("nesting over 10,000", 400, "[".repeat(20_000)),
                Arguments.of("an array over 10,000", 400, "{\"watts\":60,\"tags\":[" + "1,".repeat(10_000) + "1]}"),
                Arguments.of("an unknown member", 422, "{\"watts\":60,\"owner\":\"me\"}"),
                Arguments.of("a missing member", 422, "{}"),
                Arguments.of("not an object", 422, "[]"),
                Arguments.of("null", 422, "null"),
                Arguments.of("text for a number", 422, "{\"watts\":\"60\"}"),
                Arguments.of("too large a number", 422, "{\"watts\":101}"),
                Arguments.of("a fraction", 422, "{\"watts\":60.5}"),
                Arguments.of("an exponent", 422, "{\"watts\":6e1}"),
                Arguments.of("1e400", 422, "{\"watts\":1e400}"),
                Arguments.of("1e131071", 422, "{\"watts\":1e131071}"),
                Arguments.of("1e-131071", 422, "{\"watts\":1e-131071}"),
                Arguments.of("1e2147483648", 422, "{\"watts\":1e2147483648}"),
                Arguments.of("1e-99999999999", 422, "{\"watts\":1e-99999999999}"),
                Arguments.of("0e99999999999", 422, "{\"watts\":0e99999999999}"),
                Arguments.of("16 digits", 422, "{\"watts\":1000000000000000}"),
                Arguments.of("10,000 digits", 422, "{\"watts\":" + "9".repeat(10_000) + "}"),
                Arguments.of("a long string", 422, "{\"watts\":60,\"label\":\"" + "x".repeat(101) + "\"}"),
                Arguments.of("NUL by escape", 422, "{\"watts\":60,\"label\":\"a\\u0000b\"}"),
                Arguments.of("NUL in a name", 422, "{\"watts\":60,\"a\\u0000\":1}"),
                Arguments.of("a lone high surrogate", 422, "{\"watts\":60,\"label\":\"\\ud800\"}"),
                Arguments.of("a lone low surrogate", 422, "{\"watts\":60,\"label\":\"\\udc00x\"}"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("bodies")
    void a_bad_body_is_refused(String what, int status, String body) {
        var response = post("/api/lamps", body);
        assertEquals(status, response.status(), text(response));
        assertEquals("application/problem+json", response.headers().get("Content-Type"));
        assertEquals(0, lamps.fitted.get());
        assertTrue(status != 422 || text(response).contains("\"pointer\""), text(response));
        assertFalse(text(response).contains("owner\":\"me"), "input is not echoed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c328", "eda080", "c080", "e28280ff", "f4908080"})
    void bytes_that_are_not_utf_8_are_refused(String hex) {
        var body = Buffer.buffer("{\"watts\":60,\"label\":\"")
                .appendBytes(HexFormat.of().parseHex(hex))
                .appendString("\"}");
        assertEquals(
                400,
                router.answer(new Request("request-1", "POST", "/api/lamps", json(), body, true))
                        .status());
    }

    @Test
    void surrogate_pairs_and_text_beyond_ascii_are_accepted() {
        assertEquals(
                201,
                post("/api/lamps", "{\"watts\":60,\"label\":\"\\ud83d\\udca1 💡 ä\"}")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/lamps%2f1",
                "/api/%2e%2e/lamps",
                "/api/../api/lamps",
                "/api/./lamps",
                "/api//lamps",
                "/api/lamps/",
                "/api%2flamps",
                "/api/lamps%00",
                "/api/lamps%5c1",
                "/api/lamps\\1",
                "/api/%252e%252e/x",
                "/api/lamps%25",
                "/api/lamps;x=1",
                "/api/%c0%af",
                "/api/%zz",
                "/api/%4",
                "/nowhere",
                "/API/lamps",
                "//api/lamps",
                "//lamps",
                "/http://lamps/api/lamps",
                "http://lamps//api/lamps",
                "http://lamps/..",
                "http://lamps/api/lamps%2f1",
                "/api/lamps%0d%0aX:1",
                "/admin",
                "/log",
                "/streams/game-1",
                "/health/live",
                "/metrics"
            })
    void tricks_with_the_path_find_nothing(String target) {
        assertEquals(404, get(target).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/api/lamps?limit=10 200",
                "/api/%6camps?limit=10 200",
                "/api/lamps? 200",
                "/api/lamps?limit=10&limit=10 400",
                "/api/lamps?limit=10&token=x 400",
                "/api/lamps?Limit=10 400",
                "/api/lamps?& 400",
                "/api/lamps?limit= 400",
                "/api/lamps?limit 400",
                "/api/lamps?limit=0 400",
                "/api/lamps?limit=101 400",
                "/api/lamps?limit=-1 400",
                "/api/lamps?limit=1e1 400",
                "/api/lamps?limit=+1 400",
                "/api/lamps?limit=99999999999999999999 400",
                "/api/lamps?limit=%31%30 200",
                "/api/lamps?limit=%ff 400",
                "/api/lamps?limit=%0 400",
                "/api/lamps?label=%F0%9F%92%A1 200",
                "/api/lamps?label=012345678901234567890 400"
            })
    void queries_are_exact(String target, int status) {
        assertEquals(status, get(target).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "limit=0 limit",
                "limit=1&limit=1 limit",
                "x=1 x",
                "limit=%zz limit",
                "limit=%ff limit",
                "l%69mit=%z limit",
                "%zz=1 %zz",
                "%F0%9F%92%A1=%zz ??"
            })
    void a_refused_query_names_its_parameter(String query, String parameter) {
        var refused = text(get("/api/lamps?" + query));
        assertTrue(refused.contains("\"parameter\":\"" + parameter + "\""), refused);
    }

    @Test
    void a_number_in_a_query_has_at_most_100_digits() {
        assertEquals("{\"limit\":10}", text(get("/api/lamps?limit=" + "0".repeat(98) + "10")));
        var large = text(get("/api/lamps?limit=" + "9".repeat(100)));
        assertTrue(large.contains("limit: must have a maximum value of 100"), large);
        var long101 = text(get("/api/lamps?limit=" + "9".repeat(101)));
        assertTrue(long101.contains("limit: not a number of 1 to 100 digits"), long101);
    }

    @Test
    void refusals_are_in_english_in_every_locale_of_the_server() {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            var abroad = new Lamps().router();
            var body = Buffer.buffer("{\"watts\":101}");
            var ofBody = text(abroad.answer(new Request("request-1", "POST", "/api/lamps", json(), body, true)));
            assertTrue(ofBody.contains("must have a maximum value of 100"), ofBody);
            var none = MultiMap.caseInsensitiveMultiMap();
            var ofQuery = text(
                    abroad.answer(new Request("request-1", "GET", "/api/lamps?limit=0", none, Buffer.buffer(), true)));
            assertTrue(ofQuery.contains("must have a minimum value of 1"), ofQuery);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "GET http://lamps/api/lamps 200",
                "GET HTTPS://Lamps:8080/api/lamps?limit=10 200",
                "GET http://lamps:/api/lamps 200",
                "GET http://[::1]:80/api/lamps 200",
                "GET http://[v1.a:b]/api/lamps 200",
                "GET http://l%C3%A4mps/api/lamps 200",
                "GET http://lamps/api/lamps?label=//x/?y 200",
                // The server's name ends at the first slash or question mark; then the path is empty, which is /.
                "GET http://lamps?x=/api/lamps 404",
                "GET http://lamps?/api/lamps 404",
                "POST http://lamps?/api/lamps 404",
                "GET http://lamps 404",
                "GET http://lamps/ 404",
                // no server, or none of the grammar
                "GET http:///api/lamps 400",
                "GET http:// 400",
                "GET http://:80/api/lamps 400",
                "GET http://me@lamps/api/lamps 400",
                "GET http://me:word@lamps/api/lamps 400",
                "GET http://a@b@lamps/api/lamps 400",
                "GET http://lamps:x/api/lamps 400",
                "GET http://lamps:80:80/api/lamps 400",
                "GET http://lamps,other/api/lamps 400",
                "GET http://lam%ps/api/lamps 400",
                "GET http://lamps\\x/api/lamps 400",
                "GET http://[::1/api/lamps 400",
                "GET http://[::1]x/api/lamps 400",
                "GET http://[::g]/api/lamps 400",
                "GET http://[fe80::1%25eth0]/api/lamps 400",
                "GET http://[]/api/lamps 400",
                // another scheme, or none
                "GET http:/api/lamps 400",
                "GET http:api/lamps 400",
                "GET ftp://lamps/api/lamps 400",
                "GET ://lamps/api/lamps 400",
                "GET api/lamps 400",
                "GET ?limit=10 400",
                "GET lamps:80 400",
                // a fragment, which no client sends
                "GET /api/lamps#x 400",
                "GET /api/lamps?label=#x 400",
                "GET http://lamps#/api/lamps 400",
                "GET http://lamps/api/lamps#x 400",
                // signs that are no ASCII
                "GET /api/l\u00e4mps 400",
                "GET /api/lamps?label=\u00e4 400",
                "GET /api/lamps?label=\u007f 400",
                // The two forms that one method each has. Nothing is there.
                "OPTIONS * 404",
                "GET * 400",
                "POST * 400",
                "CONNECT lamps?x 400",
                "CONNECT lamps:80 404",
                "CONNECT [::1]:80 404",
                "CONNECT http://lamps/api/lamps 405",
                "CONNECT api/lamps 400",
                "OPTIONS lamps:80 400"
            })
    void targets_have_the_forms_of_http(String method, String target, int status) {
        var body = method.equals("POST") ? "{\"watts\":60}" : "";
        var answer = router.answer(new Request("request-1", method, target, json(), Buffer.buffer(body), true));
        assertEquals(status, answer.status(), text(answer));
        assertEquals(0, lamps.fitted.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/lamps?label=a b", "/api/lamps\t", "\0/api/lamps", " /api/lamps"})
    void a_target_has_no_blanks(String target) {
        assertEquals(400, get(target).status());
    }

    @Test
    void head_is_get_without_the_content() {
        var response = router.answer(new Request("request-1", "HEAD", "/api/lamps", json(), Buffer.buffer(), true));
        assertEquals(200, response.status());
        assertEquals(0, response.body().length());
        assertEquals(get("/api/lamps").body().length(), response.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|200",
                "*/*|200",
                "application/*;q=0.5|200",
                "text/html, application/json;q=0.1|200",
                "text/html|406",
                "application/json;q=0|406",
                "application/json;q=0, */*|406",
                "*/*;q=0.000|406",
                "rubbish|406",
                // Blanks are spaces and tabs.
                "application/json;\tq=0|406",
                "application/json\t;q=0|406",
                "'\tapplication/json\t'|200",
                "application/json ; Q=0|406",
                "application/json; q = 0|406",
                // Empty elements and empty parameters count as none.
                "',,'|200",
                "', ,application/json, '|200",
                "application/json;;q=0;|406",
                // Quotes hide commas and semicolons.
                "'text/html;a=\", application/json\"'|406",
                "'text/html;a=\"\\\", application/json\"'|406",
                "application/json;a=\";q=0\"|200",
                "application/json;a=\"x\";q=0|406",
                // A malformed range names no type, and those next to it stand.
                "'*;q=.2, application/json'|200",
                "'text/html, image/gif, *; q=.2, */*; q=.2'|200",
                "application/json/x|406",
                "application/|406",
                "application/json q=1|406",
                "'a b, application/json'|200",
                "'application/json, text/html;a=\"'|200",
                "'text/html;a=\", application/json'|406",
                "application/json;q=0;q=1|406",
                // Of two ranges for one type the one with the higher weight holds.
                "'application/json;v=1;q=0, application/json'|200"
            })
    void what_is_not_acceptable_is_not_sent(String accept, int status) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Accept", accept);
        assertEquals(
                status,
                router.answer(new Request("request-1", "GET", "/api/lamps", headers, Buffer.buffer(), true))
                        .status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|201",
                "application/json; charset=utf-8|201",
                "Application/JSON;charset=\"UTF-8\"|201",
                "application/json;\tcharset=utf-8|201",
                "application/json\t;\tCharset=\"utf\\-8\"|201",
                "application/json;|201",
                "application/json;; charset=utf-8 ;|201",
                "application/json; charset=utf- 8|415",
                "application/json; charset=\" utf-8\"|415",
                "application/json; charset=\"utf-8|415",
                "application/json; charset=utf-8; charset=utf-8|415",
                "application/json; charset|415",
                "application/json; version=1|415",
                "'application/json, text/plain'|415",
                "'application/json,'|415",
                "application /json|415",
                "application/json; charset=latin1|415",
                "text/plain|415",
                "application/x-www-form-urlencoded|415",
                "multipart/form-data; boundary=x|415",
                "application/jsonx|415"
            })
    void a_body_is_json_or_not_taken(String type, int status) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", type);
        assertEquals(
                status,
                router.answer(new Request(
                                "request-1", "POST", "/api/lamps", headers, Buffer.buffer("{\"watts\":60}"), true))
                        .status());
    }

    @Test
    void a_body_without_a_type_with_two_or_compressed_is_refused() {
        var body = Buffer.buffer("{\"watts\":60}");
        assertEquals(
                415,
                router.answer(new Request(
                                "request-1", "POST", "/api/lamps", MultiMap.caseInsensitiveMultiMap(), body, true))
                        .status());
        assertEquals(
                415,
                router.answer(new Request(
                                "request-1",
                                "POST",
                                "/api/lamps",
                                json().add("Content-Type", "text/plain"),
                                body,
                                true))
                        .status());
        assertEquals(
                415,
                router.answer(new Request(
                                "request-1", "POST", "/api/lamps", json().add("Content-Encoding", "gzip"), body, true))
                        .status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity|201",
                "'Identity,\tidentity'|201",
                "','|201",
                "gzip|415",
                "'identity, gzip'|415",
                "identity gzip|415",
                "identity;q=1|415"
            })
    void a_body_is_not_compressed(String codings, int status) {
        var headers = json().add("Content-Encoding", codings);
        assertEquals(
                status,
                router.answer(new Request(
                                "request-1", "POST", "/api/lamps", headers, Buffer.buffer("{\"watts\":60}"), true))
                        .status());
    }

    @Test
    void a_body_where_none_is_needed_may_be_empty_null_or_an_empty_object() {
        assertEquals(200, post("/api/lamps/1/on", "").status());
        assertEquals(200, post("/api/lamps/1/on", "{}").status());
        assertEquals(200, post("/api/lamps/1/on", " null ").status());
        assertEquals(422, post("/api/lamps/1/on", "{\"x\":1}").status());
        assertEquals(
                400,
                router.answer(new Request("request-1", "GET", "/api/lamps", json(), Buffer.buffer("{}"), true))
                        .status());
    }

    @Test
    void an_id_has_its_form() {
        assertEquals(200, get(LAMP).status());
        assertEquals(
                200,
                get(LAMP.toUpperCase(Locale.ROOT).replace("/API/LAMPS", "/api/lamps"))
                        .status());
        assertEquals(400, get("/api/lamps/1").status());
        assertEquals(400, get(LAMP + "0").status());
    }

    @Test
    void a_header_field_that_is_no_list_must_occur_once() {
        var twice = json().add("Idempotency-Key", "a").add("Idempotency-Key", "b");
        assertEquals(
                400,
                router.answer(new Request(
                                "request-1", "POST", "/api/lamps", twice, Buffer.buffer("{\"watts\":60}"), true))
                        .status());
        var lists =
                MultiMap.caseInsensitiveMultiMap().add("If-None-Match", "\"1\"").add("If-None-Match", "\"2\"");
        assertEquals(
                200,
                router.answer(new Request("request-1", "GET", LAMP, lists, Buffer.buffer(), true))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä", "\t", ""})
    void a_key_is_visible_ascii(String key) {
        var headers = json().add("Idempotency-Key", key);
        assertEquals(
                400,
                router.answer(new Request(
                                "request-1", "POST", "/api/lamps", headers, Buffer.buffer("{\"watts\":60}"), true))
                        .status());
    }

    @ParameterizedTest
    @CsvSource({
        "away,503",
        "unknown,503",
        "newer,503",
        "damaged,500",
        "overflow,500",
        "unwritable,500",
        "refused,500",
        "otherwise,500"
    })
    void a_failure_of_an_endpoint_is_a_problem_without_internals(String how, int status) {
        var response = get("/api/failing/" + how);
        assertEquals(status, response.status());
        assertEquals("application/problem+json", response.headers().get("Content-Type"));
        assertFalse(text(response).contains("secret-host"));
        assertFalse(text(response).contains("Exception"));
        assertEquals(status == 503 && !how.equals("unknown"), response.headers().containsKey("Retry-After"));
        assertEquals(status == 500, text(response).contains("\"incident\":\"request-1\""));
    }

    @Test
    void every_response_has_the_headers_that_restrict_browsers() {
        for (var response :
                List.of(get("/api/lamps"), get("/nowhere"), get("/api/failing/x"), post("/api/lamps", "{"))) {
            assertEquals("nosniff", response.headers().get("X-Content-Type-Options"));
            assertTrue(response.headers().get("Content-Security-Policy").startsWith("default-src 'none'"));
        }
    }

    @Test
    void operations_and_endpoints_match_both_ways() {
        var contract = OpenApiContract.ofSubject("/kernel/no-subject.yaml");
        var routes = new KernelRoutes("x", "1", "memory", contract, List.of()).routes();
        var tooFew = routes.subList(1, routes.size());
        var tooMany = Stream.concat(routes.stream(), Stream.of(new Route("bulb", call -> Reply.empty(204))))
                .toList();
        new LocalRouter(contract, routes, Guard.OPEN);
        assertThrows(SubjectIncomplete.class, () -> new LocalRouter(contract, tooFew, Guard.OPEN));
        assertThrows(SubjectIncomplete.class, () -> new LocalRouter(contract, tooMany, Guard.OPEN));
    }

    private Response get(String target) {
        return router.answer(
                new Request("request-1", "GET", target, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), true));
    }

    private Response post(String target, String body) {
        return router.answer(new Request(
                "request-1", "POST", target, json(), Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)), true));
    }

    private static MultiMap json() {
        return MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json");
    }

    private static String text(Response response) {
        return response.body().toString(StandardCharsets.UTF_8);
    }
}
