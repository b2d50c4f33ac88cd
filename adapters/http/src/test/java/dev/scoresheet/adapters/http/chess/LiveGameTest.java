package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.Listening;
import dev.scoresheet.adapters.http.kernel.Listening.Heard;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.domain.kernel.Seed;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Event streams of games while they are played.
@Timeout(120)
class LiveGameTest {

    private static final String STREAM = "text/event-stream";
    private static final String NOBODY = "/api/games/0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f/events";
    private static final List<String> FOOLS_MATE = List.of("f2f3", "e7e5", "g2g4", "d8h4");

    private final ChessSite site = new ChessSite();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpApi api;

    @BeforeEach
    void listen() throws IOException {
        api = site.listen();
    }

    @AfterEach
    void close() {
        client.close();
        api.close();
    }

    @Test
    void a_stream_sends_moves_as_they_are_played_and_ends_with_the_game() throws Exception {
        var id = site.start("");
        try (var live = live(id)) {
            assertEquals("started", live.next().type());
            var heard = new ArrayList<Heard>();
            for (int ply = 1; ply <= FOOLS_MATE.size(); ply++) {
                site.move(id, ply % 2 == 1 ? "ann" : "bob", ply, FOOLS_MATE.get(ply - 1));
                heard.add(live.next());
                assertEquals("moved", heard.getLast().type());
            }
            heard.addAll(live.rest());
            assertEquals("ended", heard.getLast().type());
            var page = site.get("/api/games/" + id + "/events?after=1").json().get("events");
            assertEquals(page.size(), heard.size());
            for (int i = 0; i < heard.size(); i++) {
                assertEquals(page.get(i).toString(), heard.get(i).data());
                assertEquals(page.get(i).get("version").asLong(), heard.get(i).number());
            }
        }
        assertEquals(
                204,
                site.get(events(id), "Accept", STREAM, "Last-Event-ID", "6").status());
        assertEquals(204, site.get(events(id) + "?after=6", "Accept", STREAM).status());
        try (var late = live(id, "Last-Event-ID", "4")) {
            assertEquals(List.of(5L, 6L), numbers(late.rest()));
        }
    }

    @Test
    void a_stream_begins_after_the_last_id_or_after_the_query() throws Exception {
        var id = site.start("");
        site.play(id, FOOLS_MATE.toArray(String[]::new));
        try (var all = Listening.to(client, url(id) + "?after=3")) {
            assertEquals(List.of(4L, 5L, 6L), numbers(all.rest()));
        }
        try (var resumed = Listening.to(client, url(id) + "?after=3", "Last-Event-ID", "5")) {
            assertEquals(List.of(6L), numbers(resumed.rest()));
        }
    }

