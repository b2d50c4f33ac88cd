package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The processes of a served database, by the verbs, over HTTP, and in an export.
class ServedProcessesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TOKEN = "token-of-the-operator-of-this-test";

    @TempDir(factory = InMemory.class)
    private Path folder;

    private TestDatabase database;
    private Sandbox sandbox;
    private Sandbox.Running server;

    @BeforeEach
    void serve() throws Exception {
        database = TestDatabase.fresh();
        sandbox = on(database);
        server = sandbox.serve();
    }

    @AfterEach
    void end() {
        sandbox.close();
        database.close();
    }

    @Test
    void verbs_and_routes_act_on_the_processes_of_a_server() throws Exception {
        var overHttp = names(request("GET", "/processes", 200));
        assertTrue(overHttp.contains("scoring"), overHttp::toString);
        assertEquals(overHttp, names(JSON.readTree(ended(0, sandbox.run("process", "list", "--json")))));

        request("POST", "/processes/scoring/actions/pause", 200);
        ended(0, sandbox.run("process", "resume", "scoring"));
        var acts = ended(0, sandbox.run("process", "acts", "scoring"));
        assertTrue(acts.contains("pause") && acts.contains("resume"), acts);

        request("POST", "/processes/absent/actions/pause", 404);
        ended(2, sandbox.run("process", "pause", "absent"));
        for (var process : overHttp) {
            request("GET", "/processes/" + process + "/absent", 404);
        }
    }

    @Test
    void an_export_of_a_served_database_has_its_processes() throws Exception {
        request("POST", "/processes/scoring/actions/pause", 200);
        var export = ended(0, sandbox.run("export"));
        var records = JSON.readTree(export.lines().findFirst().orElseThrow()).get("records");
        assertEquals(export.lines().count() - 2, records.asLong(), "all lines but the first and the last");
        var paused = export.lines()
                .filter(line -> line.contains("\"process\":\"scoring\"") && line.contains("\"paused\":true"))
                .count();
        assertEquals(1, paused, export);
        var file = Files.writeString(folder.resolve("log.jsonl"), export);

        var refused = sandbox.run("import-events", file.toString());
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("give a database that no server has opened"), refused.err());
        try (var other = TestDatabase.fresh();
                var there = on(other)) {
            ended(0, there.run("import-events", file.toString()));
            assertEquals(
                    export.lines().skip(1).toList(),
                    ended(0, there.run("export")).lines().skip(1).toList());
        }
    }

    private JsonNode request(String method, String path, int status) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(server.operations() + path))
                            .header("Authorization", "Bearer " + TOKEN)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(status, response.statusCode(), response.body());
            return JSON.readTree(response.body());
        }
    }

    private static List<String> names(JsonNode list) {
        return list.get("processes")
                .valueStream()
                .map(process -> process.get("name").asString())
                .toList();
    }

    private Sandbox on(TestDatabase where) throws IOException {
        return new Sandbox(Files.createDirectory(folder.resolve(where.name())))
                .with("SCORESHEET_DATABASE_URL", where.jdbcUrl())
                .with("SCORESHEET_DATABASE_USER", where.user())
                .with("SCORESHEET_DATABASE_PASSWORD", where.password())
                .with("SCORESHEET_OPERATIONS_TOKEN", TOKEN);
    }

    private static String ended(int code, Sandbox.Ended ended) {
        assertEquals(code, ended.code(), ended.err());
        return ended.out();
    }
}
