package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Players that meet on a server with its embedded database. The processes of the server start their games and let
/// their challenges expire.
class ChallengesServedTest {

    private static final int WISHES = 16;

    @TempDir(factory = InMemory.class)
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private String api = "";

    @Test
    void players_meet_by_challenge_play_and_play_again() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            var server = sandbox.serve();
            api = server.api();

            var challenge = challenge("\"bob\"");
            assertEquals(
                    403,
                    act("eve", "/api/challenges/" + challenge + "/acceptance").statusCode());
            assertEquals(
                    200,
                    act("bob", "/api/challenges/" + challenge + "/acceptance").statusCode());
            var game = started(challenge);
            assertEquals("ann", game.at("/players/white/id").stringValue());
            assertEquals(600, game.at("/timeControl/initialSeconds").intValue());
            move("ann", challenge, 1, "e2e4");
            move("bob", challenge, 2, "e7e5");
            assertEquals(
                    200, act("bob", "/api/games/" + challenge + "/resignation").statusCode());

            var rematch = rematchWishedAtOnce(challenge);
            assertEquals("bob", started(rematch).at("/players/white/id").stringValue());
            move("bob", rematch, 1, "d2d4");

            var open = challenge("null");
            assertEquals(
                    200, act("eve", "/api/challenges/" + open + "/acceptance").statusCode());
            var late = act("bob", "/api/challenges/" + open + "/acceptance");
            assertEquals(409, late.statusCode(), late.body());
            assertEquals("accepted", json(late).get("challengeStatus").stringValue());
            assertEquals(
                    403, act("ann", "/api/challenges/" + open + "/acceptance").statusCode());
            assertEquals("eve", started(open).at("/players/black/id").stringValue());
            assertEquals(List.of(open, rematch, challenge), accepted("ann"));

            assertEquals(143, server.terminate());
            assertEquals(0, sandbox.run("verify").code());
            assertEquals(0, sandbox.run("check", "challenges").code());
        }
    }

    /// A server with another time for challenges starts on the same data. It also answers for the older challenge.
    @Test
    void a_challenge_expires_after_the_time_that_the_server_was_told() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            var first = sandbox.serve();
            api = first.api();
            var lasting = challenge("\"bob\"");
            assertEquals(143, first.terminate());

            var server = sandbox.serve("--challenge-seconds", "1");
            api = server.api();
            var challenge = challenge("\"bob\"");
            var end = Instant.now().plusSeconds(120);
            var shown = json(get("/api/challenges/" + challenge));
            while (shown.get("version").intValue() < 2) {
                assertTrue(Instant.now().isBefore(end), shown.toString());
                Thread.sleep(50);
                shown = json(get("/api/challenges/" + challenge));
            }
            assertEquals("expired", shown.get("status").stringValue());
            var late = act("bob", "/api/challenges/" + challenge + "/acceptance");
            assertEquals("expired", json(late).get("challengeStatus").stringValue(), late.body());
            assertEquals(404, get("/api/games/" + challenge).statusCode());
            assertEquals(
                    200,
                    act("bob", "/api/challenges/" + lasting + "/acceptance").statusCode());
            started(lasting);
            assertEquals(143, server.terminate());

            var wrong = sandbox.run("serve", "--challenge-seconds", "86401");
            assertEquals(78, wrong.code(), wrong.err());
        }
    }

    private String challenge(String to) throws Exception {
        var sent = post(
                "ann",
                "/api/challenges",
                "{\"to\":%s,\"colour\":\"white\",\"timeControl\":{\"initialSeconds\":600,\"incrementSeconds\":5}}"
                        .formatted(to));
        assertEquals(201, sent.statusCode(), sent.body());
        return json(sent).get("id").stringValue();
    }

    /// Lets both players ask for a rematch, each many times at once. Returns the one challenge that they all mean.
    private String rematchWishedAtOnce(String game) throws Exception {
        var barrier = new CyclicBarrier(WISHES);
        var wishes = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = 0; i < WISHES; i++) {
            var player = i % 2 == 0 ? "ann" : "bob";
            wishes.add(() -> {
                barrier.await();
                return act(player, "/api/games/" + game + "/rematch");
            });
        }
        var challenges = new HashSet<String>();
        try (var players = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : players.invokeAll(wishes)) {
                assertTrue(
                        answer.get().statusCode() == 200 || answer.get().statusCode() == 201,
                        answer.get().body());
                challenges.add(json(answer.get()).get("id").stringValue());
            }
        }
        assertEquals(1, challenges.size(), challenges.toString());
        var challenge = challenges.iterator().next();
        assertEquals(
                2, json(get("/api/challenges/" + challenge)).get("version").intValue(), "one wish and its acceptance");
        return challenge;
    }

    /// Returns the game of an accepted challenge as soon as it has started.
    private JsonNode started(String challenge) throws Exception {
        var end = Instant.now().plusSeconds(120);
        while (true) {
            var answer = get("/api/games/" + challenge + "?wait=10000");
            if (answer.statusCode() == 200) {
                return json(answer);
            }
            assertEquals(404, answer.statusCode(), answer.body());
            assertTrue(Instant.now().isBefore(end), "the game never starts");
        }
    }

    private void move(String player, String game, int ply, String move) throws Exception {
        var moved = post(player, "/api/games/" + game + "/moves", "{\"ply\":" + ply + ",\"move\":\"" + move + "\"}");
        assertEquals(200, moved.statusCode(), moved.body());
    }

    /// Lists the accepted challenges of a player, with all that was written until now.
    private List<String> accepted(String player) throws Exception {
        var position = get("/api/challenges/" + challenge("\"bob\""))
                .headers()
                .firstValue("Scoresheet-Position")
                .orElseThrow();
        var page = get("/api/challenges?status=accepted&player=" + player + "&wait=10000&after=" + position);
        assertEquals(200, page.statusCode(), page.body());
        return json(page)
                .get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .toList();
    }

    private HttpResponse<String> act(String player, String target) throws Exception {
        return post(player, target, "{}");
    }

    private HttpResponse<String> post(String player, String target, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api + target))
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", player)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String target) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(api + target)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
