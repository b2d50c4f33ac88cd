package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.Listening;
import dev.scoresheet.adapters.http.kernel.SubjectSite.Answer;
import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.imports.ImportOrigin;
import dev.scoresheet.application.chess.imports.ImportOutcome.Archived;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Imported games, which answer on the same routes as ended games.
class ImportedGamesTest {

    private static final String PGN = """
            [Event "Café"]
            [White "Anderssen, Adolf"]
            [Black "?"]
            [Result "1-0"]
            [TimeControl "300+3"]

            1. e4 {[%clk 0:05:00]} 1... e5 {[%clk 0:04:58]} 2. Nf3 {[%clk 0:04:57] the usual} 1-0
            """;

    private final ChessSite site = new ChessSite();
    private String game;

    @BeforeEach
    void bring_in() {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var players = new AtomicInteger();
            var imports = new GameImport(
                    site.log.store(),
                    site.directory,
                    ImportedGamesTest::sha256,
                    () -> new PlayerId("p" + players.incrementAndGet()),
                    workers);
            var read = (PgnEntry.Read) new PgnReader(PGN.lines().iterator(), PgnLimits.USUAL).next();
            var outcome = imports.importAll(List.of(read), new ImportOrigin("test", "one"));
            game = ((Archived) outcome.getFirst()).game().toString();
        }
    }

    @Test
    void the_stream_of_an_imported_game_ends_at_once() throws Exception {
        try (var client = HttpClient.newHttpClient();
                var api = site.listen();
                var live = Listening.to(client, "http://127.0.0.1:" + api.port() + "/api/games/" + game + "/events")) {
            var heard = live.rest();
            assertEquals(1, heard.size());
            assertEquals("imported", heard.getFirst().type());
        }
        assertEquals(
                204,
                site.get("/api/games/" + game + "/events", "Accept", "text/event-stream", "Last-Event-ID", "1")
                        .status());
    }

    @Test
    void an_imported_game_is_answered_as_an_ended_game() {
        var shown = site.game(game);
        assertEquals("import", shown.get("source").stringValue());
        assertEquals("ended", shown.get("status").stringValue());
        assertEquals(3, shown.get("ply").intValue());
        assertEquals(1, shown.get("version").intValue());
        assertEquals("Anderssen, Adolf", shown.at("/players/white/name").stringValue());
        assertTrue(shown.at("/players/black/name").isNull());
        assertEquals(0, shown.get("legalMoves").size());
        assertEquals(297_000, shown.at("/clocks/whiteMillis").intValue());
        assertEquals("unknown", shown.get("termination").stringValue());
        assertTrue(shown.get("startedAt").isNull());
    }

    @Test
    void past_positions_of_an_imported_game_are_answered() {
        var then = site.get("/api/games/" + game + "?ply=1").json();
        assertEquals("[\"e2e4\"]", then.get("moves").toString());
        assertEquals(20, then.get("legalMoves").size());
        assertEquals(200, site.get("/api/games/" + game + "?version=1").status());
        assertEquals(
                "beyond-head", site.get("/api/games/" + game + "?version=2").slug());
        assertEquals(
                "not-started-yet", site.get("/api/games/" + game + "?version=0").slug());
    }

    @Test
    void an_imported_game_has_one_event_and_its_pgn_as_imported() {
        var events = site.get("/api/games/" + game + "/events").json().get("events");
        assertEquals(1, events.size());
        assertEquals("imported", events.at("/0/type").stringValue());
        var pgn = site.get("/api/games/" + game + "/pgn").text();
        assertTrue(pgn.contains("[Event \"Café\"]") && pgn.contains("usual"), pgn);
        assertTrue(pgn.contains("[White \"Anderssen, Adolf\"]") && pgn.contains("[Black \"?\"]"), pgn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resignation", "draw-offer", "draw-claim", "takeback-proposal", "abort", "flag"})
    void an_imported_game_accepts_no_command(String what) {
        gameOver(site.act(game, "p1", what));
        gameOver(site.act(game, "eve", what, "If-Match", "\"1\""));
        gameOver(site.move(game, "p1", 4, "e7e5"));
    }

    private static void gameOver(Answer answer) {
        assertEquals("409 game-over", answer.status() + " " + answer.slug());
        assertEquals(1, answer.json().get("version").intValue());
        assertEquals(3, answer.json().get("ply").intValue());
    }

    private static Bytes sha256(String text) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
