package dev.scoresheet.bootstrap.kernel.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tests of the load against the server of the Java platform. Each tenth request is answered with 503.
class ClosedLoopsTest {

    private static final WireRequest POST =
            new WireRequest("POST", "/things", Map.of("Key", "k"), "{\"a\":\"é\"}", 201);

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<Integer> clients = ConcurrentHashMap.newKeySet();
    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/things", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void each_connection_stays_open_and_every_answer_counts_once() throws IOException {
        var result =
                ClosedLoops.repeating(server.getAddress(), POST, 7).run(Duration.ofMillis(50), Duration.ofMillis(200));

        assertEquals(7, clients.size());
        assertEquals(Set.of("POST k {\"a\":\"é\"}"), bodies);
        assertEquals(requests.get(), result.all());
        assertEquals(requests.get() - refused.get(), result.answers().get(201));
        assertEquals(result.all(), result.counted());
        assertTrue(result.measured().count() <= result.all());
    }

    @Test
    void other_answers_than_the_right_one_are_reported() throws IOException {
        var result = ClosedLoops.repeating(server.getAddress(), POST, 20).run(Duration.ZERO, Duration.ofMillis(50));

        assertTrue(refused.get() > 0);
        assertEquals(List.of(refused.get() + " answers had the status 503"), result.wrong(201));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            clients.add(exchange.getRemoteAddress().getPort());
            bodies.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var isRefused = requests.incrementAndGet() % 10 == 0;
            refused.addAndGet(isRefused ? 1 : 0);
            exchange.sendResponseHeaders(isRefused ? 503 : 201, 2);
            exchange.getResponseBody().write(new byte[2]);
        }
    }
}
