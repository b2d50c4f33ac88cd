package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.ExportVerb;
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
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.operations.transfer.LogImport;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer;
import dev.scoresheet.application.kernel.operations.transfer.LogWithoutProcesses;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.io.File;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands whose output cannot be written.
class OutputLostTest {

    private static final Redirect FULL = Redirect.to(new File("/dev/full"));

    /// More than a pipe and the buffer before it hold.
    private static final int EVENTS = 3_000;

    @TempDir
    private Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void make() {
        sandbox = new Sandbox(folder);
    }

    @AfterEach
    void tidy() {
        sandbox.close();
    }

    @Test
    void an_answer_a_help_and_the_lines_of_a_server_on_a_full_disk_end_with_74_and_a_word() throws Exception {
        for (var command : List.of(
                List.of("version"),
                List.of("version", "--json"),
                List.of("config"),
                List.of("--help"),
                List.of("export", "--help"),
                List.of("serve", "--store", "memory", "--port", "0", "--operations-port", "0"))) {
            var ended = ended(sandbox.start("full", FULL, command.toArray(String[]::new)), 74, command.toString());
            assertTrue(
                    sandbox.err("full").contains("standard output could not be written and is incomplete: "),
                    command + ": " + sandbox.err("full"));
            var complaints = sandbox.err("full").lines().filter(line -> line.contains("standard output"));
            assertEquals(1, complaints.count(), sandbox.err("full"));
            assertTrue(!ended.isAlive());
        }
    }

    @Test
    void an_export_tells_a_full_disk_from_a_reader_that_has_enough() throws Exception {
        try (var database = TestDatabase.fresh()) {
            sandbox.with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                    .with("SCORESHEET_DATABASE_USER", database.user())
                    .with("SCORESHEET_DATABASE_PASSWORD", database.password());
            var file = Files.writeString(folder.resolve("log.jsonl"), events());
            assertEquals(0, sandbox.run("import-events", file.toString()).code());

            ended(sandbox.start("full", FULL, "export"), 74, "export to a full disk");
            assertTrue(
                    sandbox.err("full").contains("scoresheet export: standard output could not be written"),
                    sandbox.err("full"));

            var head = sandbox.start("head", Redirect.PIPE, "export");
            try (var lines = head.inputReader()) {
                assertTrue(lines.readLine().startsWith("{\"kind\":\"log\""));
            }
            ended(head, 141, "export to a reader that left");
            assertEquals("", sandbox.err("head"));
        }
    }

    @Test
    void an_export_reads_no_further_than_its_output_goes() throws Exception {
        var memory =
                new MemoryLog<ChessEvent>(ChessEventTypes.codec(), new Sha256LogDigest(), Clock.systemUTC(), "test");
        var imports = new LogImport(
                memory.restore("restored", new MemoryProcesses(memory.epochs(), memory.clock()).records()),
                new JsonImportFormat(),
                new Sha256LogDigest(),
                ChessEventTypes.codec(),
                ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE), ChessProcessStateCodecs.all()));
        assertEquals(
                new Answer.Done(EVENTS, false), imports.take(events().lines().iterator(), ProgressListener.NONE));
        var written = new AtomicInteger();
        var format = new JsonExportFormat();
        var export =
                new Export(memory.reader(), new LogWithoutProcesses(memory.reader()), new Sha256LogDigest(), line -> {
                    written.incrementAndGet();
                    return format.line(line);
                });
        var shell = new CommandLineRunner(
                "test",
                List.of(new ExportVerb(() -> new PortSource.Opened<>(export, () -> {}))),
                _ -> List.of(),
                Output.file("the output", Path.of("/dev/full")),
                Output.to("nowhere", OutputStream.nullOutputStream()));
        assertEquals(
                74,
                shell.run(
                        new String[] {"export"},
                        (_, _) -> {},
                        problem -> new VerbFailed(ExitCode.DEFECT, problem.toString(), problem)));
        assertTrue(written.get() < EVENTS / 2, written + " lines were made for an output that takes none");
    }

    @Test
    void an_import_whose_report_cannot_be_written_ends_with_74_and_no_answer() throws Exception {
        try (var database = TestDatabase.fresh()) {
            sandbox.with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                    .with("SCORESHEET_DATABASE_USER", database.user())
                    .with("SCORESHEET_DATABASE_PASSWORD", database.password());
            var pgn = Files.writeString(folder.resolve("one.pgn"), "[White \"Ada\"]\n\n1. e4 e5 *\n");
            var ended = sandbox.run("import", pgn.toString(), "--json", "--report", "/dev/full");
            assertEquals(74, ended.code(), ended.err());
            assertEquals("", ended.out());
            assertTrue(ended.err().contains("the report /dev/full could not be written"), ended.err());
        }
    }

    private static Process ended(Process process, int code, String what) throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), what + " did not end");
        assertEquals(code, process.exitValue(), what);
        return process;
    }

    private static String events() {
        return IntStream.rangeClosed(1, EVENTS)
                .mapToObj(OutputLostTest::started)
                .collect(Collectors.joining());
    }

    private static String started(int position) {
        return """
                {"kind":"event","position":%d,"stream":"game-01890000-0000-7000-8000-%012d","version":1,\
                "type":"game.started","schemaVersion":1,"recordedAt":"2026-01-02T03:04:05.000006Z",\
                "metadata":"{\\"correlation\\":\\"by hand\\"}",\
                "data":"{\\"white\\":\\"ada\\",\\"black\\":\\"ben\\",\\"minutes\\":5}"}
                """.formatted(position, position);
    }
}
