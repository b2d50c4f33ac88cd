package dev.scoresheet.adapters.http.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.adapters.http.kernel.server.Lamps;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Framing, as bytes on a socket. The server refuses an ambiguous request and closes its connection.
class RawSocketTest {

    private static final String HOST = "Host: lamps\r\n";

    private static HttpApi api;

    @BeforeAll
    static void listen() throws IOException {
        api = new Lamps().listen(0, Limits.DEFAULT);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "length and transfer coding",
                        400,
                        post(
                                "Content-Length: 12\r\nTransfer-Encoding: chunked\r\n",
                                "c\r\n{\"watts\":60}\r\n0\r\n\r\n")),
                Arguments.of(
                        "two lengths", 400, post("Content-Length: 12\r\nContent-Length: 13\r\n", "{\"watts\":60}")),
                Arguments.of(
                        "the same length twice",
                        400,
                        post("Content-Length: 12\r\nContent-Length: 12\r\n", "{\"watts\":60}")),
                Arguments.of("a list of lengths", 400, post("Content-Length: 12, 12\r\n", "{\"watts\":60}")),
                Arguments.of("a signed length", 400, post("Content-Length: +12\r\n", "{\"watts\":60}")),
                Arguments.of("a negative length", 400, post("Content-Length: -1\r\n", "")),
                Arguments.of("a length that is none", 400, post("Content-Length: twelve\r\n", "")),
                Arguments.of("an unknown coding", 400, post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")),
                Arguments.of("a coding that hides", 400, post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")),
                Arguments.of(
                        "a coding twice",
                        400,
                        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")),
                Arguments.of(
                        "a chunk without a number",
                        400,
                        post("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n")),
                Arguments.of(
                        "a chunk longer than it says",
                        400,
                        post("Transfer-Encoding: chunked\r\n", "2\r\n{\"watts\":60}\r\n0\r\n\r\n")),
                Arguments.of("a negative chunk", 400, post("Transfer-Encoding: chunked\r\n", "-2\r\n{}\r\n0\r\n\r\n")),
                Arguments.of("a folded first field", 400, "GET /api/lamps HTTP/1.1\r\n Host: lamps\r\n\r\n"),
                Arguments.of("no host", 400, "GET /api/lamps HTTP/1.1\r\n\r\n"),
                Arguments.of("two hosts", 400, "GET /api/lamps HTTP/1.1\r\n" + HOST + "Host: other\r\n\r\n"),
                Arguments.of("an empty host", 400, "GET /api/lamps HTTP/1.1\r\nHost: \r\n\r\n"),
                Arguments.of("a host with a path", 400, "GET /api/lamps HTTP/1.1\r\nHost: lamps/x\r\n\r\n"),
                Arguments.of("a host with a user", 400, "GET /api/lamps HTTP/1.1\r\nHost: me@lamps\r\n\r\n"),
                Arguments.of("a host with two ports", 400, "GET /api/lamps HTTP/1.1\r\nHost: lamps:80:80\r\n\r\n"),
                Arguments.of("a port that is none", 400, "GET /api/lamps HTTP/1.1\r\nHost: lamps:x\r\n\r\n"),
                Arguments.of("an open bracket", 400, "GET /api/lamps HTTP/1.1\r\nHost: [::1\r\n\r\n"),
                Arguments.of("a bare CR in a value", 400, "GET /api/lamps HTTP/1.1\r\n" + HOST + "X-A: b\rc\r\n\r\n"),
                Arguments.of("NUL in a value", 400, "GET /api/lamps HTTP/1.1\r\n" + HOST + "X-A: b\0c\r\n\r\n"),
                Arguments.of("a blank before the colon", 400, "GET /api/lamps HTTP/1.1\r\n" + HOST + "X-A : b\r\n\r\n"),
                Arguments.of("a field without a name", 400, "GET /api/lamps HTTP/1.1\r\n" + HOST + ": b\r\n\r\n"),
                Arguments.of("lines that end in LF alone", 400, "GET /api/lamps HTTP/1.1\nHost: lamps\n\n"),
                Arguments.of("a later version", 505, "GET /api/lamps HTTP/2.0\r\n" + HOST + "\r\n"),
                Arguments.of("an earlier version", 505, "GET /api/lamps HTTP/0.9\r\n" + HOST + "\r\n"),
                Arguments.of("a version without lines", 505, "GET /api/lamps HTTP/3.0\r\n" + HOST + "\r\n"),
                Arguments.of(
                        "a version with a body",
                        505,
                        post("Content-Length: 2\r\n", "{}").replace("/1.1", "/2.0")),
                Arguments.of("another protocol", 400, "GET /api/lamps XTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("a version that is none", 400, "GET /api/lamps HTTP/one\r\n" + HOST + "\r\n"),
                Arguments.of("a broken encoding", 400, "GET /api/lamps HTTP/1.1\r\nHost: a%6\r\n\r\n"),
                Arguments.of("a host that is none", 400, "GET /api/lamps HTTP/1.1\r\nHost: a:b:c\r\n\r\n"),
                Arguments.of(
                        "a form",
                        415,
                        post("Content-Length: 3\r\n", "a=b").replace("application/json", "multipart/form-data")),
                Arguments.of("no request line", 400, "lamps\r\n" + HOST + "\r\n"),
                Arguments.of(
                        "a request line too long",
                        414,
                        "GET /api/" + "x".repeat(9_000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(
                        "fields too large",
                        431,
                        "GET /api/lamps HTTP/1.1\r\n" + HOST + "X-A: " + "x".repeat(20_000) + "\r\n\r\n"),
                Arguments.of(
                        "many fields",
                        431,
                        "GET /api/lamps HTTP/1.1\r\n" + HOST + "X-A: bcdefgh\r\n".repeat(5_000) + "\r\n"),
                Arguments.of("a body declared too large", 413, post("Content-Length: 65537\r\n", "")),
                Arguments.of("a body declared enormous", 413, post("Content-Length: 99999999999999999\r\n", "")),
                Arguments.of(
                        "a body too large in chunks",
                        413,
                        post(
                                "Transfer-Encoding: chunked\r\n",
                                ("1000\r\n" + "x".repeat(4096) + "\r\n").repeat(17) + "0\r\n\r\n")),
                Arguments.of("an unknown expectation", 417, post("Content-Length: 2\r\nExpect: tea\r\n", "{}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "%61"})
    void a_long_host_is_read_to_its_end(String letter) throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send("GET /api/lamps HTTP/1.1\r\nHost: " + letter.repeat(2_500) + "\r\n\r\n");
            assertEquals(200, wire.answer().status());
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("refused")
    void a_bad_request_is_refused_and_its_connection_closed(String what, int status, String bytes) throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.sendAsFarAsItGoes(bytes);
            var answer = wire.answer();
            assertEquals(status, answer.status(), answer.body());
            assertEquals("application/problem+json", answer.headers().get("Content-Type"));
            assertEquals("nosniff", answer.headers().get("X-Content-Type-Options"));
            assertTrue(wire.isClosedByServer());
        }
    }

    @Test
    void a_request_one_byte_below_each_limit_is_accepted() throws IOException {
        try (var wire = new Wire(api.port())) {
            var label = "x".repeat(65_536 - "{\"watts\":60,\"label\":\"\"}".length());
            wire.send(post("Content-Length: 65536\r\n", "{\"watts\":60,\"label\":\"" + label + "\"}"));
            assertEquals(422, wire.answer().status(), "the label is too long, the body is not");
            wire.send("GET /api/lamps?label=" + "x".repeat(8_000) + " HTTP/1.1\r\n" + HOST + "\r\n");
            assertEquals(400, wire.answer().status(), "a parameter is too long, the line is not");
            wire.send("GET /api/lamps HTTP/1.1\r\n" + HOST + "X-A: " + "x".repeat(16_000) + "\r\n\r\n");
            assertEquals(200, wire.answer().status());
        }
    }

    @Test
    void http_2_is_off() throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertEquals(505, wire.answer().status());
            assertTrue(wire.isClosedByServer());
        }
        try (var wire = new Wire(api.port())) {
            wire.send(
                    "GET /api/lamps HTTP/1.1\r\n" + HOST
                            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
            assertEquals(200, wire.answer().status());
        }
    }

    @Test
    void a_connection_serves_request_after_request_also_pipelined() throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send(get("/api/lamps") + get("/api/nowhere") + post("Content-Length: 12\r\n", "{\"watts\":60}"));
            assertEquals(200, wire.answer().status());
            assertEquals(404, wire.answer().status());
            assertEquals(201, wire.answer().status());
        }
    }

    @Test
    void chunked_bodies_and_expectations_work() throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send(post("Transfer-Encoding: chunked\r\n", "5\r\n{\"wat\r\n7\r\nts\":60}\r\n0\r\n\r\n"));
            assertEquals(201, wire.answer().status());
            wire.send(post("Content-Length: 12\r\nExpect: 100-continue\r\n", ""));
            assertEquals(100, wire.answer().status());
            wire.send("{\"watts\":60}");
            assertEquals(201, wire.answer().status());
        }
    }

    @Test
    void an_expectation_of_http_1_0_is_ignored() throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send(post("Content-Length: 12\r\nExpect: 100-continue\r\n", "{\"watts\":60}")
                    .replace("/1.1", "/1.0"));
            assertEquals(201, wire.answer().status());
        }
    }

    @Test
    void a_later_version_of_the_same_kind_counts_as_the_known_one() throws IOException {
        try (var wire = new Wire(api.port())) {
            for (int i = 0; i < 2; i++) {
                wire.send("GET /api/lamps HTTP/1.2\r\n" + HOST + "\r\n");
                assertEquals(200, wire.answer().status(), "the connection stays open");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "XTTP/1.1"})
    void a_refused_version_is_not_repeated(String version) throws IOException {
        try (var wire = new Wire(api.port())) {
            assertFalse(wire.send("GET /api/lamps " + version + "\r\n" + HOST + "\r\n")
                    .answer()
                    .body()
                    .contains(version));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept: application/json;\r\n q=0", "Accept: text/html,\r\n\ttext/css"})
    void a_folded_field_counts_as_one_line(String field) throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send("GET /api/lamps HTTP/1.1\r\n" + HOST + field + "\r\n\r\n");
            assertEquals(406, wire.answer().status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: lamps\r\n ,other",
                "Host: lamps\r\nContent-Length: 1\r\n 2",
                "Host: lamps\r\nTransfer-Encoding: chunked,\r\n\tchunked"
            })
    void a_fold_hides_no_framing(String fields) throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send("POST /api/lamps HTTP/1.1\r\n" + fields + "\r\n\r\n");
            assertEquals(400, wire.answer().status());
            assertTrue(wire.isClosedByServer());
        }
    }

    @Test
    void an_empty_form_is_no_body() throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send("POST /api/lamps/1/on HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n\r\n");
            assertEquals(200, wire.answer().status());
        }
    }

    @Test
    void a_body_that_arrives_byte_by_byte_is_read() throws IOException {
        try (var wire = new Wire(api.port())) {
            for (var character :
                    post("Content-Length: 12\r\n", "{\"watts\":60}").split("")) {
                wire.send(character);
            }
            assertEquals(201, wire.answer().status());
        }
    }

    @Test
    void http_1_0_is_answered_and_its_connection_closed() throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send("GET /api/lamps HTTP/1.0\r\n\r\n");
            assertEquals(200, wire.answer().status());
            assertTrue(wire.isClosedByServer());
        }
    }

    /// The library hands over each of these targets as it was sent.
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "GET http://lamps/api/lamps 200",
                "GET HTTP://[::1]:80/api/lamps 200",
                "GET http://lamps?x=/api/lamps 404",
                "GET http://me@lamps/api/lamps 400",
                "GET * 400",
                "GET lamps:80 400",
                "OPTIONS * 404",
                "POST http://lamps?/api/lamps 404",
                "CONNECT lamps:80 404"
            })
    void a_target_has_one_meaning(String method, String target, int status) throws IOException {
        try (var wire = new Wire(api.port())) {
            var body = method.equals("POST") ? "{\"watts\":60}" : "";
            wire.send(method + " " + target + " HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            assertEquals(status, wire.answer().status());
        }
    }

    @Test
    void every_answer_has_a_date() throws IOException {
        try (var wire = new Wire(api.port())) {
            wire.send(get("/api/lamps") + get("/nowhere"));
            for (int i = 0; i < 2; i++) {
                var date = wire.answer().headers().get("Date");
                assertEquals(29, date.length(), "the day of the month has two digits in " + date);
                var said = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
                assertTrue(
                        Duration.between(said, ZonedDateTime.now(ZoneOffset.UTC))
                                        .abs()
                                        .toMinutes()
                                < 1,
                        date);
            }
        }
    }

    @Test
    void no_answer_names_the_server_software() throws IOException {
        try (var wire = new Wire(api.port())) {
            var headers = wire.send(get("/api/lamps")).answer().headers();
            assertFalse(headers.containsKey("Server"));
            assertFalse(headers.containsKey("X-Powered-By"));
            assertFalse(headers.containsKey("Access-Control-Allow-Origin"));
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n";
    }

    private static String post(String fields, String body) {
        return "POST /api/lamps HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n" + fields + "\r\n" + body;
    }
}
