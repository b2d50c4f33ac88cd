package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.bootstrap.kernel.Pinned;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.bootstrap.kernel.process.Commands;
import dev.scoresheet.domain.chess.ChessEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The documents of all verbs but those of views, of every operations route, and the list of metrics keep the shapes
/// that programs rely on.
class PinnedDocumentsTest {

    private static final String GAME = """
            [Event "Pinned"]
            [Site "?"]
            [Date "2026.01.02"]
            [Round "1"]
            [White "Anna"]
            [Black "Bert"]
            [Result "1-0"]

            1. e4 e5 2. Qh5 Nc6 3. Bc4 Nf6 4. Qxf7# 1-0
            """;

    private static final List<String> ROUTES = List.of(
            "live /health/live",
            "ready /health/ready",
            "loops /health/loops",
            "log /log?limit=2",
            "projections /projections",
            "nodes /nodes",
            "processes /processes",
            "parked /projections/games/parked",
            "acts /projections/games/acts",
            "cleanUp /clean-up",
            "consequences /consequences/1",
            "trace /trace/{stream}@1",
            "stream /streams/{stream}",
            "streams /streams",
            "session /session",
            "process /processes/clock",
            "why /why/games/{key}",
            "whyByKey /why/games?key={key}",
            "audit /audit");

    /// Routes that need no document here: text, or tried by the tests of the verb of that name.
    private static final Set<String> OTHERS = Set.of(
            "root",
            "about",
            "contract",
            "problem",
            "metrics",
            "actOnProjection",
            "processInstance",
            "actOnProcess",
            "signIn",
            "signOut");

    @TempDir(factory = InMemory.class)
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answers_keep_their_members() throws Exception {
        try (var database = TestDatabase.fresh();
                var second = TestDatabase.fresh();
                var sandbox = new Sandbox(home)
                        .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                        .with("SCORESHEET_DATABASE_USER", database.user())
                        .with("SCORESHEET_DATABASE_PASSWORD", database.password())) {
            var commands = new Commands<ChessEvent>(ChessWiring::new, database.address(), home);
            var game = Files.writeString(home.resolve("game.pgn"), GAME).toString();
            var lines = home.resolve("log.jsonl");
            pinned(commands, "migrate");
            pinned(commands, "import", game);
            Files.writeString(lines, pinned(commands, "export"));
            pinned(commands, "verify");
            pinned(commands, "purge-receipts", "--older-than-days", "365");
            pinned(commands, "config");
            pinned(commands, "version");
            pinned(commands, "topology");
            pinned(commands, "streams");
            pinned(
                    new Commands<ChessEvent>(ChessWiring::new, second.address(), home),
                    "import-events",
                    lines.toString());

            var server = sandbox.serve();
            pinned(commands, "play", game, "--server", server.api());
            untilAllFollow(server);
            pinned(commands, "nodes");
            var stream = "archive-" + archived(lines);
            for (var route : ROUTES) {
                var words = route.replace("{stream}", stream)
                        .replace("{key}", archived(lines))
                        .split(" ");
                Pinned.documents(
                        "routes/" + words[0],
                        ask(words[0].equals("cleanUp") ? "POST" : "GET", server.operations() + words[1])
                                .body());
            }
            metrics(get(server.operations() + "/metrics").body());
        }
    }

    @Test
    void every_route_of_operations_has_a_document_here() throws Exception {
        try (var contract = Commands.class.getResourceAsStream("/kernel/operations.yaml")) {
            var named = Pattern.compile("operationId: (\\w+)")
                    .matcher(new String(contract.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !OTHERS.contains(name))
                    .collect(Collectors.toSet());
            assertEquals(
                    named, ROUTES.stream().map(route -> route.split(" ")[0]).collect(Collectors.toSet()));
        }
    }

    /// Values of a view or process that no node follows yet are null.
    private void untilAllFollow(Sandbox.Running server) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        var behind = Pattern.compile("\"lagEvents\":[1-9]|\"owner\":null");
        for (var route : List.of("/projections", "/processes")) {
            for (var body = ""; body.isEmpty() || behind.matcher(body).find(); Thread.sleep(100)) {
                assertTrue(System.nanoTime() < deadline, body);
                body = get(server.operations() + route).body();
            }
        }
    }

    private static String archived(Path lines) throws IOException {
        var found = Pattern.compile("archive-([0-9a-f-]{36})").matcher(Files.readString(lines));
        assertTrue(found.find());
        return found.group(1);
    }

    private static String pinned(Commands<ChessEvent> commands, String... words) throws Exception {
        var line = new ArrayList<>(List.of(words));
        line.add("--json");
        var ended = commands.run(line);
        assertEquals(0, ended.code(), ended.err());
        Pinned.documents("verbs/" + words[0], ended.out());
        return ended.out();
    }

    /// Names, kinds and descriptions; values and the labels of one machine are left out.
    private static void metrics(String scraped) throws Exception {
        Pinned.text(
                "metrics",
                scraped.lines()
                        .filter(line -> line.startsWith("# TYPE"))
                        .sorted()
                        .toList());
    }

    private HttpResponse<String> get(String url) throws Exception {
        return ask("GET", url);
    }

    private HttpResponse<String> ask(String method, String url) throws Exception {
        var token =
                Files.readString(home.resolve(".scoresheet/operations-token")).strip();
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
