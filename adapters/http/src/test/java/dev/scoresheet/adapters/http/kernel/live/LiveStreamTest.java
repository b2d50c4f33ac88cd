package dev.scoresheet.adapters.http.kernel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.Listening;
import dev.scoresheet.adapters.http.kernel.Wire;
import dev.scoresheet.adapters.http.kernel.answer.ReplyRenderer;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.route.LiveSource;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.Endpoints;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.domain.kernel.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Server-sent events at the end of a socket, from a toy that counts.
@Timeout(60)
class LiveStreamTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(50);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Counter counter = new Counter();
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

    /// Source of the events 1, 2, 3 … up to its count.
    private static final class Counter implements LiveSource {

        private final List<ServerEvent> counted = new CopyOnWriteArrayList<>();
        private final List<Runnable> wakers = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger looks = new AtomicInteger();
        private volatile boolean complete;
        private volatile boolean defect;

        void count(String data) {
            counted.add(new ServerEvent(counted.size() + 1L, "counted", Map.of("n", data)));
            wake();
        }

        void end() {
            complete = true;
            wake();
        }

        void wake() {
            wakers.forEach(Runnable::run);
        }

        @Override
        public Registration follow(Runnable wake) {
            wakers.add(wake);
            return () -> wakers.remove(wake);
        }

        @Override
        public EventPage after(long id, int limit) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StoreUnavailable("away", Duration.ofSeconds(1));
            }
            if (defect) {
                throw new IllegalStateException("a defect");
            }
            looks.incrementAndGet();
            boolean atTheEnd = complete; // before the events, as a log would have it
            var some = counted.stream()
                    .filter(event -> event.id() > id)
                    .limit(limit)
                    .toList();
            return new EventPage(some, some.size() == limit, atTheEnd && some.size() < limit);
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
        client.close();
    }

    @Test
    void a_stream_sends_old_and_new_events_once_in_order_and_then_ends() throws Exception {
        counter.count("one");
        var live = listen(listener(LONG, LONG, 10), 0);
        assertEquals(200, live.status());
        assertEquals(
                "text/event-stream",
                live.response().headers().firstValue("Content-Type").orElseThrow());
        assertEquals(new Listening.Heard("1", "counted", "{\"n\":\"one\"}"), live.next());
        counter.count("two\nlines");
        assertEquals(new Listening.Heard("2", "counted", "{\"n\":\"two\\nlines\"}"), live.next());
        counter.count("three");
        counter.end();
        assertEquals(List.of(3L), numbers(live.rest()));
        assertEquals(List.of(), counter.wakers, "a follower remains registered");
    }

    /// Cuts the connection at random and resumes after the last id, while the source counts on.
    @Test
    void a_resumed_client_gets_every_event_once() throws Exception {
        var random = Seed.random("LiveStreamTest");
        var api = listener(LONG, LONG, 10);
        var counting = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 3_000; i++) {
                counter.count("some");
            }
            counter.end();
        });
        var heard = new ArrayList<Listening.Heard>();
        boolean ended = false;
        while (!ended) {
            var live = listen(api, heard.isEmpty() ? 0 : heard.getLast().number());
            for (int most = 1 + random.nextInt(400); most > 0 && !ended; most--) {
                var next = live.next(false);
                if (next == null) {
                    ended = true;
                } else {
                    heard.add(next);
                }
            }
            live.close();
        }
        counting.join();
        for (int i = 0; i < heard.size(); i++) {
            assertEquals(i + 1L, heard.get(i).number());
        }
        assertEquals(3_000, heard.size());
    }

    @Test
    void a_stream_holds_no_permit_of_a_request() throws Exception {
        var api = listener(LONG, LONG, 200);
        for (int i = 0; i < 100; i++) {
            listen(api, 0);
        }
        counter.count("all hear it");
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    1, ((Listening) opened.get(opened.size() - 1 - i)).next().number());
        }
        var plain = new Wire(api.port());
        opened.add(plain);
        assertEquals(
                200,
                plain.send("GET /plain HTTP/1.1\r\nHost: x\r\n\r\n").answer().status());
    }

    @Test
    void streams_beyond_the_limit_wait_until_one_ends() throws Exception {
        var api = listener(LONG, SHORT, 2);
        var first = listen(api, 0);
        listen(api, 0);
        var third = later(() -> listen(api, 0));
        Thread.sleep(200);
        assertFalse(third.isDone(), "two streams are open already");
        first.close();
        assertEquals(200, third.get().status());
        counter.count("heard");
        assertEquals(1, third.get().next().number());
    }

    @Test
    void a_stream_without_a_place_in_time_gets_503() throws Exception {
        var api = listener(LONG, SHORT, 1, SHORT);
        var first = listen(api, 0);
        var second = listen(api, 0);
        assertEquals(503, second.status());
        assertEquals("1", second.response().headers().firstValue("Retry-After").orElseThrow());
        first.close();
        var third = listen(api, 0);
        assertEquals(200, third.status(), "the second stream holds a place");
    }

    /// An `EventSource` gives up after one refusal.
    @Test
    void a_thousand_clients_at_once_are_served() throws Exception {
        counter.count("one");
        var api = listener(LONG, LONG, 1_000);
        var all = new ArrayList<CompletableFuture<Listening>>();
        for (int i = 0; i < 1_000; i++) {
            all.add(later(() -> listen(api, 0)));
        }
        var waits = new TreeSet<Long>();
        for (var live : all) {
            assertEquals(200, live.get().status());
            assertEquals(1, live.get().next().number());
            waits.add(live.get().retry());
        }
        assertTrue(waits.size() > 500, "the clients reconnect at different times");
        assertTrue(waits.getFirst() >= 1_000 && waits.getLast() <= 5_000, waits::toString);
        counter.count("two");
        counter.wake();
        for (var live : all) {
            assertEquals(2, live.get().next().number());
        }
    }

    @Test
    void the_buffer_of_a_client_is_limited_in_bytes() throws Exception {
        var large = "x".repeat(100_000);
        for (int i = 0; i < 20; i++) {
            counter.count(large);
        }
        counter.end();
        var live = listen(listener(LONG, LONG, 10), 0);
        assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), numbers(live.rest()));
        assertEquals(20, counter.looks.get(), "one event in each read");
    }

    @Test
    void a_client_that_does_not_read_is_cut_off_without_a_gap() throws Exception {
        var api = listener(SHORT, LONG, 10);
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            while (counter.wakers.isEmpty()) {
                Thread.sleep(20);
            }
            for (int i = 0; i < 2_000; i++) {
                counter.count("x".repeat(20_000));
            }
            while (!counter.wakers.isEmpty()) {
                Thread.sleep(50); // cut off: no follower is left
            }
            var numbers = new ArrayList<Long>();
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThrows(IOException.class, () -> {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.startsWith("id: ")) {
                        numbers.add(Long.parseLong(line.substring(4)));
                    }
                    if (line.equals("0")) {
                        throw new AssertionError("the stream sent a chunk that ends it");
                    }
                }
                throw new IOException("cut off");
            });
            assertTrue(numbers.size() < 2_000);
            assertEquals(LongStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
        }
    }

    @Test
    void an_idle_stream_sends_comments() throws Exception {
        var live = listen(listener(LONG, SHORT, 10), 0);
        for (int i = 0; i < 3; i++) {
            var comment = live.next(true);
            assertTrue(comment != null && comment.isComment());
        }
        counter.count("then something");
        assertEquals(1, live.next().number());
    }

    /// Each comment also polls the source.
    @Test
    void a_lost_wake_up_delays_events_and_loses_none() throws Exception {
        var live = listen(listener(LONG, SHORT, 10), 0);
        counter.count("one");
        assertEquals(1, live.next().number());
        counter.counted.add(new LiveSource.ServerEvent(2, "counted", Map.of()));
        assertEquals(2, live.next().number());
    }

    @Test
    void a_stream_waits_for_an_unavailable_store() throws Exception {
        counter.failures.set(3);
        counter.count("one");
        var live = listen(listener(LONG, LONG, 10), 0);
        assertEquals(1, live.next().number());
        assertEquals(0, counter.failures.get());
    }

    @Test
    void a_defect_ends_the_stream_and_its_log_line_names_the_request() throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var log = Logger.getLogger(LiveStream.class.getName());
        var reader = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(reader);
        try {
            counter.defect = true;
            var live = listen(listener(LONG, LONG, 10), 0);
            assertEquals(List.of(), live.rest());
            var named =
                    live.response().headers().firstValue(ReplyRenderer.REQUEST).orElseThrow();
            assertEquals(List.of(named + ": the source of an event stream failed; the stream ends"), lines);
        } finally {
            log.removeHandler(reader);
        }
    }

    @Test
    void a_stop_ends_every_stream_after_a_whole_event() throws Exception {
        var api = listener(LONG, LONG, 10);
        var live = listen(api, 0);
        counter.count("one");
        assertEquals(1, live.next().number());
        var stopping = Thread.ofVirtual().start(api::close);
        assertEquals(List.of(), live.rest(), "an orderly end, not a broken connection");
        stopping.join();
        assertEquals(List.of(), counter.wakers);
    }

    @Test
    void head_gets_the_headers_and_no_events() throws Exception {
        var api = listener(LONG, LONG, 10);
        var wire = new Wire(api.port());
        opened.add(wire);
        var answer = wire.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        assertEquals(200, answer.status());
        assertEquals("text/event-stream", answer.headers().get("Content-Type"));
        assertFalse(answer.headers().containsKey("Content-Length"));
        assertEquals(
                200,
                wire.send("GET /plain HTTP/1.1\r\nHost: x\r\n\r\n").answer().status());
        assertEquals(List.of(), counter.wakers);
    }

    @Test
    void an_http_1_0_client_gets_the_stream_without_chunks() throws Exception {
        counter.count("one");
        counter.end();
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), listener(LONG, LONG, 10).port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("GET / HTTP/1.0\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(text.endsWith("\n:\n\nid: 1\nevent: counted\ndata: {\"n\":\"one\"}\n\n"), text);
            assertTrue(text.contains("\r\n\r\nretry: "), text);
        }
    }

    private static CompletableFuture<Listening> later(Callable<Listening> listening) {
        var later = new CompletableFuture<Listening>();
        Thread.ofVirtual().start(() -> {
            try {
                later.complete(listening.call());
            } catch (Exception failed) {
                later.completeExceptionally(failed);
            }
        });
        return later;
    }

    private Listening listen(HttpApi api, long after) throws Exception {
        var live = Listening.to(client, "http://127.0.0.1:" + api.port() + "/", "Last-Event-ID", Long.toString(after));
        opened.add(live);
        return live;
    }

    /// Starts a server with permits for two requests.
    private HttpApi listener(Duration write, Duration heartbeat, int streams) throws IOException {
        return listener(write, heartbeat, streams, LONG);
    }

    private HttpApi listener(Duration write, Duration heartbeat, int streams, Duration total) throws IOException {
        var all = Limits.DEFAULT;
        var limits = new Limits(
                all.bodyBytes(),
                all.headerBytes(),
                all.requestLineBytes(),
                all.connections(),
                2,
                all.waitingRequests(),
                LONG,
                LONG,
                LONG,
                total,
                write,
                all.drain(),
                streams,
                all.streamBuffer(),
                all.streamBytes(),
                all.reconnect(),
                all.streamReaders(),
                heartbeat);
        var api = HttpApi.start("counter", "127.0.0.1", 0, limits, () -> "request-1", endpoints());
        opened.add(api);
        return api;
    }

    private Endpoints endpoints() {
        var routes = List.of(
                new Route(
                        "counted",
                        call -> Reply.live(call.number("Last-Event-ID").orElse(0), counter)),
                new Route("plain", call -> Reply.json(200, Map.of())));
        return new Endpoints(OpenApiContract.read("/kernel/counter.yaml"), routes, Guard.OPEN);
    }

    private static List<Long> numbers(List<Listening.Heard> heard) {
        return heard.stream().map(Listening.Heard::number).toList();
    }
}
