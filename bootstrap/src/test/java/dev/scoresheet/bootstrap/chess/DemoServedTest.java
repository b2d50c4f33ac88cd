package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server in memory that the verb `demo` fills, and a visitor of it.
class DemoServedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private String api = "";

    @Test
    void a_demo_fills_every_list_plays_with_a_visitor_and_leaves_nothing_open() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            api = sandbox.serve("--store", "memory").api();
            var demo = sandbox.start(
                    "demo",
                    "demo",
                    "--server",
                    api,
                    "--seconds",
                    "0",
                    "--engine",
                    "none",
                    "--quick-games",
                    "12",
                    "--players",
                    "6",
                    "--games",
                    "2");

            until("/api/games?status=started", page -> page.path("items").size() >= 2);
            until(
                    "/api/games?status=ended",
                    page -> page.path("items")
                            .valueStream()
                            .anyMatch(game -> game.path("rated").asBoolean()));
            until("/api/players/ada-bot/ratings", page -> page.path("ratings").size() > 0);
            var challenge = until("/api/challenges", page -> openToAll(page) >= 3)
                    .path("items")
                    .valueStream()
                    .filter(item -> item.path("to").isNull())
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asString();
            playAsVisitor(challenge);
            until("/api/challenges", page -> openToAll(page) >= 3);

            demo.destroy();
            assertTrue(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the demo does not end");
            assertEquals(143, demo.exitValue(), sandbox.err("demo"));
            until("/api/challenges", page -> page.path("items").isEmpty());
            until("/api/games?status=started", page -> page.path("items").isEmpty());
        }
    }

    @Test
    void a_demo_ends_by_itself_with_a_report() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            api = sandbox.serve("--store", "memory").api();
            var ended = sandbox.run(
                    "demo", "--server", api, "--seconds", "5", "--engine", "none", "--quick-games", "200", "--json");
            assertEquals(0, ended.code(), ended.err());
            var report = JsonMapper.shared().readTree(ended.out());
            assertTrue(report.path("games").isInt() && report.path("endings").isObject(), report.toString());
            assertTrue(report.path("seconds").asDouble() >= 5, report.toString());
            assertTrue(ended.err().contains("random moves that prefer captures and checks"), ended.err());
            until("/api/games?status=started", page -> page.path("items").isEmpty());
        }
    }

    /// Accepts the challenge, and makes three moves. The demo player answers each of them.
    private void playAsVisitor(String challenge) throws Exception {
        assertEquals(
                200, post("/api/challenges/" + challenge + "/acceptance", "{}").statusCode());
        for (var move = 0; move < 3; move++) {
            var game = until("/api/games/" + challenge, this::isVisitorsTurn);
            var body = "{\"ply\":%d,\"move\":\"%s\"}"
                    .formatted(
                            game.path("ply").asInt() + 1,
                            game.path("legalMoves").get(0).asString());
            assertEquals(200, post("/api/games/" + challenge + "/moves", body).statusCode());
        }
        until("/api/games/" + challenge, this::isVisitorsTurn);
    }

    private boolean isVisitorsTurn(JsonNode game) {
        var turn = game.path("turn").asString("");
        return game.path("players").path(turn).path("id").asString("").equals("visitor");
    }

    private static long openToAll(JsonNode page) {
        return page.path("items")
                .valueStream()
                .filter(item -> item.path("to").isNull())
                .count();
    }

    /// Reads until the document is as wanted, and returns it.
    private JsonNode until(String target, Predicate<JsonNode> isAsWanted) throws Exception {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(api + target)).build(), HttpResponse.BodyHandlers.ofString());
            var document = JsonMapper.shared().readTree(answer.body());
            if (answer.statusCode() == 200 && isAsWanted.test(document)) {
                return document;
            }
            assertTrue(Instant.now().isBefore(end), () -> target + " stays " + document);
            Thread.sleep(100);
        }
    }

    private HttpResponse<String> post(String target, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api + target))
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", "visitor")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
