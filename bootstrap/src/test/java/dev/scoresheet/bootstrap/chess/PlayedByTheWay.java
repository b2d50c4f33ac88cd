package dev.scoresheet.bootstrap.chess;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Short games that ada and bob play over HTTP, one after the other, until the test ends them. One of the two
/// players always writes.
final class PlayedByTheWay implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String api;
    private final Thread thread;
    private volatile long written;
    private volatile boolean ending;
    private volatile Optional<Throwable> failure = Optional.empty();

    PlayedByTheWay(String api) {
        this.api = api;
        this.thread = Thread.ofVirtual().start(this::play);
    }

    /// Position of the last write that was answered; 0 before the first.
    long written() {
        return written;
    }

    private void play() {
        try {
            while (!ending) {
                var game = game();
                write(game + "/moves", "ada", "{\"ply\":1,\"move\":\"f3\"}");
                write(game + "/moves", "bob", "{\"ply\":2,\"move\":\"e5\"}");
                write(game + "/resignation", "ada", "{}");
            }
        } catch (Exception | AssertionError failed) {
            failure = Optional.of(failed);
        }
    }

    private String game() throws Exception {
        return write("/api/games", "ada", "{\"white\":\"ada\",\"black\":\"bob\",\"timeControl\":null}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private HttpResponse<String> write(String path, String player, String body)
            throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(api + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .header("Scoresheet-Player", player)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        written = answer.headers().firstValueAsLong("Scoresheet-Position").orElseThrow();
        Thread.sleep(BETWEEN);
        return answer;
    }

    /// Ends with the game under way; every write has succeeded.
    @Override
    public void close() {
        ending = true;
        while (thread.isAlive()) {
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        client.close();
        failure.ifPresent(failed -> {
            throw new AssertionError("a write failed", failed);
        });
    }
}
