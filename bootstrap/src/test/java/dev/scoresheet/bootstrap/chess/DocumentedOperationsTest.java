package dev.scoresheet.bootstrap.chess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.bootstrap.documents.ConsoleExamples;
import dev.scoresheet.bootstrap.documents.Documents;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.bootstrap.kernel.process.Commands;
import dev.scoresheet.domain.chess.ChessEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Examples of the operations pages, run on a database with the games that the pages name.
class DocumentedOperationsTest {

    private static final String GAMES = """
            [Event "Paris"]
            [Date "1858.??.??"]
            [White "Morphy, Paul"]
            [Black "Duke Karl / Count Isouard"]
            [Result "1-0"]

            1. e4 e5 2. Nf3 d6 3. d4 Bg4 4. dxe5 Bxf3 5. Qxf3 dxe5 6. Bc4 Nf6 7. Qb3 Qe7 8. Nc3 c6 9. Bg5 b5
            10. Nxb5 cxb5 11. Bxb5+ Nbd7 12. O-O-O Rd8 13. Rxd7 Rxd7 14. Rd1 Qe6 15. Bxd7+ Nxd7 16. Qb8+ Nxb8
            17. Rd8# 1-0

            [Event "Vienna"]
            [Date "1910.??.??"]
            [White "Reti, Richard"]
            [Black "Tartakower, Savielly"]
            [Result "1-0"]

            1. e4 c6 2. d4 d5 3. Nc3 dxe4 4. Nxe4 Nf6 5. Qd3 e5 6. dxe5 Qa5+ 7. Bd2 Qxe5 8. O-O-O Nxe4
            9. Qd8+ Kxd8 10. Bg5+ Kc7 11. Bd8# 1-0

            [Event "Paris"]
            [Date "1750.??.??"]
            [White "Legall de Kermeur"]
            [Black "Saint Brie"]
            [Result "1-0"]

            1. e4 e5 2. Nf3 d6 3. Bc4 Bg4 4. Nc3 g6 5. Nxe5 Bxd1 6. Bxf7+ Ke7 7. Nd5# 1-0
            """;

    private static final String WRITTEN_API = "http://127.0.0.1:8080";
    private static final String WRITTEN_OPERATIONS = "http://127.0.0.1:8081";
    private static final String WRITTEN_COPY = "jdbc:postgresql://127.0.0.1:5432/copy";

    @TempDir(factory = InMemory.class)
    Path home;

    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");
    private final TestDatabase copy = TestDatabase.migrated("kernel", "chess");
    private Sandbox sandbox;
    private Sandbox.Running server;

    @BeforeEach
    void serve() throws Exception {
        for (var game : GAMES.split("\n\n(?=\\[)")) { // one by one, because an import takes games in parallel
            Files.writeString(home.resolve("games.pgn"), game);
            assertTrue(terminal("./scoresheet import games.pgn").contains("1 archived"));
        }
        sandbox = new Sandbox(home)
                .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                .with("SCORESHEET_DATABASE_USER", database.user())
                .with("SCORESHEET_DATABASE_PASSWORD", database.password());
        server = sandbox.serve();
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!terminal("curl -s -o /dev/null -w '%{http_code}' " + WRITTEN_OPERATIONS + "/health/loops")
                .equals("200")) {
            assertTrue(System.nanoTime() < deadline, "the views did not reach the head in time");
            Thread.sleep(100);
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
        database.close();
        copy.close();
    }

    @Test
    void every_command_prints_what_its_page_shows() throws Exception {
        var examples = new ArrayList<ConsoleExamples>();
        for (var document : Documents.all()) {
            if (document.getParent().equals(Documents.root().resolve("docs/operations"))) {
                examples.add(ConsoleExamples.of(document));
            }
        }
        assertTrue(examples.stream().mapToInt(page -> page.examples().size()).sum() > 15, examples::toString);
        assertAll(examples.stream().map(page -> () -> page.runOn(this::terminal)));
    }

    /// Runs verbs in this process, as far as possible, because that is faster than a process for each.
    private String terminal(String command) throws Exception {
        if (command.equals("./scoresheet serve")) {
            return written(Files.readString(home.resolve(server.name() + ".out")));
        }
        return command.startsWith("./scoresheet ") ? verb(command) : shell(command);
    }

    private String verb(String command) throws IOException {
        var parts = command.substring("./scoresheet ".length()).split(" >", 2);
        var words =
                List.of(parts[0].replace("log.jsonl", home.resolve("log.jsonl").toString())
                        .replace("games.pgn", home.resolve("games.pgn").toString())
                        .replace(WRITTEN_COPY, copy.jdbcUrl())
                        .split(" "));
        var ended = new Commands<ChessEvent>(ChessWiring::new, database.address(), home).run(words);
        assertEquals(0, ended.code(), command + ": " + ended.err());
        if (parts.length == 2) {
            Files.writeString(home.resolve(parts[1]), ended.out());
            return ended.err();
        }
        return ended.err() + ended.out();
    }

    private String shell(String command) throws Exception {
        var shell = new ProcessBuilder("sh", "-c", actual(command))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        return written(new String(shell.getInputStream().readAllBytes(), UTF_8));
    }

    private String actual(String text) throws IOException {
        return text.replace(WRITTEN_API, server.api()).replace(WRITTEN_OPERATIONS, server.operations());
    }

    private String written(String text) throws IOException {
        return text.replace(server.api(), WRITTEN_API).replace(server.operations(), WRITTEN_OPERATIONS);
    }
}
