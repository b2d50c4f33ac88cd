package dev.scoresheet.bootstrap.chess.races;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writer of one game on one node, for both players. It plays a random legal move, or gives time, on what
/// its node shows; other writers do the same at the same time. A third of its requests has a key, a third
/// a precondition.
///
/// @param acknowledged the highest version of each game that any writer was told
record Writer(HttpClient client, List<String> nodes, String game, Map<String, Long> acknowledged, Random random) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PLIES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Plays to the end of the game, or to its sixtieth ply.
    List<Attempt> play() throws Exception {
        var attempts = new ArrayList<Attempt>();
        for (var shown = shown(); isOpen(shown); shown = shown()) {
            attempts.add(attempt(shown));
        }
        return attempts;
    }

    private static boolean isOpen(JsonNode shown) {
        return shown.get("status").asString().equals("started")
                && shown.get("ply").asInt() < PLIES;
    }

    private JsonNode shown() throws Exception {
        var before = acknowledged.get(game);
        var answer = client.send(request("").GET().build(), BodyHandlers.ofString());
        var shown = JSON.readTree(answer.body());
        if (answer.statusCode() != 200 || shown.get("version").asLong() < before) {
            throw new AssertionError("after version " + before + ": " + answer.statusCode() + " " + answer.body());
        }
        return shown;
    }

    private Attempt attempt(JsonNode shown) throws Exception {
        var gift = random.nextInt(4) == 0;
        var legal = shown.get("legalMoves");
        var move = legal.get(random.nextInt(legal.size())).asString();
        int ply = shown.get("ply").asInt() + 1;
        var body = gift ? "{\"seconds\":1}" : "{\"ply\":%d,\"move\":\"%s\"}".formatted(ply, move);
        var request = request(gift ? "/time-gift" : "/moves")
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", (ply % 2 == 1) != gift ? "ada" : "bob")
                .POST(BodyPublishers.ofString(body));
        long named = 0;
        int kind = random.nextInt(3);
        if (kind == 1) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        } else if (kind == 2) {
            named = shown.get("version").asLong();
            request.header("If-Match", "\"" + named + "\"");
        }
        long before = acknowledged.get(game);
        var sent = request.build();
        var answer = client.send(sent, BodyHandlers.ofString());
        var told = JSON.readTree(answer.body());
        long version = told.path("version").asLong(0);
        if (answer.statusCode() == 200) {
            acknowledged.merge(game, version, Math::max);
            if (kind == 1) {
                resend(sent, answer);
            }
        }
        return new Attempt(
                game,
                gift ? Attempt.GIFT : move,
                gift ? 0 : ply,
                before,
                named,
                answer.statusCode(),
                version,
                told.path("ply").asInt(-1));
    }

    /// Sends a request again to any node. The answer must be the same.
    private void resend(HttpRequest sent, HttpResponse<String> answer) throws Exception {
        var node = nodes.get(random.nextInt(nodes.size()));
        var again = HttpRequest.newBuilder(sent, (_, _) -> true)
                .uri(URI.create(node + sent.uri().getPath()))
                .build();
        var replayed = client.send(again, BodyHandlers.ofString());
        if (replayed.statusCode() != 200
                || !replayed.body().equals(answer.body())
                || replayed.headers().firstValue("Idempotency-Replayed").isEmpty()) {
            throw new AssertionError("first " + answer.body() + ", then " + replayed.body());
        }
    }

    private HttpRequest.Builder request(String action) {
        return HttpRequest.newBuilder(URI.create(nodes.getFirst() + game + action))
                .timeout(PATIENCE);
    }
}
