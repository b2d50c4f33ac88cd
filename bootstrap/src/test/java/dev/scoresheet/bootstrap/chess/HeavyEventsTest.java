package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server and its commands in small heaps, over games with long comments. The campaign runs it with
/// `heavy.games=400`, `heavy.heap=256m` and `heavy.page=8388608`.
@Timeout(3600)
class HeavyEventsTest {

    private static final int GAMES = Integer.getInteger("heavy.games", 40);
    private static final int COMMENT = 900_000;

    @TempDir
    private Path home;

    @Test
    void a_small_heap_is_enough_for_large_events() throws Exception {
        var file = games();
        try (var sandbox = new Sandbox(home)
                .heap(System.getProperty("heavy.heap", "96m"))
                .patience(Duration.ofMinutes(15))
                .with("SCORESHEET_PAGE_BYTES", System.getProperty("heavy.page", "1048576"))) {
            var server = sandbox.serve();
            done(sandbox.run("import", file.toString()));
            awaitGames(server.api());
            done(sandbox.run("verify"));
            done(sandbox.run("check", "games"));
            done(sandbox.run("estimate", "games"));
            done(sandbox.run("rebuild", "games"));
            done(sandbox.run("diff", "games"));
            var export = Files.writeString(home.resolve("export.jsonl"), done(sandbox.run("export")));
            assertTrue(Files.size(export) > (long) GAMES * COMMENT, "all comments are there");
            assertEquals(143, server.terminate());
            var other = home.resolve("other").toString();
            done(sandbox.run("import-events", export.toString(), "--data-dir", other));
        }
    }

    private static String done(Sandbox.Ended ended) {
        assertEquals(0, ended.code(), ended.err());
        return ended.out();
    }

    /// Waits for the games of the view that the server keeps going during the import.
    private static void awaitGames(String api) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(api + "/api/games?limit=100")).build();
        try (var client = HttpClient.newHttpClient()) {
            int games = 0;
            while (games < Math.min(100, GAMES)) {
                var answer = client.send(request, BodyHandlers.ofString());
                games = answer.statusCode() == 200 ? answer.body().split("\"id\":\"").length - 1 : 0;
                Thread.sleep(100);
            }
        }
    }

    private Path games() throws IOException {
        var random = new Random(7);
        var file = home.resolve("heavy.pgn");
        try (var out = Files.newBufferedWriter(file)) {
            for (int game = 0; game < GAMES; game++) {
                out.write("[Event \"Heavy\"]\n[Round \"%d\"]\n[Result \"1-0\"]\n\n1. e4 {".formatted(game));
                for (int written = 0; written < COMMENT; written += 80) {
                    for (int i = 0; i < 79; i++) {
                        out.write(i % 8 == 7 ? ' ' : 'a' + random.nextInt(26));
                    }
                    out.write('\n');
                }
                out.write("} e5 1-0\n\n");
            }
        }
        return file;
    }
}
