package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two server processes on one database, and the clients of both.
class TwoNodesTest {

    private static final int RACES = 12;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir(factory = InMemory.class)
    Path home;

    private TestDatabase database;
    private Sandbox sandbox;
    private Sandbox.Running first;
    private Sandbox.Running second;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.migrated("kernel", "chess");
        sandbox = new Sandbox(home)
                .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                .with("SCORESHEET_DATABASE_USER", database.user())
                .with("SCORESHEET_DATABASE_PASSWORD", database.password());
        first = sandbox.serve();
        second = sandbox.serve();
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
        database.close();
    }

    @Test
    void of_two_different_moves_on_two_nodes_one_is_played_and_the_other_learns_where_the_game_stands()
            throws Exception {
        for (int race = 0; race < RACES; race++) {
            var game = startGame(first);
            var answers = together(
                    move(first.api() + game, "ada", "{\"ply\":1,\"move\":\"e4\"}"),
                    move(second.api() + game, "ada", "{\"ply\":1,\"move\":\"d4\"}"));

            assertEquals(List.of(200, 409), statuses(answers), () -> bodies(answers));
            var late = answers.stream()
                    .filter(answer -> answer.statusCode() == 409)
                    .findFirst()
                    .orElseThrow();
            assertTrue(late.body().contains("\"version\":2"), late.body());
            assertEquals(2, events(second.api() + game));
        }
    }

    @Test
    void with_a_precondition_the_late_one_fails_it() throws Exception {
        for (int race = 0; race < RACES; race++) {
            var game = startGame(first);
            var answers = together(
                    move(first.api() + game, "ada", "{\"ply\":1,\"move\":\"e4\"}", "If-Match", "\"1\""),
                    move(second.api() + game, "ada", "{\"ply\":1,\"move\":\"d4\"}", "If-Match", "\"1\""));

            assertEquals(List.of(200, 412), statuses(answers), () -> bodies(answers));
            assertEquals(2, events(first.api() + game));
        }
    }

    @Test
    void twins_under_one_key_on_two_nodes_get_one_answer_and_leave_one_event() throws Exception {
        for (int race = 0; race < RACES; race++) {
            var game = startGame(first);
            var answers = together(
                    move(first.api() + game, "ada", "{\"ply\":1,\"move\":\"e4\"}", "Idempotency-Key", "twin-" + race),
                    move(second.api() + game, "ada", "{\"ply\":1,\"move\":\"e4\"}", "Idempotency-Key", "twin-" + race));

            assertEquals(List.of(200, 200), statuses(answers), () -> bodies(answers));
            assertEquals(answers.getFirst().body(), answers.getLast().body());
            assertEquals(2, events(second.api() + game));
        }
    }

    @Test
    void a_resend_to_the_other_node_after_a_kill_gets_the_same_answer() throws Exception {
        var game = startGame(first);
        var sent = send(move(first.api() + game, "ada", "{\"ply\":1,\"move\":\"e4\"}", "Idempotency-Key", "k"));
        var reply = send(move(first.api() + game, "bob", "{\"ply\":2,\"move\":\"e5\"}", "Idempotency-Key", "k"));
        first.kill();

        var again = send(move(second.api() + game, "ada", "{\"ply\":1,\"move\":\"e4\"}", "Idempotency-Key", "k"));
        assertEquals(sent.statusCode(), again.statusCode());
        assertEquals(sent.body(), again.body());
        assertEquals("true", again.headers().firstValue("Idempotency-Replayed").orElse("false"));
        assertEquals(200, reply.statusCode());
        assertEquals(3, events(second.api() + game));

        var other = send(move(second.api() + game, "ada", "{\"ply\":1,\"move\":\"d4\"}", "Idempotency-Key", "k"));
        assertEquals(422, other.statusCode(), other.body());
    }

    @Test
    void requests_in_flight_when_a_node_is_killed_are_settled_by_their_keys() throws Exception {
        var games = new ArrayList<String>();
        for (int game = 0; game < 32; game++) {
            games.add(startGame(first));
        }
        var address = first.api();
        var underWay = games.stream()
                .map(game -> client.sendAsync(
                                move(address + game, "ada", "{\"ply\":1,\"move\":\"e4\"}", "Idempotency-Key", game),
                                BodyHandlers.ofString())
                        .handle((answer, cut) -> answer))
                .toList();
        first.kill();
        underWay.forEach(CompletableFuture::join);

        for (var game : games) {
            var settled =
                    send(move(second.api() + game, "ada", "{\"ply\":1,\"move\":\"e4\"}", "Idempotency-Key", game));
            assertEquals(200, settled.statusCode(), settled.body());
            assertTrue(settled.body().contains("\"version\":2"), settled.body());
            assertEquals(2, events(second.api() + game));
        }
    }

    @Test
    void a_game_is_heard_on_another_node_and_goes_on_on_the_first_after_a_kill() throws Exception {
        var game = startGame(first);
        var heard = new ArrayList<Long>();
        var moves = List.of("e4", "e5", "Nf3", "Nc6", "Bb5", "a6");
        try (var lines = listening(second.api() + game, 0)) {
            var ids = ids(lines);
            heard.add(ids.next());
            for (int ply = 1; ply <= 3; ply++) {
                play(first, game, ply, moves.get(ply - 1));
                heard.add(ids.next());
            }
            second.kill();
        }
        for (int ply = 4; ply <= 5; ply++) {
            play(first, game, ply, moves.get(ply - 1));
        }
        try (var lines = listening(first.api() + game, heard.getLast())) {
            var ids = ids(lines);
            heard.add(ids.next());
            heard.add(ids.next());
            play(first, game, 6, moves.getLast());
            heard.add(ids.next());
            assertEquals(143, first.terminate());
            assertFalse(ids.hasNext(), "a stop ends the stream in order");
        }
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), heard);
    }

    private void play(Sandbox.Running node, String game, int ply, String move) throws Exception {
        var body = "{\"ply\":%d,\"move\":\"%s\"}".formatted(ply, move);
        var answer = send(move(node.api() + game, ply % 2 == 1 ? "ada" : "bob", body));
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private Stream<String> listening(String game, long after) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(game + "/events"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", Long.toString(after))
                .build();
        return client.send(request, BodyHandlers.ofLines()).body();
    }

    private static Iterator<Long> ids(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("id: "))
                .map(line -> Long.parseLong(line.substring(4)))
                .iterator();
    }

    private String startGame(Sandbox.Running server) throws Exception {
        var answer = send(HttpRequest.newBuilder(URI.create(server.api() + "/api/games"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"white\":\"ada\",\"black\":\"bob\",\"timeControl\":null}"))
                .build());
        assertEquals(201, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static HttpRequest move(String game, String player, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(game + "/moves"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", player)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    private List<HttpResponse<String>> together(HttpRequest... requests) {
        var answers = Stream.of(requests)
                .map(request -> client.sendAsync(request, BodyHandlers.ofString()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private long events(String game) throws Exception {
        var history = send(HttpRequest.newBuilder(URI.create(game + "/events")).build());
        return history.body().split("\"version\":", -1).length - 1L;
    }

    private static List<Integer> statuses(List<HttpResponse<String>> answers) {
        return answers.stream().map(HttpResponse::statusCode).sorted().toList();
    }

    private static String bodies(List<HttpResponse<String>> answers) {
        return answers.stream().map(HttpResponse::body).toList().toString();
    }
}
