package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.answer.NamedRequest;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Request ids in answers and in the events that the requests wrote.
class NamedRequestTest {

    private static final String FOOL = "{\"white\":\"ann\",\"black\":\"bob\"}";

    private final ChessSite site = new ChessSite();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpApi api;

    @BeforeEach
    void listen() throws IOException {
        api = site.listen();
    }

    @AfterEach
    void close() {
        client.close();
        api.close();
    }

    @Test
    void every_answer_of_the_contract_names_its_request() throws Exception {
        var inPath = Map.of("id", site.start(""), "slug", "not-found", "a", "ann", "b", "bob");
        site.catchUp();
        var statuses = NamedRequest.ofEvery(site.contract(), api.port(), inPath, List.of("Scoresheet-Player", "ann"));
        assertTrue(statuses.containsAll(List.of(200, 400, 405, 406, 409)), statuses::toString);
    }

    @Test
    void the_answer_to_a_write_names_the_request_of_its_event() throws Exception {
        var started = post("/api/games", FOOL);
        var game = started.headers().firstValue("Location").orElseThrow();
        var moves = List.of("f2f3", "e7e5", "g2g4", "d8h4");
        assertEquals(NamedRequest.of(started), correlation(0));
        for (int ply = 1; ply <= moves.size(); ply++) {
            var body = "{\"ply\":" + ply + ",\"move\":\"" + moves.get(ply - 1) + "\"}";
            var player = ply % 2 == 1 ? "ann" : "bob";
            var key = List.of("Scoresheet-Player", player, "Idempotency-Key", "ply-" + ply);
            var moved = post(game + "/moves", body, key.toArray(String[]::new));
            assertEquals(NamedRequest.of(moved), correlation(ply));
            var again = post(game + "/moves", body, key.toArray(String[]::new));
            assertEquals(
                    "true", again.headers().firstValue("Idempotency-Replayed").orElse(""));
            assertEquals(moved.body(), again.body());
            assertNotEquals(NamedRequest.of(moved), NamedRequest.of(again), "a resend is another request");
        }
        var refused = post(game + "/resignation", "{}", "Scoresheet-Player", "ann");
        assertEquals(409, refused.statusCode());
        NamedRequest.of(refused);
        var unchanged = get(game, "If-None-Match", "*");
        assertEquals(304, unchanged.statusCode());
        NamedRequest.of(unchanged);
        var live = get(game + "/events", "Accept", "text/event-stream");
        assertTrue(live.body().contains("event: ended"), live.body());
        NamedRequest.of(live);
        var complete = get(game + "/events", "Accept", "text/event-stream", "Last-Event-ID", "6");
        assertEquals(204, complete.statusCode());
        NamedRequest.of(complete);
    }

    private String correlation(int event) {
        var metadata = site.log.reader().events(event, 1).getFirst().metadata();
        return metadata.replaceFirst(".*\"correlation\":\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> get(String target, String... headers) throws Exception {
        return client.send(request(target).headers(headers).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String target, String body, String... headers) throws Exception {
        var request = request(target).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + target));
    }
}
