package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.application.chess.ratings.RatingWalk;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.domain.chess.ChessEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server rates the games that end, and nothing else does.
final class RatingsServedTest {

    private static final List<String> PLAYERS = List.of("anna", "boris", "carla");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(factory = InMemory.class)
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private String api = "";

    /// Rebuilds both views and kills the server while games end. The ratings are then those of another implementation
    /// over the exported log.
    @Test
    void rated_games_are_rated_once_whatever_is_rebuilt_and_whoever_dies() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            var server = sandbox.serve("--lease-seconds", "2", "--poll-millis", "50");
            api = server.api();
            for (int game = 0; game < 3; game++) {
                resign(game);
            }
            assertEquals(0, sandbox.run("rebuild", "ratings").code());
            resign(3);
            assertEquals(0, sandbox.run("rebuild", "rating-history").code());
            awaitGames("anna", 3);
            resign(4);
            server.kill();

            server = sandbox.serve("--lease-seconds", "2", "--poll-millis", "50");
            api = server.api();
            resign(5);
            casual();
            for (var player : PLAYERS) {
                awaitGames(player, 4);
            }
            assertEquals(4, get("/api/players/anna/ratings/blitz").get("items").size());
            assertEquals(143, server.terminate());

            var export = sandbox.run("export");
            assertEquals(0, export.code(), export.err());
            var log = log(export.out().lines().toList());
            assertEquals(6, RatingWalk.over(log).games().size());
            RatingWalk.over(log).assertRated(log);
        }
    }

    /// Plays a rated game of two of the three players, in turn; black resigns.
    private void resign(int number) throws Exception {
        var white = PLAYERS.get(number % 3);
        var black = PLAYERS.get((number + 1) % 3);
        end(white, black, true);
    }

    private void casual() throws Exception {
        end("anna", "boris", false);
    }

    private void end(String white, String black, boolean rated) throws Exception {
        var started = post(
                "/api/games",
                white,
                "{\"white\":\"%s\",\"black\":\"%s\",\"rated\":%s,\"timeControl\":{\"initialSeconds\":300,\"incrementSeconds\":0}}"
                        .formatted(white, black, rated));
        assertEquals(201, started.statusCode(), started.body());
        var game = started.headers().firstValue("Location").orElseThrow();
        assertEquals(
                200, post(game + "/moves", white, "{\"ply\":1,\"move\":\"e4\"}").statusCode());
        assertEquals(
                200, post(game + "/moves", black, "{\"ply\":2,\"move\":\"e5\"}").statusCode());
        assertEquals(200, post(game + "/resignation", black, "{}").statusCode());
    }

    private void awaitGames(String player, int games) throws Exception {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var ratings = get("/api/players/" + player + "/ratings").get("ratings");
            if (ratings.size() == 1 && ratings.get(0).get("games").intValue() == games) {
                return;
            }
            assertTrue(Instant.now().isBefore(end), () -> player + " has " + ratings);
            Thread.sleep(50);
        }
    }

    private static List<RecordedEvent<ChessEvent>> log(List<String> lines) {
        var codec = ChessEventTypes.codec();
        var log = new ArrayList<RecordedEvent<ChessEvent>>();
        for (var line : lines) {
            var json = JsonMapper.shared().readTree(line);
            if (json.get("kind").stringValue().equals("event")) {
                var type = new EventType(
                        json.get("type").stringValue(),
                        json.get("schemaVersion").intValue());
                log.add(new RecordedEvent<>(
                        json.get("position").longValue(),
                        StreamId.parse(json.get("stream").stringValue()),
                        json.get("version").longValue(),
                        type,
                        Instant.parse(json.get("recordedAt").stringValue()),
                        Metadata.of("exported"),
                        codec.decode(type, json.get("data").stringValue())));
            }
        }
        return log;
    }

    private JsonNode get(String target) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api + target)).build();
        return JsonMapper.shared()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private HttpResponse<String> post(String target, String player, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api + target))
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", player)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
