package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.ImportEventsVerb;
import dev.scoresheet.adapters.cli.kernel.ImportEventsVerb.EventsImport;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.json.kernel.JsonExportFormat;
import dev.scoresheet.adapters.json.kernel.JsonImportFormat;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.kernel.operations.ClockCheck;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.operations.transfer.LogImport;
import dev.scoresheet.application.kernel.operations.transfer.LogWithoutProcesses;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A log that moves from one database to another, as commands.
class ImportEventsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GAME = "0198c1d2-3e4f-7a5b-8c6d-7e8f9a0b1c2d";

    @TempDir(factory = InMemory.class)
    private Path folder;

    private TestDatabase database;
    private Sandbox sandbox;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.fresh();
        sandbox = on(database);
    }

    @AfterEach
    void close() {
        sandbox.close();
        database.close();
    }

    @Test
    void an_export_moves_to_an_empty_database_and_says_the_same_there() throws Exception {
        var pgn = Files.writeString(folder.resolve("games.pgn"), """
                [White "Ada"]

                1. e4 e5 2. Nf3 *

                [White "Ben"]

                1. d4 d5 2. c4 *
                """);
        ended(0, sandbox.run("import", pgn.toString()));
        var export = ended(0, sandbox.run("export"));
        var file = Files.writeString(folder.resolve("log.jsonl"), export);

        try (var other = TestDatabase.fresh();
                var there = on(other)) {
            assertEquals(
                    "{\"events\":2,\"seals\":\"kept\"}",
                    ended(0, there.run("import-events", file.toString(), "--json"))
                            .strip());
            assertEquals(lines(export), lines(ended(0, there.run("export"))));
            var again = JSON.readTree(ended(0, there.run("import", pgn.toString(), "--json")));
            assertEquals(2, again.get("already").asLong(), again.toString());
        }
    }

    @Test
    void what_was_tampered_with_is_refused_with_line_and_position_and_leaves_nothing() throws Exception {
        var memory = memory();
        assertEquals(
                0,
                imported(memory, Files.writeString(folder.resolve("log.jsonl"), started(1, GAME)))
                        .code());
        var lines = export(memory);
        var log = String.join("\n", lines) + "\n";
        var file = Files.writeString(folder.resolve("tampered.jsonl"), log.replace("ben", "eve"));
        assertTrue(!Files.readString(file).equals(log), log);
        var empty = memory();
        var refused = imported(empty, file);
        assertEquals(65, refused.code());
        assertEquals(
                "scoresheet import-events: %s: line 2, position 1: event 'game-%s@1' does not match its digest; nothing was written"
                        .formatted(file, GAME),
                refused.err().strip());
        assertEquals(0, empty.reader().head().position());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            game-1                                    | has a key that category 'game' does not have: its keys are UUIDs of 36 characters, in lower case
            game-1-1-1-1-1                            | has a key that category 'game' does not have: its keys are UUIDs of 36 characters, in lower case
            game-01890000-0000-7000-8000-00000000000A | has a key that category 'game' does not have: its keys are UUIDs of 36 characters, in lower case
            archive-01890000-0000-7000-8000-000000002 | has a key that category 'archive' does not have: its keys are UUIDs of 36 characters, in lower case
            archive-01890000-0000-7000-8000-00000000000a | is of type 'game.started', which category 'archive' does not have
            match-01890000-0000-7000-8000-00000000000a | is of category 'match', which this release does not have
            """)
    void an_event_that_no_command_could_have_written_is_refused_with_line_and_position(String stream, String trouble)
            throws Exception {
        var foreign = started(2, id(2)).replace("game-" + id(2), stream);
        var file = Files.writeString(folder.resolve("foreign.jsonl"), started(1, GAME) + foreign);
        var log = memory();
        var refused = imported(log, file);
        assertEquals(65, refused.code(), refused.err());
        assertEquals(
                "scoresheet import-events: %s: line 2, position 2: event '%s@1' %s; nothing was written"
                        .formatted(file, stream, trouble),
                refused.err().strip());
        assertEquals(0, log.reader().head().position());
    }

    @Test
    void the_verb_asks_the_categories_of_the_product() throws Exception {
        var file = Files.writeString(folder.resolve("foreign.jsonl"), started(1, GAME) + started(2, "g2"));
        var refused = sandbox.run("import-events", file.toString());
        assertEquals(65, refused.code(), refused.err());
        assertTrue(refused.err().contains("line 2, position 2: event 'game-g2@1' has a key"), refused.err());
        assertEquals(0, head(sandbox));
    }

    @Test
    void a_log_that_has_events_takes_no_more() throws Exception {
        var memory = memory();
        var file = Files.writeString(folder.resolve("log.jsonl"), started(1, GAME));
        assertEquals(0, imported(memory, file).code());
        var head = memory.reader().head();
        var again = imported(memory, file);
        assertEquals(1, again.code());
        assertTrue(again.err().contains("the log is not empty, and nothing was written"), again.err());
        assertEquals(head, memory.reader().head());
    }

    @Test
    void a_database_whose_processes_a_server_has_started_takes_nothing() throws Exception {
        var memory = memory();
        var processes = new MemoryProcesses(memory.epochs(), memory.clock());
        processes.store().start("early", 1);
        var file = Files.writeString(folder.resolve("log.jsonl"), started(1, GAME));
        var refused = imported(memory, processes, file);
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("give a database that no server has opened"), refused.err());
        assertEquals(0, memory.reader().head().position());
    }

    @Test
    void a_game_written_by_hand_in_its_first_shape_is_served() throws Exception {
        var file = Files.writeString(folder.resolve("by-hand.jsonl"), started(1, GAME));
        assertEquals(
                "{\"events\":1,\"seals\":\"made\"}",
                ended(0, sandbox.run("import-events", file.toString(), "--json"))
                        .strip());
        assertTrue(JSON.readTree(ended(0, sandbox.run("verify", "--json")))
                .get("ok")
                .asBoolean());
        var server = sandbox.serve();
        var game = game(server.api());
        assertEquals("started", game.get("status").asString());
        assertEquals(1, game.get("version").asLong());
        assertEquals(300, game.get("timeControl").get("initialSeconds").asLong());
        assertEquals(143, server.terminate());
    }

    @Test
    void a_kill_in_the_midst_leaves_an_empty_log() throws Exception {
        ended(0, sandbox.run("migrate"));
        var pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var importing = sandbox.start("importing", "import-events", pipe.toString());
        // the pipe holds few lines: when all are written, thousands have been taken
        var written = CompletableFuture.supplyAsync(() -> written(pipe, 5_000));
        var stillOpen = written.get(60, TimeUnit.SECONDS);
        assertTrue(importing.isAlive(), sandbox.err("importing"));
        importing.destroyForcibly().waitFor();
        stillOpen.close();
        assertEquals(0, head(sandbox));
    }

    private static OutputStream written(Path pipe, int events) {
        try {
            var out = Files.newOutputStream(pipe);
            for (int number = 1; number <= events; number++) {
                out.write(started(number, id(number)).getBytes(StandardCharsets.UTF_8));
            }
            return out;
        } catch (IOException broken) {
            throw new UncheckedIOException("nobody takes the lines", broken);
        }
    }

    @Test
    void a_file_that_is_none_and_a_store_that_is_none_are_refused() throws Exception {
        var absent = imported(memory(), folder.resolve("absent"));
        assertEquals(65, absent.code(), absent.err());
        assertTrue(absent.err().contains("absent: no such file"), absent.err());
        var file = Files.write(folder.resolve("latin1"), new byte[] {'{', (byte) 0xe4, '}', '\n'});
        var notText = imported(memory(), file);
        assertEquals(65, notText.code(), notText.err());
        assertTrue(notText.err().contains("latin1: line 1 is not UTF-8; nothing was written"), notText.err());
        try (var memory = new Sandbox(folder).with("SCORESHEET_STORE", "memory")) {
            var refused = memory.run("import-events", file.toString());
            assertEquals(78, refused.code(), refused.err());
            assertTrue(refused.err().contains("store is memory"), refused.err());
        }
    }

    @Test
    void a_file_without_events_is_taken_only_when_it_says_that_the_log_is_empty() throws Exception {
        var empty = imported(memory(), Files.createFile(folder.resolve("empty")));
        assertEquals(65, empty.code(), empty.err());
        assertTrue(empty.err().contains("the file has no events"), empty.err());
        var vague = imported(memory(), Files.writeString(folder.resolve("vague"), "{\"kind\":\"log\"}\n"));
        assertEquals(65, vague.code(), vague.err());
        var lines = export(memory());
        var result = imported(memory(), Files.write(folder.resolve("said"), lines));
        assertEquals(0, result.code(), result.err());
    }

    @Test
    void events_from_the_future_are_taken_with_a_warning_that_verify_and_health_repeat() throws Exception {
        var future = "2099-01-02T03:04:05.000006Z";
        var file = Files.writeString(
                folder.resolve("future.jsonl"),
                started(1, GAME)
                        + started(2, id(2)).replace("2026-01-02T03:04:05.000006Z", future)
                        + started(3, id(3)).replace("2026-01-02T03:04:05.000006Z", future));
        var imported = sandbox.run("import-events", file.toString(), "--json");
        var warning = "the event at position 2 was recorded at " + future;
        assertTrue(JSON.readTree(ended(0, imported)).get("warning").asString().startsWith(warning), imported.out());
        assertTrue(imported.err().contains("warning: " + warning), imported.err());
        var verified = sandbox.run("verify", "--json");
        var answer = JSON.readTree(ended(0, verified));
        assertTrue(answer.get("ok").asBoolean(), "the log is as it was written");
        assertTrue(answer.get("warning").asString().startsWith(warning), verified.out());

        var server = sandbox.serve();
        var loops = get(server.operations() + "/health/loops");
        var clock = JSON.readTree(loops.body())
                .get("checks")
                .valueStream()
                .filter(check -> check.get("name").asString().equals("clock"))
                .findFirst()
                .orElseThrow();
        assertEquals("warning", clock.get("status").asString());
        assertTrue(clock.get("reason").asString().contains(future), loops.body());
        assertEquals(200, get(server.operations() + "/health/ready").statusCode());
        assertEquals(143, server.terminate());
    }

    @Test
    void an_export_that_was_cut_anywhere_is_refused() throws Exception {
        var memory = memory();
        var file = Files.writeString(folder.resolve("log.jsonl"), started(1, GAME) + started(2, id(2)));
        assertEquals(0, imported(memory, file).code());
        var lines = export(memory);
        var whole = String.join("\n", lines);
        for (int cut = 0; cut < whole.length(); cut += 13) {
            var cutFile = Files.writeString(folder.resolve("cut.jsonl"), whole.substring(0, cut));
            var refused = imported(memory(), cutFile);
            assertEquals(65, refused.code(), "cut at " + cut + ": " + refused.err());
        }
    }

    private static MemoryLog<ChessEvent> memory() {
        return new MemoryLog<>(ChessEventTypes.codec(), new Sha256LogDigest(), Clock.systemUTC(), "test");
    }

    private static List<String> export(MemoryLog<ChessEvent> log) {
        var lines = new ArrayList<String>();
        new Export(log.reader(), new LogWithoutProcesses(log.reader()), new Sha256LogDigest(), new JsonExportFormat())
                .export(lines::add, ProgressListener.NONE);
        return lines;
    }

    /// The verb over a log of this process.
    private static Sandbox.Ended imported(MemoryLog<ChessEvent> log, Path file) {
        return imported(log, new MemoryProcesses(log.epochs(), log.clock()), file);
    }

    private static Sandbox.Ended imported(MemoryLog<ChessEvent> log, MemoryProcesses processes, Path file) {
        var imports = new LogImport(
                log.restore("restored", processes.records()),
                new JsonImportFormat(),
                new Sha256LogDigest(),
                ChessEventTypes.codec(),
                ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE), ChessProcessStateCodecs.all()));
        var clock = new ClockCheck(log.reader(), () -> Instant.parse("2026-02-01T00:00:00Z"));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var shell = new CommandLineRunner(
                "scoresheet",
                List.of(new ImportEventsVerb(
                        () -> new PortSource.Opened<>(new EventsImport(imports, clock), () -> {}))),
                _ -> List.of(),
                Output.to("standard output", out),
                Output.to("standard error", err));
        int code = shell.run(
                new String[] {"import-events", file.toString()},
                (_, _) -> {},
                problem -> new VerbFailed(ExitCode.DEFECT, problem.toString(), problem));
        return new Sandbox.Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Sandbox on(TestDatabase where) throws IOException {
        return new Sandbox(Files.createDirectory(folder.resolve(where.name())))
                .with("SCORESHEET_DATABASE_URL", where.jdbcUrl())
                .with("SCORESHEET_DATABASE_USER", where.user())
                .with("SCORESHEET_DATABASE_PASSWORD", where.password());
    }

    private static String ended(int code, Sandbox.Ended ended) {
        assertEquals(code, ended.code(), ended.err());
        return ended.out();
    }

    /// All but the incarnation.
    private static List<String> lines(String export) {
        return export.replaceFirst("\"incarnation\":\"[^\"]*\"", "").lines().toList();
    }

    private static long head(Sandbox where) throws Exception {
        return JSON.readTree(ended(0, where.run("export")).lines().findFirst().orElseThrow())
                .get("head")
                .asLong();
    }

    private static JsonNode game(String api) throws Exception {
        var response = get(api + "/api/games/" + GAME);
        assertEquals(200, response.statusCode(), response.body());
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> get(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static String id(int number) {
        return "01890000-0000-7000-8000-%012d".formatted(number);
    }

    /// A line without a digest, of the first shape that a start had.
    private static String started(int position, String game) {
        return """
                {"kind":"event","position":%d,"stream":"game-%s","version":1,"type":"game.started","schemaVersion":1,\
                "recordedAt":"2026-01-02T03:04:05.000006Z","metadata":"{\\"correlation\\":\\"by hand\\"}",\
                "data":"{\\"white\\":\\"ada\\",\\"black\\":\\"ben\\",\\"minutes\\":5}"}
                """.formatted(position, game);
    }
}
