package dev.scoresheet.adapters.cli.chess.server;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.time.Backoff;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HTTP client of a game server. Thread-safe; calls block, so use virtual threads.
///
/// After a broken connection or a 503 it repeats the request with the same key until `patience` is over. The key makes
/// that safe, and the interface tells clients to do it.
public final class GameServer implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient client;
    private final URI server;
    private final Duration patience;

    /// @param patience time for which a request is repeated
    public GameServer(URI server, Duration patience) {
        this.server = server;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    public ServerReply get(String path) throws InterruptedException {
        return patiently(request(path).GET().build());
    }

    public ServerReply post(String path, String player, String key, JsonNode body) throws InterruptedException {
        return patiently(request(path)
                .header(Product.TITLE + "-Player", player)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(ANSWER)
                .header("Accept", "application/json, application/problem+json");
    }

    private ServerReply patiently(HttpRequest request) throws InterruptedException {
        var giveUp = TimeSource.system().deadline(patience);
        var backoff = Backoff.withJitter(FIRST_PAUSE, LONGEST_PAUSE, ThreadLocalRandom.current());
        for (var repeated = false; ; repeated = true) {
            try {
                var response = client.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() != 503 || giveUp.isOver()) {
                    return reply(response, repeated);
                }
            } catch (IOException broken) {
                if (giveUp.isOver()) {
                    throw new ServerGone(server, String.valueOf(broken.getMessage()), broken);
                }
            }
            TimeSource.system().sleep(backoff.next());
        }
    }

    private ServerReply reply(HttpResponse<byte[]> response, boolean repeated) {
        var replayed = response.headers()
                .firstValue("Idempotency-Replayed")
                .filter("true"::equals)
                .isPresent();
        return new ServerReply(response.statusCode(), replayed, repeated, body(response.body()));
    }

    private JsonNode body(byte[] bytes) {
        try {
            return bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
        } catch (JacksonException notJson) {
            return json.createObjectNode().put("detail", "the answer is not JSON");
        }
    }
}
