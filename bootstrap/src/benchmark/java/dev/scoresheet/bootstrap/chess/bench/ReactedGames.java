package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.application.kernel.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Games that begin at a fixed rate on a server, each with two new players and a client of its own. A game begins at
/// its time, also when earlier ones are late. The speeds take turns, because the results of one speed are scored one
/// after the other.
///
/// Only the players of one game in five watch their ratings. With all of them, the questions would be much of the
/// load: they ask more often for a late rating, and make it later.
final class ReactedGames implements AutoCloseable {

    private static final int[] SECONDS = {60, 180, 600, 1800};
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(2);
    private static final int LOOKS = 10;
    private static final int ONE_IN = 5;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final JsonMapper json = JsonMapper.shared();
    private final URI server;
    private final int perSecond;
    private int begun;

    ReactedGames(URI server, int perSecond) {
        this.server = server;
        this.perSecond = perSecond;
    }

    /// Begins games for some time. Returns when all players are rated, or one has waited too long.
    ReactionTimes play(Duration time) throws InterruptedException {
        var times = new ReactionTimes(perSecond);
        int first = begun;
        long began = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int game = 0; game < time.toSeconds() * perSecond; game++) {
                TimeUnit.NANOSECONDS.sleep(began + TimeUnit.SECONDS.toNanos(game) / perSecond - System.nanoTime());
                int number = begun++;
                clients.execute(() -> play(number, times));
            }
        }
        for (int number = first; number < begun && times.problems().isEmpty(); number++) {
            awaitRatings(number, times);
        }
        return times;
    }

    private void awaitRatings(int number, ReactionTimes times) throws InterruptedException {
        try {
            awaitRating(white(number));
            awaitRating(black(number));
        } catch (IOException failed) {
            times.failed("game " + number + ": " + failed);
        }
    }

    private static String white(int number) {
        return "white-" + number;
    }

    private static String black(int number) {
        return "black-" + number;
    }

    private void play(int number, ReactionTimes times) {
        var white = white(number);
        var black = black(number);
        try {
            var id = post(white, "/api/challenges", terms(number)).path("id").asString("");
            post(black, "/api/challenges/" + id + "/acceptance", "");
            long accepted = System.nanoTime();
            get("/api/games/" + id + "?wait=10000");
            long started = System.nanoTime();
            post(white, "/api/games/" + id + "/moves", "{\"ply\":1,\"move\":\"e2e4\"}");
            post(black, "/api/games/" + id + "/moves", "{\"ply\":2,\"move\":\"e7e5\"}");
            post(white, "/api/games/" + id + "/resignation", "");
            long ended = System.nanoTime();
            times.started(started - accepted);
            // 5 and the number of speeds have no common factor, so that all speeds are watched.
            if (number % ONE_IN == 0) {
                awaitRating(white);
                awaitRating(black);
                times.rated(System.nanoTime() - ended);
            }
        } catch (IOException | InterruptedException failed) {
            times.failed("game " + number + ": " + failed);
        }
    }

    private static String terms(int number) {
        return "{\"to\":\"" + black(number)
                + "\",\"colour\":\"white\",\"rated\":true,\"timeControl\":{\"initialSeconds\":"
                + SECONDS[number % SECONDS.length] + ",\"incrementSeconds\":0}}";
    }

    /// Looks again after a tenth of the time that it has waited, so that the looks themselves are no load.
    private void awaitRating(String player) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (get("/api/players/" + player + "/ratings").path("ratings").isEmpty()) {
            long waited = System.nanoTime() - began;
            if (waited > PATIENCE.toNanos()) {
                throw new IOException("no rating of " + player + " within " + PATIENCE);
            }
            TimeUnit.NANOSECONDS.sleep(Math.max(LEAST_PAUSE.toNanos(), waited / LOOKS));
        }
    }

    private JsonNode post(String player, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path)).header(Product.TITLE + "-Player", player);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request.POST(BodyPublishers.ofString(body)).build());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path)).GET().build());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
