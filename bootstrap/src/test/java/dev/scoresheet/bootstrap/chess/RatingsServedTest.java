package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ratings.RatingWalk;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeAccepted;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeSent;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server starts the games of accepted challenges and rates those that end, and nothing else does.
final class RatingsServedTest {

    private static final List<String> PLAYERS = List.of("anna", "boris", "carla");
    private static final List<String> VIEWS = ChessReadModels.with(OpeningBook.NONE).all().stream()
            .map(Projection::name)
            .toList();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOKEN = "token-of-the-operator-of-this-test";

    @TempDir(factory = InMemory.class)
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Integer> rated = new HashMap<>();
    private String api = "";
    private String operations = "";
    private int games;

    /// Rebuilds every view and kills the server while games end. Each accepted challenge has one game, and each
    /// game counts once. The ratings are those of another implementation over the exported log. Each view has
    /// the rows of a fold.
    @Test
    void rated_games_are_rated_once_whatever_is_rebuilt_and_whoever_dies() throws Exception {
        try (var sandbox = new Sandbox(home).with("SCORESHEET_OPERATIONS_TOKEN", TOKEN)) {
            var server = serve(sandbox);
            assertEquals(8, VIEWS.size());
            for (var view : VIEWS) {
                rebuildWhileGamesEnd(view);
            }
            resign();
            server.kill();

            server = serve(sandbox);
            resign();
            casual();
            for (var player : PLAYERS) {
                awaitGames(player, rated.get(player));
            }
            assertEquals(
                    rated.get("anna"),
                    get("/api/players/anna/ratings/blitz?limit=100")
                            .get("items")
                            .size());
            for (var view : VIEWS) {
                assertEquals(0, act(view, "check", 200).get("differing").intValue(), view);
            }
            assertEquals(143, server.terminate());

            var export = sandbox.run("export");
            assertEquals(0, export.code(), export.err());
            var log = log(export.out().lines().toList());
            assertEquals(games, count(log, ChallengeSent.class));
            assertEquals(games, count(log, ChallengeAccepted.class));
            assertEquals(games + 1, count(log, GameStarted.class), "and the casual one");
            assertEquals(games + 1, count(log, GameEnded.class));
            assertEquals(games, RatingWalk.over(log).games().size());
            RatingWalk.over(log).assertRated(log);
        }
    }

    private Sandbox.Running serve(Sandbox sandbox) throws Exception {
        var server = sandbox.serve("--lease-seconds", "2", "--poll-millis", "50");
        api = server.api();
        operations = server.operations();
        return server;
    }

    /// Starts the rebuild, and plays games until the new rows can be compared with those in use. It then serves the new
    /// rows.
    private void rebuildWhileGamesEnd(String view) throws Exception {
        act(view, "rebuild", 202);
        var end = Instant.now().plus(PATIENCE);
        var compared = send(view, "diff");
        do {
            resign();
            compared = send(view, "diff");
            assertTrue(Instant.now().isBefore(end), compared.body());
        } while (compared.statusCode() == 409);
        assertEquals(200, compared.statusCode(), compared.body());
        assertEquals(0, json(compared).get("differing").intValue(), compared.body());
        act(view, "cutover", 200);
    }

    /// Lets two of the three players meet, in turn; black resigns.
    private void resign() throws Exception {
        var white = PLAYERS.get(games % 3);
        var black = PLAYERS.get((games + 1) % 3);
        var terms =
                "{\"to\":\"%s\",\"colour\":\"white\",\"rated\":true,\"timeControl\":{\"initialSeconds\":300,\"incrementSeconds\":0}}"
                        .formatted(black);
        var challenge = post("/api/challenges", white, terms);
        assertEquals(201, challenge.statusCode(), challenge.body());
        var id = json(challenge).get("id").stringValue();
        assertEquals(
                200, post("/api/challenges/" + id + "/acceptance", black, "{}").statusCode());
        var end = Instant.now().plus(PATIENCE);
        while (get("/api/games/" + id + "?wait=10000").path("version").isMissingNode()) {
            assertTrue(Instant.now().isBefore(end), "the game never starts");
        }
        end("/api/games/" + id, white, black);
        games++;
        rated.merge(white, 1, Integer::sum);
        rated.merge(black, 1, Integer::sum);
    }

    private void casual() throws Exception {
        var started = post(
                "/api/games",
                "anna",
                "{\"white\":\"anna\",\"black\":\"boris\",\"timeControl\":{\"initialSeconds\":300,\"incrementSeconds\":0}}");
        assertEquals(201, started.statusCode(), started.body());
        end(started.headers().firstValue("Location").orElseThrow(), "anna", "boris");
    }

    private void end(String game, String white, String black) throws Exception {
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

    private static long count(List<RecordedEvent<ChessEvent>> log, Class<? extends ChessEvent> type) {
        return log.stream()
                .filter(recorded -> type.isInstance(recorded.event()))
                .count();
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

    private JsonNode act(String view, String action, int status) throws Exception {
        var answer = send(view, action);
        assertEquals(status, answer.statusCode(), view + " " + action + ": " + answer.body());
        return json(answer);
    }

    private HttpResponse<String> send(String view, String action) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(operations + "/projections/" + view + "/" + action))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
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
