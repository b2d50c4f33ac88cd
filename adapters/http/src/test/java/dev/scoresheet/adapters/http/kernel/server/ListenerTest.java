package dev.scoresheet.adapters.http.kernel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.Wire;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Limits of time and number, tested through a socket. Each test has a low limit for its subject and high ones
/// for all others, so that no other limit applies.
@Timeout(60)
class ListenerTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final String GET = "GET /api/lamps HTTP/1.1\r\nHost: lamps\r\n\r\n";

    private final Lamps lamps = new Lamps();
    private final ArrayList<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        lamps.release.countDown();
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void fifty_requests_that_wait_for_each_other_are_answered() throws IOException {
        var api = listen(limits -> limits);
        var clients = new ArrayList<Wire>();
        for (int i = 0; i < 50; i++) {
            clients.add(connect(api).send(get("/api/together")));
        }
        for (var client : clients) {
            assertEquals(200, client.answer().status());
        }
    }

    @Test
    void requests_beyond_permits_and_queue_get_503() throws Exception {
        var api = listen(limits -> with(limits, 10, 1, 0, LONG, LONG, LONG, LONG, LONG));
        var first = connect(api).send(get("/api/held"));
        lamps.held.await();
        var second = connect(api).send(GET).answer();
        assertEquals(503, second.status());
        assertTrue(second.headers().containsKey("Retry-After"));
        lamps.release.countDown();
        assertEquals(200, first.answer().status());
    }

    @Test
    void requests_beyond_the_permits_wait_and_are_answered() throws Exception {
        var api = listen(limits -> with(limits, 100, 1, 50, LONG, LONG, LONG, LONG, LONG));
        var first = connect(api).send(get("/api/held"));
        lamps.held.await();
        var others = new ArrayList<Wire>();
        for (int i = 0; i < 50; i++) {
            others.add(connect(api).send(GET));
        }
        lamps.release.countDown();
        assertEquals(200, first.answer().status());
        for (var other : others) {
            assertEquals(200, other.answer().status());
        }
    }

    @Test
    void beyond_the_cap_the_longest_idle_connection_is_closed() throws IOException {
        var api = listen(limits -> with(limits, 3, 10, 2_000, LONG, LONG, LONG, LONG, LONG));
        var clients = new ArrayList<Wire>();
        for (int i = 0; i < 3; i++) {
            clients.add(connect(api));
            assertEquals(200, clients.get(i).send(GET).answer().status());
        }
        assertEquals(
                200,
                clients.getFirst().send(GET).answer().status(),
                "the second connection is idle for the longest time");
        assertEquals(200, connect(api).send(GET).answer().status());
        assertTrue(clients.get(1).isClosedByServer());
        assertEquals(200, clients.getFirst().send(GET).answer().status());
        assertEquals(200, clients.get(2).send(GET).answer().status());
    }

    @Test
    void a_thousand_idle_connections_keep_no_client_out() throws IOException {
        var api = listen(limits -> with(limits, 100, 10, 2_000, LONG, LONG, LONG, LONG, LONG));
        var crowd = new ArrayList<Wire>();
        for (int i = 0; i < 1_000; i++) {
            crowd.add(connect(api));
        }
        assertEquals(200, connect(api).send(GET).answer().status());
        for (var early : crowd.subList(0, 900)) {
            assertTrue(early.isClosedByServer());
        }
        assertEquals(200, crowd.getLast().send(GET).answer().status());
    }

    @Test
    void idle_connections_displace_no_client_with_requests() throws IOException {
        var api = listen(limits -> with(limits, 10, 10, 2_000, LONG, LONG, LONG, LONG, LONG));
        var clients = new ArrayList<Wire>();
        for (int i = 0; i < 5; i++) {
            clients.add(connect(api));
            assertEquals(200, clients.get(i).send(GET).answer().status());
        }
        var crowd = new ArrayList<Wire>();
        for (int i = 0; i < 100; i++) {
            crowd.add(connect(api));
        }
        assertTrue(crowd.get(94).isClosedByServer(), "half of the places are for new connections");
        for (var client : clients) {
            assertEquals(200, client.send(GET).answer().status());
        }
        assertEquals(
                200, connect(api).send(GET).answer().status(), "a new connection that sends a request gets an answer");
    }

    @Test
    void unread_large_answers_block_other_large_ones_but_no_small_ones() throws Exception {
        var api = lamps.listen(0, Limits.DEFAULT, new UnwrittenAnswers(1 << 20));
        opened.add(api);
        var slow = connect(api).send(get("/api/flood"));
        assertEquals('H', slow.next(), "the server sends the answer, and the client stops reading");
        var refused = connect(api).send(get("/api/flood")).answer();
        assertEquals(503, refused.status());
        assertTrue(refused.headers().containsKey("Retry-After"));
        assertEquals(200, connect(api).send(GET).answer().status());

        slow.close();
        while (connect(api).send(get("/api/flood")).answer().status() != 200) {
            Thread.sleep(20);
        }
    }

    @Test
    void a_write_whose_large_answer_has_no_room_has_an_unknown_outcome() throws IOException {
        var api = lamps.listen(0, Limits.DEFAULT, new UnwrittenAnswers(1 << 20));
        opened.add(api);
        var slow = connect(api).send(get("/api/flood"));
        assertEquals('H', slow.next(), "the server sends the answer, and the client stops reading");
        var written = connect(api).send(Lamps.floodOfCreation()).answer();
        assertEquals(503, written.status());
        assertTrue(written.body().contains("/problems/outcome-unknown"), written.body());
        assertEquals(1, lamps.fitted.get());
    }

    @Test
    void an_idle_connection_is_closed() throws IOException {
        var api = listen(limits -> with(limits, 10, 10, 2_000, SHORT, LONG, LONG, LONG, LONG));
        assertTrue(connect(api).isClosedByServer());
        var client = connect(api);
        assertEquals(200, client.send(GET).answer().status());
        assertTrue(client.isClosedByServer());
    }

    @Test
    void a_slow_head_is_cut_off() throws Exception {
        var api = listen(limits -> with(limits, 10, 10, 2_000, LONG, SHORT, LONG, LONG, LONG));
        var client = connect(api).send("GET /api/la");
        drip(client);
        assertTrue(client.isClosedByServer());
    }

    @Test
    void a_slow_body_is_cut_off() throws Exception {
        var api = listen(limits -> with(limits, 10, 10, 2_000, LONG, LONG, SHORT, LONG, LONG));
        var client = connect(api)
                .send(
                        "POST /api/lamps HTTP/1.1\r\nHost: lamps\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n");
        drip(client);
        assertEquals(408, client.answer().status());
        assertTrue(client.isClosedByServer());
    }

    @Test
    void a_client_that_sends_on_after_a_refusal_is_cut_off() throws IOException {
        var client = connect(listen(limits -> limits))
                .send("POST /api/lamps HTTP/1.1\r\nHost: lamps\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        assertThrows(IOException.class, () -> {
            while (true) {
                client.send(chunk);
            }
        });
    }

    @Test
    void a_request_without_an_answer_in_time_gets_503() throws IOException {
        var api = listen(limits -> with(limits, 10, 10, 2_000, LONG, LONG, LONG, SHORT, LONG));
        var client = connect(api).send(get("/api/held"));
        assertEquals(503, client.answer().status());
        assertTrue(client.send(GET).answer().status() > 0, "the connection stays open");
    }

    @Test
    void a_write_without_an_answer_in_time_has_an_unknown_outcome() throws IOException {
        var api = listen(limits -> with(limits, 10, 10, 2_000, LONG, LONG, LONG, SHORT, LONG));
        var fresh = connect(api).send(Lamps.hold("")).answer();
        assertEquals(503, fresh.status());
        assertTrue(fresh.body().contains("/problems/outcome-unknown"), fresh.body());
        assertTrue(fresh.body().contains("\"id\":\"" + Lamps.FITTING + "\""), fresh.body());
        assertFalse(fresh.headers().containsKey("Retry-After"));
        var keyed = connect(api).send(Lamps.hold("Idempotency-Key: k\r\n")).answer();
        assertEquals(503, keyed.status());
        assertTrue(keyed.body().contains("Retry with the same key."), keyed.body());
        assertEquals("1", keyed.headers().get("Retry-After"));
    }

    @Test
    void a_write_that_never_began_wrote_nothing_and_may_be_sent_again() throws Exception {
        var api = listen(limits -> with(limits, 10, 1, 10, LONG, LONG, LONG, SHORT, LONG));
        connect(api).send(get("/api/held"));
        lamps.held.await();
        for (var key : List.of("", "Idempotency-Key: k\r\n")) {
            var waited = connect(api).send(Lamps.hold(key)).answer();
            assertEquals(503, waited.status());
            assertTrue(waited.body().contains("/problems/unavailable"), waited.body());
            assertTrue(waited.body().contains("nothing was written"), waited.body());
            assertEquals("1", waited.headers().get("Retry-After"));
        }
        lamps.release.countDown();
        assertEquals(200, connect(api).send(GET).answer().status(), "the permit is free again");
        assertEquals(0, lamps.fitted.get());
    }

    @Test
    void a_client_that_does_not_read_is_cut_off() throws Exception {
        var api = listen(limits -> with(limits, 10, 10, 2_000, LONG, LONG, LONG, LONG, SHORT));
        var client = connect(api).send(get("/api/flood"));
        Thread.sleep(4_000); // four times the limit of the server
        assertThrows(IOException.class, () -> {
            if (client.answer().body().length() < 64 * 1024 * 1024) {
                throw new IOException("cut");
            }
        });
    }

    @Test
    void a_stop_lets_running_requests_finish_and_accepts_no_more() throws Exception {
        var api = listen(limits -> limits);
        var underway = connect(api).send(get("/api/held"));
        var idle = connect(api);
        assertEquals(200, idle.send(GET).answer().status());
        lamps.held.await();
        var stopping = Thread.ofVirtual().start(api::close);
        assertTrue(idle.isClosedByServer());
        lamps.release.countDown();
        assertEquals(200, underway.answer().status());
        assertTrue(underway.isClosedByServer());
        stopping.join();
        assertThrows(IOException.class, () -> new Wire(api.port()).send(GET).answer());
    }

    @Test
    void a_port_that_is_taken_is_named() throws IOException {
        var api = listen(limits -> limits);
        var refused = assertThrows(IOException.class, () -> lamps.listen(api.port(), Limits.DEFAULT));
        assertTrue(refused.getMessage().contains("127.0.0.1:" + api.port()), refused.getMessage());
    }

    private HttpApi listen(UnaryOperator<Limits> limits) throws IOException {
        var api = lamps.listen(0, limits.apply(Limits.DEFAULT));
        opened.add(api);
        return api;
    }

    private Wire connect(HttpApi api) throws IOException {
        var wire = new Wire(api.port());
        opened.add(wire);
        return wire;
    }

    private static void drip(Wire client) throws Exception {
        for (int i = 0; i < 30; i++) {
            client.sendAsFarAsItGoes("x");
            Thread.sleep(100); // a slow client
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: lamps\r\n\r\n";
    }

    private static Limits with(
            Limits limits,
            int connections,
            int concurrentRequests,
            int waitingRequests,
            Duration idle,
            Duration head,
            Duration body,
            Duration total,
            Duration write) {
        return new Limits(
                limits.bodyBytes(),
                limits.headerBytes(),
                limits.requestLineBytes(),
                connections,
                concurrentRequests,
                waitingRequests,
                idle,
                head,
                body,
                total,
                write,
                limits.drain(),
                limits.streams(),
                limits.streamBuffer(),
                limits.streamBytes(),
                limits.reconnect(),
                limits.streamReaders(),
                limits.heartbeat());
    }
}
