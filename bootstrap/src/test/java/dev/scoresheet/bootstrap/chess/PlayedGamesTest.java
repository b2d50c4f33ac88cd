package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.domain.chess.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real games through the whole application, as its users have it: one process serves on its embedded database,
/// another plays on it, both started by their verbs.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PlayedGamesTest {

    private static final Duration STARTED = Duration.ofMinutes(1);

    @TempDir(factory = InMemory.class)
    Path folder;

    @Test
    void a_hundred_real_games_agree_with_what_another_program_says_of_them() throws Exception {
        var games = TestData.path("pgn/lichess/standard.pgn.gz").toString();
        var oracle = TestData.path("oracle/replay.tsv.gz").toString();
        var server = verb("serve", "--port", "0", "--operations-port", "0");
        try (var output = server.inputReader(StandardCharsets.UTF_8)) {
            var address = output.readLine();
            assertTrue(
                    address != null && address.startsWith("listening on http://"),
                    () -> "first line of serve: " + address);
            var report = played(games, "--games", "100", "--oracle", oracle);
            assertEquals(0, report.path("disagreements").size(), report::toString);
            assertEquals(100, report.path("games").asInt());
            assertTrue(report.path("agreed").asInt() > 25, report::toString);
            assertTrue(report.path("events").asLong() > 5_000, report::toString);
        } finally {
            server.destroy();
            assertTrue(server.waitFor(STARTED), "the server did not end after the signal");
        }
    }

    private JsonNode played(String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("play", "--json"));
        all.addAll(List.of(arguments));
        var player = verb(all.toArray(String[]::new));
        var answer = new String(player.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, player.waitFor(), answer);
        return JsonMapper.shared().readTree(answer);
    }

    private Process verb(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                // not the tests' own, which writes to standard output
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.scoresheet.bootstrap.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data-dir", folder.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
