package dev.scoresheet.adapters.cli.chess.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.chess.play.HallServer.Fault;
import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PlayVerbTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_document_has_its_counts_and_nothing_else_is_on_standard_output() throws Exception {
        try (var server = new HallServer(Fault.NONE)) {
            assertEquals(0, run(server.address(), "play", mate().toString(), "--json"));
        }
        var document = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertEquals(1, document.path("games").asInt());
        assertEquals(1, document.path("agreed").asInt());
        assertEquals(5, document.path("commands").asInt());
        assertEquals(0, document.path("disagreements").size());
        assertTrue(document.has("events") && document.has("seconds"), document.toString());
    }

    @Test
    void a_disagreement_is_shown_and_has_exit_code_1() throws Exception {
        try (var server = new HallServer(Fault.WRONG_FEN)) {
            assertEquals(1, run(server.address(), "play", mate().toString()));
        }
        assertTrue(
                err.toString(StandardCharsets.UTF_8).contains("FEN: expected"), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_wrong_command_line_has_its_exit_code() throws Exception {
        var nowhere = URI.create("http://127.0.0.1:1");
        assertEquals(2, run(nowhere, "play"));
        assertEquals(2, run(nowhere, "play", mate().toString(), "--games", "0"));
        assertEquals(2, run(nowhere, "play", mate().toString(), "--server", "file:/x"));
        assertEquals(65, run(nowhere, "play", folder.resolve("none.pgn").toString()));
        assertEquals(65, run(nowhere, "play", mate().toString(), "--oracle", mate().toString()));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    private Path mate() throws Exception {
        return Files.writeString(folder.resolve("mate.pgn"), "[Result \"0-1\"]\n\n1. f3 e5 2. g4 Qh4# 0-1\n");
    }

    private int run(URI server, String... arguments) {
        var shell = new CommandLineRunner(
                "scoresheet",
                List.of(new PlayVerb(() -> Optional.of(server))),
                _ -> List.of(),
                Output.to("standard output", out),
                Output.to("standard error", err));
        return shell.run(
                arguments,
                (_, _) -> {},
                problem -> new VerbFailed(ExitCode.CONFIGURATION, problem.toString(), problem));
    }
}
