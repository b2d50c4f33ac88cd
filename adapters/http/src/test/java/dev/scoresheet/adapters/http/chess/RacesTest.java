package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.SubjectSite.Answer;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.domain.chess.ChessEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Concurrent requests to one game, and a store that does not answer.
class RacesTest {

    private static final int TWINS = 16;

    @RepeatedTest(20)
    void of_two_different_moves_for_one_half_move_one_is_played() throws Exception {
        var site = new ChessSite();
        var id = site.start("");
        var answers = atOnce(List.of(
                () -> site.move(id, "ann", 1, "e2e4"),
                () -> site.move(id, "ann", 1, "d2d4"),
                () -> site.move(id, "ann", 1, "c2c4", "If-Match", "\"1\"")));
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 200).count());
        for (var answer : answers) {
            if (answer.status() != 200) {
                assertTrue(answer.status() == 409 || answer.status() == 412, answer.text());
                assertEquals(2, answer.json().get("version").intValue());
                assertEquals(1, answer.json().get("ply").intValue());
            }
        }
        assertEquals(2, site.game(id).get("version").intValue());
    }

    @RepeatedTest(20)
    void concurrent_equal_requests_get_one_answer() throws Exception {
        var site = new ChessSite();
        var id = site.start("");
        var answers = atOnce(copies(() -> site.move(id, "ann", 1, "e2e4", "Idempotency-Key", "k")));
        oneAnswer(answers, 200);
        assertEquals(2, site.game(id).get("version").intValue());
    }

    @RepeatedTest(20)
    void concurrent_equal_creations_make_one_game() throws Exception {
        var site = new ChessSite();
        var answers = atOnce(copies(
                () -> site.post("/api/games", "ann", "{\"white\":\"ann\",\"black\":\"bob\"}", "Idempotency-Key", "k")));
        oneAnswer(answers, 201);
        assertEquals(1, site.log.reader().head().position());
    }

    /// Both players ask for a rematch of one game, each many times.
    @RepeatedTest(20)
    void the_wishes_for_a_rematch_make_one_challenge_and_one_game() throws Exception {
        var site = new ChessSite();
        var ended = site.start("");
        site.play(ended, "f2f3", "e7e5", "g2g4", "d8h4");
        var wishes = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < TWINS / 2; i++) {
            wishes.add(() -> site.act(ended, "ann", "rematch"));
            wishes.add(() -> site.act(ended, "bob", "rematch"));
        }
        var challenges = new HashSet<String>();
        for (var answer : atOnce(wishes)) {
            assertTrue(answer.status() == 200 || answer.status() == 201, answer.text());
            challenges.add(answer.json().get("id").stringValue());
        }
        assertEquals(1, challenges.size());
        var challenge = challenges.iterator().next();
        assertEquals(
                "accepted",
                site.get("/api/challenges/" + challenge).json().get("status").stringValue());
        assertEquals(6 + 2, site.log.reader().head().position(), "the game has 6 events");
        site.pair();
        assertEquals(200, site.get("/api/games/" + challenge).status());
    }

    @RepeatedTest(20)
    void of_many_players_one_gets_an_open_challenge() throws Exception {
        var site = new ChessSite();
        var challenge = site.challenge("");
        var acceptances = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < TWINS; i++) {
            var player = "player-" + i;
            acceptances.add(() -> site.answer(challenge, player, "acceptance"));
        }
        acceptances.add(() -> site.answer(challenge, "ann", "cancellation"));
        var done = 0;
        for (var answer : atOnce(acceptances)) {
            done += answer.status() == 200 ? 1 : 0;
            assertTrue(answer.status() == 200 || answer.slug().equals("challenge-closed"), answer.text());
        }
        assertEquals(1, done);
        assertEquals(2, site.log.reader().head().position());
    }

    @Test
    void a_lost_answer_is_found_again_under_the_key() {
        var stumbling = new AtomicInteger();
        var site = new ChessSite(store -> new Stumbling(store, stumbling));
        var id = site.start("");
        stumbling.set(1);
        var lost = site.move(id, "ann", 1, "e2e4", "Idempotency-Key", "k");
        assertEquals("503 outcome-unknown", lost.status() + " " + lost.slug());
        assertTrue(lost.text().contains("etry with the same key"), lost.text());
        assertEquals("1", lost.header("Retry-After"));
        var found = site.move(id, "ann", 1, "e2e4", "Idempotency-Key", "k");
        assertEquals(200, found.status());
        assertEquals("true", found.header("Idempotency-Replayed"));
        assertEquals(2, site.game(id).get("version").intValue());
    }

    @Test
    void without_a_key_the_client_reads_and_sends_again_with_the_version() {
        var stumbling = new AtomicInteger();
        var site = new ChessSite(store -> new Stumbling(store, stumbling));
        var id = site.start("");
        site.play(id, "e2e4", "e7e5");
        stumbling.set(1);
        var lost = site.act(id, "ann", "draw-offer");
        assertEquals("503 outcome-unknown", lost.status() + " " + lost.slug());
        assertEquals("", lost.header("Retry-After"));
        assertFalse(lost.text().contains("same key"), lost.text());
        for (var word : List.of("Read the resource", "If-Match", "Idempotency-Key", "unchanged", "412")) {
            assertTrue(lost.text().contains(word), lost.text());
        }
        assertFalse(lost.json().has("id"));
        var stale = site.act(id, "ann", "draw-offer", "If-Match", "\"3\"", "Idempotency-Key", "k");
        assertEquals("412 precondition-failed", stale.status() + " " + stale.slug());
        assertEquals(4, site.game(id).get("version").intValue());
    }

    @Test
    void an_unknown_creation_names_its_game() {
        var stumbling = new AtomicInteger(1);
        var site = new ChessSite(store -> new Stumbling(store, stumbling));
        var body = "{\"white\":\"ann\",\"black\":\"bob\"}";
        var lost = site.post("/api/games", "ann", body);
        assertEquals("503 outcome-unknown", lost.status() + " " + lost.slug());
        assertEquals("", lost.header("Retry-After"));
        var id = lost.json().get("id").stringValue();
        assertTrue(lost.json().get("detail").stringValue().contains(id), lost.text());
        assertEquals(1, site.game(id).get("version").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"1\", \"7\"", "*"})
    void a_request_with_a_version_is_never_decided_again_at_another(String tags) {
        var earlier = new AtomicReference<Runnable>(() -> {});
        var site = new ChessSite(store -> new Stumbling(
                store, new AtomicInteger(), () -> earlier.getAndSet(() -> {}).run()));
        var id = site.start(",\"timeControl\":{\"initialSeconds\":60,\"incrementSeconds\":0}");
        earlier.set(() -> site.move(id, "ann", 1, "e2e4"));
        var given = site.post("/api/games/" + id + "/time-gift", "bob", "{\"seconds\":15}", "If-Match", tags);
        if (tags.equals("*")) { // names no version
            assertEquals(200, given.status());
            assertEquals(3, site.game(id).get("version").intValue());
        } else {
            assertEquals("412 precondition-failed", given.status() + " " + given.slug());
            assertEquals(2, site.game(id).get("version").intValue());
        }
    }

    @Test
    void while_the_time_is_unknown_commands_get_503_and_reads_are_answered() {
        var site = new ChessSite();
        for (var members : List.of("", ",\"timeControl\":{\"initialSeconds\":60,\"incrementSeconds\":0}")) {
            var game = site.start(members);
            site.play(game, "e4", "e5");
            var before = site.log.feed().head();

            site.timeIsUnknown = true;
            site.pass(Duration.ofSeconds(30));
            var refused = List.of(
                    site.move(game, "ann", 3, "Nf3", "Idempotency-Key", game),
                    site.act(game, "ann", "flag"),
                    site.act(game, "ann", "resignation"),
                    site.post("/api/games", "ann", "{\"white\":\"ann\",\"black\":\"bob\"}"));
            for (var answer : refused) {
                assertEquals("503 unavailable", answer.status() + " " + answer.slug());
                assertEquals("1", answer.header("Retry-After"));
            }
            assertEquals(before, site.log.feed().head(), "nothing is written");
            assertEquals(2, site.game(game).get("ply").intValue());

            site.timeIsUnknown = false;
            assertEquals(
                    200,
                    site.move(game, "ann", 3, "Nf3", "Idempotency-Key", game).status());
        }
    }

    @Test
    void an_unavailable_store_gets_503_and_nothing_changes() {
        var stumbling = new AtomicInteger();
        var site = new ChessSite(store -> new Stumbling(store, stumbling));
        var id = site.start("");
        stumbling.set(2);
        var away = site.move(id, "ann", 1, "e2e4");
        assertEquals("503 unavailable", away.status() + " " + away.slug());
        assertEquals("7", away.header("Retry-After"));
        assertEquals(200, site.move(id, "ann", 1, "e2e4").status());
    }

    private static List<Callable<Answer>> copies(Callable<Answer> request) {
        var copies = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < TWINS; i++) {
            copies.add(request);
        }
        return copies;
    }

    private static void oneAnswer(List<Answer> answers, int status) {
        for (var answer : answers) {
            assertEquals(status, answer.status(), answer.text());
            assertEquals(answers.getFirst().text(), answer.text());
        }
        assertEquals(
                TWINS - 1,
                answers.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").equals("true"))
                        .count());
    }

    private static List<Answer> atOnce(List<Callable<Answer>> requests)
            throws InterruptedException, ExecutionException {
        var barrier = new CyclicBarrier(requests.size());
        var answers = new ArrayList<Answer>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var under = new ArrayList<Future<Answer>>();
            for (var request : requests) {
                under.add(clients.submit(() -> {
                    barrier.await();
                    return request.call();
                }));
            }
            for (var each : under) {
                answers.add(each.get());
            }
        }
        return answers;
    }

    /// Store that loses the answer of one append (1), or refuses one (2).
    /// It runs an action before each append.
    private static final class Stumbling extends ForwardingStore<ChessEvent> {

        private final EventStore<ChessEvent> store;
        private final AtomicInteger how;
        private final Runnable before;

        Stumbling(EventStore<ChessEvent> store, AtomicInteger how) {
            this(store, how, () -> {});
        }

        Stumbling(EventStore<ChessEvent> store, AtomicInteger how, Runnable before) {
            this.store = store;
            this.how = how;
            this.before = before;
        }

        @Override
        protected EventStore<ChessEvent> target() {
            return store;
        }

        @Override
        public AppendResult append(Append<ChessEvent> append) {
            before.run();
            int now = how.getAndSet(0);
            if (now == 2) {
                throw new StoreUnavailable("the queue is full", Duration.ofSeconds(7));
            }
            var result = store.append(append);
            if (now == 1) {
                throw new OutcomeUnknown("the connection was lost", new IllegalStateException());
            }
            return result;
        }
    }
}
