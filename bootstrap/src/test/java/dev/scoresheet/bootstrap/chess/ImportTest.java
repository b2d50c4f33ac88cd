package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.chess.imports.ImportVerb;
import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.postgres.chess.PostgresPlayerDirectory;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.streams.ArchiveStreams;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The verb `import` over a real database: what comes in is what the files say and what the oracle knows. With
/// `-Dimport.all=true` all shared games, else some files of every kind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SOME = List.of(
            "edge", "morphy.pgn", "kasparov-deep-blue-1997.pgn", "world-matches.pgn.gz", "lichess/chess960.pgn.gz");

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");
    private final Postgres postgres = migrated(database);
    private final EventStore<ChessEvent> store = postgres.eventStore(ChessEventTypes.codec(), new Sha256LogDigest());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private static Postgres migrated(TestDatabase database) {
        return Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"));
    }

    @AfterAll
    void end() {
        workers.close();
        postgres.close();
        database.close();
    }

    @Test
    void real_games_come_in_once_and_agree_with_the_oracle() throws IOException {
        boolean all = Boolean.getBoolean("import.all");
        var files = all
                ? List.of(TestData.path("pgn").toString())
                : SOME.stream()
                        .map(file -> TestData.path("pgn/" + file).toString())
                        .toList();
        var report = folder.resolve("report.jsonl");

        long begin = System.nanoTime();
        var first = run(with(files, "--json", "--report", report.toString()));
        assertEquals(0, first.exitCode(), first.err());
        System.out.printf("import: %s in %.1f s%n%s", first.out(), (System.nanoTime() - begin) / 1e9, first.err());
        var counts = JSON.readTree(first.out());
        if (all) {
            assertEquals(
                    "{\"games\":59966,\"archived\":59200,\"already\":690,\"skipped\":76,\"refused\":0}", first.out());
        }
        assertEquals(0, counts.get("refused").asLong());

        assertEquals(counts.get("games").asLong(), compared(report, oracle()));

        var second = JSON.readTree(run(with(files, "--json")).out());
        assertEquals(0, second.get("archived").asLong());
        assertEquals(
                counts.get("archived").asLong() + counts.get("already").asLong(),
                second.get("already").asLong());
    }

    /// Compares each archived game of the report, and returns the number of all its games.
    private long compared(Path report, Map<String, String[]> oracle) throws IOException {
        long games = 0;
        for (var line : Files.readAllLines(report)) {
            var game = JSON.readTree(line);
            games++;
            if (game.get("outcome").asString().equals("archived")) {
                compare(game, oracle);
            }
        }
        return games;
    }

    private void compare(JsonNode game, Map<String, String[]> oracle) {
        var set = game.get("file").asString().replaceFirst("^.*/pgn/", "").replaceFirst("\\.pgn(\\.gz)?$", "");
        var row = oracle.get(set + " " + game.get("game").asInt());
        var stream =
                store.read(ArchiveStreams.stream(UUID.fromString(game.get("id").asString())));
        var imported = (GameImported) stream.events().getFirst().event();
        assertEquals(1, stream.version());
        if (row != null) {
            assertEquals(row[2] + row[4] + row[5], imported.result().text() + imported.plies() + imported.finalFen());
        } else {
            assertTrue(set.equals("edge/chessbase-empty-line") || set.equals("edge/rav_alternative"), set);
        }
    }

    @Test
    void broken_games_are_refused_with_line_and_reason_and_the_others_come_in() throws IOException {
        var file = Files.writeString(folder.resolve("mixed.pgn"), """
                [Event "good"]

                1. e4 c5 *

                [Event "illegal"]

                1. e4 e5 2. Ke3 *

                [Event "open"]

                1. e4 {never closed

                [Event "good too"]

                1. d4 c5 *
                """);
        var report = folder.resolve("mixed.jsonl");
        var run = run(new String[] {"import", file.toString(), "--json", "--report", report.toString()});
        assertEquals(ExitCode.NO.number(), run.exitCode());
        assertEquals("{\"games\":4,\"archived\":2,\"already\":0,\"skipped\":0,\"refused\":2}", run.out());
        var lines = Files.readAllLines(report);
        assertEquals(
                "{\"file\":\"%s\",\"game\":2,\"line\":5,\"outcome\":\"refused\",\"reason\":\"half-move 3, 'Ke3', is not one of the 29 legal moves\"}"
                        .formatted(file),
                lines.get(1));
        assertTrue(lines.get(2).contains("line 11, column 7: the comment that begins here is never closed"));
        assertTrue(run.err().contains("mixed.pgn:5: game 2: refused"), run.err());
    }

    @Test
    void what_is_passed_over_is_noted_on_the_screen_and_in_the_report() throws IOException {
        var file = Files.writeString(folder.resolve("odd.pgn"), """
                [Event "one"]
                [TimeControl "3+2"]
                [Variant "normal"]

                1. e4 e5 ± 1-0 2. Nf3 Nc6

                [Event "two"]

                1. d4 d5 *
                \u001a""");
        var report = folder.resolve("odd.jsonl");
        var run = run(new String[] {"import", file.toString(), "--json", "--report", report.toString()});
        assertEquals(ExitCode.DONE.number(), run.exitCode());
        assertEquals("{\"games\":2,\"archived\":2,\"already\":0,\"skipped\":0,\"refused\":0}", run.out());
        var first = JSON.readTree(Files.readAllLines(report).getFirst()).get("notes");
        assertEquals(
                List.of(
                        "line 5, column 10: assessment, kept as a numeric glyph: '±'",
                        "line 5, column 16: text after the result, which belongs to no game: '2. Nf3 Nc6'",
                        "the variant 'normal' is read as Standard",
                        "the tag TimeControl '3+2' is read as 3 seconds, as the PGN standard defines it;"
                                + " it probably means minutes"),
                first.valueStream().map(JsonNode::asString).toList());
        assertTrue(run.err().contains("odd.pgn:1: game 1: archived; line 5, column 10: assessment"), run.err());
        assertTrue(run.err().contains("control character or unusual blank, read as a blank: 'U+001A'"), run.err());
    }

    @Test
    void what_a_file_says_has_no_say_over_the_terminal() throws IOException {
        var file = Files.writeString(folder.resolve("sly.pgn"), "[Variant \"Atomic\u009b31m\u202e\"]\n\n1. e4 *\n");
        var run = run(new String[] {"import", file.toString()});
        assertEquals(ExitCode.NO.number(), run.exitCode());
        assertTrue(run.err().contains("the variant 'Atomic?31m?' is not supported"), run.err());
    }

    @Test
    void a_file_that_is_not_there_or_breaks_off_is_bad_input() throws IOException {
        var absent = run(new String[] {"import", folder.resolve("absent.pgn").toString()});
        assertEquals(ExitCode.BAD_INPUT.number(), absent.exitCode());
        assertTrue(absent.err().contains("absent.pgn: no such file"), absent.err());
        var broken = Files.write(folder.resolve("broken.pgn.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        assertEquals(
                ExitCode.BAD_INPUT.number(),
                run(new String[] {"import", broken.toString()}).exitCode());
    }

    private record Run(int exitCode, String out, String err) {}

    private Run run(String[] arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var shell = new CommandLineRunner(
                "scoresheet",
                List.of(new ImportVerb(() -> new PortSource.Opened<>(games(), () -> {}), () -> Page.BYTES)),
                _ -> List.of(),
                Output.to("standard output", out),
                Output.to("standard error", err));
        int exitCode = shell.run(
                arguments, (_, _) -> {}, problem -> new VerbFailed(ExitCode.UNREACHABLE, problem.toString(), problem));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8).strip(), err.toString(StandardCharsets.UTF_8));
    }

    private GameImport games() {
        return new GameImport(
                store,
                new PostgresPlayerDirectory(postgres),
                new Sha256TextHash(),
                () -> new PlayerId(UUID.randomUUID().toString()),
                workers);
    }

    private static String[] with(List<String> files, String... options) {
        var arguments = new ArrayList<String>(List.of("import"));
        arguments.addAll(files);
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    private static Map<String, String[]> oracle() throws IOException {
        var rows = new HashMap<String, String[]>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(TestData.path("oracle/replay.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var row = line.split("\t", -1);
                rows.put(row[0] + " " + row[1], row);
            }
        }
        return rows;
    }
}