    @Test
    void an_id_beyond_the_head_is_refused_with_the_version_of_the_game() {
        var id = site.start("");
        var refused = site.get(events(id), "Accept", STREAM, "Last-Event-ID", "2");
        assertEquals(409, refused.status());
        assertEquals("event-not-there", refused.slug());
        assertEquals(1, refused.json().get("version").intValue());
        assertEquals(0, refused.json().get("ply").intValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "123456789012345678901234567890"
            })
    void an_id_of_many_digits_is_beyond_the_head(String number) {
        var id = site.start("");
        assertEquals(
                "event-not-there",
                site.get(events(id), "Accept", STREAM, "Last-Event-ID", number).slug());
        assertEquals(
                "event-not-there",
                site.get(events(id) + "?after=" + number, "Accept", STREAM).slug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.0", "\u0661"})
    void a_malformed_id_is_refused(String lastEventId) {
        var id = site.start("");
        var refused = site.get(events(id), "Accept", STREAM, "Last-Event-ID", lastEventId);
        assertEquals(400, refused.status());
        assertEquals("bad-parameter", refused.slug());
    }

    @Test
    void an_unknown_game_has_no_stream() {
        assertEquals("no-such-game", site.get(NOBODY, "Accept", STREAM).slug());
        assertEquals(
                400,
                site.get(events(site.start("")) + "?limit=5", "Accept", STREAM).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/event-stream                           | text/event-stream
            TEXT/Event-Stream; q=0.9                    | text/event-stream
            text/event-stream, */*;q=0.1                | text/event-stream
            text/*                                      | text/event-stream
            application/json;q=0.4, text/event-stream   | text/event-stream
            application/json, text/event-stream         | application/json
            text/event-stream;q=0.5, application/json   | application/json
            text/event-stream;q=0, */*                  | application/json
            */*                                         | application/json
            """)
    void the_client_says_which_of_the_two_forms_it_likes(String accept, String form) {
        var id = site.start("");
        assertEquals(form, site.get(events(id), "Accept", accept).header("Content-Type"));
    }

    @Test
    void head_gets_the_headers_and_opens_no_stream() {
        var head = site.ask("HEAD", events(site.start("")), "", "Accept", STREAM);
        assertEquals(200, head.status());
        assertEquals(STREAM, head.header("Content-Type"));
        assertEquals("no-store", head.header("Cache-Control"));
        assertTrue(head.response().live().isEmpty());
    }

    /// Plays many games with many watchers. Each connection is cut at random, and its watcher resumes after its
    /// last id.
    @Test
    void every_watcher_gets_the_whole_game_despite_cut_connections() throws Exception {
        var random = Seed.random("LiveGameTest");
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var watchers = new ArrayList<Future<List<Long>>>();
            for (int game = 0; game < 12; game++) {
                var id = site.start("");
                for (int watcher = 0; watcher < 4; watcher++) {
                    watchers.add(workers.submit(watching(id, new Random(random.nextLong()))));
                }
                workers.execute(() -> shuffle(id));
            }
            for (var watcher : watchers) {
                var heard = watcher.get();
                for (int i = 0; i < heard.size(); i++) {
                    assertEquals(i + 1L, heard.get(i));
                }
                assertEquals(42, heard.size());
            }
        }
    }

    /// Plays forty half-moves and ends the game.
    private void shuffle(String id) {
        var moves = List.of("g1f3", "g8f6", "f3g1", "f6g8");
        for (int ply = 1; ply <= 40; ply++) {
            var moved = site.move(id, ply % 2 == 1 ? "ann" : "bob", ply, shuffled(ply, moves));
            assertEquals(200, moved.status(), moved.text());
        }
        site.act(id, "ann", "resignation");
    }

    /// Returns knight moves to and fro, with a pawn move at the end of each round of ten: no position occurs
    /// five times.
    private static String shuffled(int ply, List<String> moves) {
        int round = (ply - 1) / 10;
        return switch ((ply - 1) % 10) {
            case 8 -> "abcdefgh".charAt(round) + "2" + "abcdefgh".charAt(round) + "3";
            case 9 -> "abcdefgh".charAt(round) + "7" + "abcdefgh".charAt(round) + "6";
            default -> moves.get((ply - 1) % 10 % 4);
        };
    }

    private Callable<List<Long>> watching(String id, Random random) {
        return () -> {
            var heard = new ArrayList<Long>();
            while (true) {
                try (var live = live(id, "Last-Event-ID", heard.isEmpty() ? "0" : Long.toString(heard.getLast()))) {
                    if (live.status() == 204) {
                        return heard;
                    }
                    assertEquals(200, live.status());
                    for (int most = 1 + random.nextInt(15); most > 0; most--) {
                        var next = live.next(false);
                        if (next == null) {
                            break;
                        }
                        heard.add(next.number());
                    }
                }
            }
        };
    }

    private Listening live(String id, String... headers) throws Exception {
        return Listening.to(client, url(id), headers);
    }

    private String url(String id) {
        return "http://127.0.0.1:" + api.port() + events(id);
    }

    private static String events(String id) {
        return "/api/games/" + id + "/events";
    }

    private static List<Long> numbers(List<Heard> heard) {
        return heard.stream().map(Heard::number).toList();
    }
}
