package dev.scoresheet.adapters.cli.chess.play;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Small game server for tests, in memory. It has the requests and answers of the real server, and faults on
/// demand.
final class HallServer implements AutoCloseable {

    /// Fault of the server.
    enum Fault {
        NONE,
        WRONG_FEN,
        FORGETS_KEYS,
        LOSES_FIRST_ANSWERS,
        LOSES_THE_LAST_MOVE,
        STOPS_EARLY,
        BUSY_AT_FIRST,
        NEVER_PAIRS
    }

    private record Kept(int status, String body) {}

    private final Map<String, HallGame> games = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> challenges = new ConcurrentHashMap<>();
    private final Map<String, Kept> receipts = new ConcurrentHashMap<>();
    private final AtomicInteger replays = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final JsonMapper json = JsonMapper.shared();
    private final HttpServer server;
    private final Fault fault;

    HallServer(Fault fault) throws IOException {
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int replays() {
        return replays.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = json.readTree(exchange.getRequestBody().readAllBytes());
            if (fault == Fault.BUSY_AT_FIRST && requests.incrementAndGet() <= 3) {
                send(exchange, new Kept(503, "{}"));
            } else if (exchange.getRequestMethod().equals("GET")) {
                var query = exchange.getRequestURI().getQuery();
                if (query.startsWith("wait=")) {
                    var paired = games.get(path.split("/")[3]);
                    send(
                            exchange,
                            paired == null
                                    ? new Kept(404, "{}")
                                    : new Kept(200, paired.answer().toString()));
                    return;
                }
                var shown = game(path).shown(Integer.parseInt(query.substring("ply=".length())), fault);
                send(exchange, new Kept(200, shown.toString()));
            } else {
                var key = exchange.getRequestHeaders().getFirst("Scoresheet-Player") + "/"
                        + exchange.getRequestHeaders().getFirst("Idempotency-Key");
                var isNew = new boolean[1];
                var done = fault == Fault.FORGETS_KEYS
                        ? write(path, body, exchange)
                        : receipts.computeIfAbsent(key, unseen -> {
                            isNew[0] = true;
                            return write(path, body, exchange);
                        });
                if (!isNew[0] && fault != Fault.FORGETS_KEYS) {
                    replays.incrementAndGet();
                    exchange.getResponseHeaders().set("Idempotency-Replayed", "true");
                }
                if (!isNew[0] || fault != Fault.LOSES_FIRST_ANSWERS) {
                    send(exchange, done);
                } // else the connection closes without an answer
            }
        }
    }

    private Kept write(String path, JsonNode body, HttpExchange exchange) {
        var player = exchange.getRequestHeaders().getFirst("Scoresheet-Player");
        if (path.startsWith("/api/challenges")) {
            return challenge(path, player, body);
        }
        if (path.equals("/api/games")) {
            var id = UUID.randomUUID().toString();
            var game = new HallGame(id, body);
            games.put(id, game);
            return new Kept(201, game.answer().toString());
        }
        var refusal = game(path).write(path.substring(path.lastIndexOf('/') + 1), player, body);
        return refusal.isEmpty()
                ? new Kept(200, game(path).answer().toString())
                : new Kept(
                        409,
                        json.createObjectNode()
                                .put("type", "/problems/" + refusal)
                                .toString());
    }

    private Kept challenge(String path, String player, JsonNode body) {
        if (body.isObject()) {
            var id = UUID.randomUUID().toString();
            challenges.put(id, ((ObjectNode) body).put("white", player));
            return new Kept(201, json.createObjectNode().put("id", id).toString());
        }
        var id = path.split("/")[3];
        var terms = challenges.get(id);
        if (!player.equals(terms.path("to").asString())) {
            return new Kept(403, "{}");
        }
        if (fault != Fault.NEVER_PAIRS) {
            games.put(id, new HallGame(id, terms));
        }
        return new Kept(200, json.createObjectNode().put("id", id).toString());
    }

    private HallGame game(String path) {
        return games.get(path.split("/")[3]);
    }

    private static void send(HttpExchange exchange, Kept kept) throws IOException {
        var bytes = kept.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(kept.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
