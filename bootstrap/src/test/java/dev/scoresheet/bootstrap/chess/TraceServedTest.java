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
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Trace of a rated game that began by a challenge: one tree, from the challenge to both ratings.
class TraceServedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String TREE = """
            challenge.sent
              challenge.accepted, stream
                game.started, causation
                  game.move-played, stream
                    game.move-played, stream
                      game.ended, stream
                        rating.book-opened, causation
                        rating.result-rated, causation
                        rating.book-opened, causation
                        rating.result-rated, causation
            """;

    @TempDir(factory = InMemory.class)
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private String api = "";

    @Test
    void a_challenge_leads_to_a_game_its_end_and_two_ratings() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            api = sandbox.serve().api();
            var reference = "challenge-" + playRated() + "@1";
            var giveUp = Instant.now().plus(PATIENCE);
            var shown = "";
            do {
                var answer = sandbox.run("trace", reference, "--json");
                assertEquals(0, answer.code(), answer.err());
                var roots = JsonMapper.shared().readTree(answer.out()).get("roots");
                assertEquals(1, roots.size(), answer.out());
                shown = shape(roots.get(0), "");
            } while (!shown.equals(TREE) && Instant.now().isBefore(giveUp));
            assertEquals(TREE, shown);

            var text = sandbox.run("trace", reference);
            assertEquals(TREE.lines().count(), text.out().lines().count(), text.out());
            assertEquals(
                    1,
                    text.out()
                            .lines()
                            .filter(line -> line.contains("=> ") && line.contains(" game-"))
                            .count(),
                    text.out());
            assertEquals(
                    4,
                    text.out()
                            .lines()
                            .filter(line -> line.contains("=> ") && line.contains(" rating-"))
                            .count(),
                    text.out());
        }
    }

    /// Returns the tree as lines of event types, with two blanks for each step down. The kind
    /// of the step follows: the same stream, or a cause.
    private static String shape(JsonNode event, String indent) {
        var text = new StringBuilder(indent + event.get("type").asString() + edge(event) + "\n");
        event.get("children").forEach(child -> text.append(shape(child, indent + "  ")));
        return text.toString();
    }

    private static String edge(JsonNode event) {
        return event.get("by").isNull() ? "" : ", " + event.get("by").asString();
    }

    /// Plays a rated game to its end, and waits until both players have a rating.
    private String playRated() throws Exception {
        var id = post(
                        "ann",
                        "/api/challenges",
                        "{\"to\":\"bob\",\"colour\":\"white\",\"rated\":true,\"timeControl\":{\"initialSeconds\":180,\"incrementSeconds\":2}}")
                .get("id")
                .asString();
        post("bob", "/api/challenges/" + id + "/acceptance", "{}");
        until("/api/games/" + id, "started");
        post("ann", "/api/games/" + id + "/moves", "{\"ply\":1,\"move\":\"e4\"}");
        post("bob", "/api/games/" + id + "/moves", "{\"ply\":2,\"move\":\"e5\"}");
        post("ann", "/api/games/" + id + "/resignation", "{}");
        until("/api/players/ann/ratings", "provisional");
        until("/api/players/bob/ratings", "provisional");
        return id;
    }

    private JsonNode post(String player, String target, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api + target))
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", player)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    private void until(String target, String word) throws Exception {
        var end = Instant.now().plus(PATIENCE);
        var request = HttpRequest.newBuilder(URI.create(api + target)).build();
        while (!client.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .contains(word)) {
            assertTrue(Instant.now().isBefore(end), target + " never has " + word);
            Thread.sleep(50);
        }
    }
}
