package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.chess.challenges.ChallengeProblems;
import dev.scoresheet.adapters.http.kernel.SubjectSite.Answer;
import dev.scoresheet.adapters.http.kernel.route.DeclaredProblems;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers about played games. Every answer is also checked against the contract.
class GameRoutesTest {

    private static final String BLITZ = ",\"timeControl\":{\"initialSeconds\":180,\"incrementSeconds\":2}";
    private static final String NOBODY = "/api/games/0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f";

    private final ChessSite site = new ChessSite();

    @Test
    void a_game_starts() {
        var started = site.post("/api/games", "ann", "{\"white\":\"ann\",\"black\":\"bob\"}");
        assertEquals(201, started.status());
        var id = started.json().get("id").stringValue();
        assertEquals("/api/games/" + id, started.header("Location"));
        assertEquals("\"1\"", started.header("ETag"));
        assertEquals("1", started.header("Scoresheet-Position"));
        assertEquals("no-store", started.header("Cache-Control"));
        var game = site.game(id);
        assertEquals("started", game.get("status").stringValue());
        assertEquals("play", game.get("source").stringValue());
        assertEquals(20, game.get("legalMoves").size());
        assertEquals("ann", game.at("/players/white/id").stringValue());
        assertTrue(game.get("clocks").isNull());
        assertTrue(game.get("timeControl").isNull());
        assertTrue(game.get("termination").isNull());
        assertEquals("*", game.get("result").stringValue());
        assertEquals("2026-11-21T12:00:00.000000Z", game.get("startedAt").stringValue());
    }

    @Test
    void any_client_may_start_a_game_for_others() {
        assertEquals(
                201,
                site.ask(
                                "POST",
                                "/api/games",
                                "{\"white\":\"ann\",\"black\":\"bob\"}",
                                "Content-Type",
                                "application/json")
                        .status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"white\":\"ann\"}|/black",
                "{\"white\":\"ann\",\"black\":\"ann\"}|/black",
                "{\"white\":\"a nn\",\"black\":\"bob\"}|/white",
                "{\"white\":\"\",\"black\":\"bob\"}|/white",
                "{\"white\":\"ann\",\"black\":7}|/black",
                "{\"white\":\"ann\",\"black\":\"bob\",\"x/y\":1}|/x~1y",
                "{\"white\":\"ann\",\"black\":\"bob\",\"~\":1}|/~0",
                "{\"white\":\"ann\",\"black\":\"bob\",\"timeControl\":{\"initialSeconds\":0,\"incrementSeconds\":0}}|/timeControl",
                "{\"white\":\"ann\",\"black\":\"bob\",\"timeControl\":{\"initialSeconds\":10801,\"incrementSeconds\":0}}|/timeControl/initialSeconds",
                "{\"white\":\"ann\",\"black\":\"bob\",\"timeControl\":{\"initialSeconds\":60,\"incrementSeconds\":181}}|/timeControl/incrementSeconds",
                "{\"white\":\"ann\",\"black\":\"bob\",\"start\":\"nonsense\"}|/start",
                "{\"white\":\"ann\",\"black\":\"bob\",\"start\":\"4k3/8/3N1N2/8/8/8/8/4RK2 b - -\"}|/start",
                "{\"white\":\"ann\",\"black\":\"bob\",\"start\":\"4k3/pppppppp/p7/8/8/8/8/4K3 w - -\"}|/start",
                "{\"white\":\"ann\",\"black\":\"bob\",\"start\":\"4k3/nnnnnnnn/nnnnnnnn/8/8/8/8/4K3 w - -\"}|/start",
                "{\"white\":\"ann\",\"black\":\"bob\",\"start\":\"8/8/8/8/8/8/8/8 w - - 0 1\"}|/start",
                "{\"white\":\"ann\",\"black\":\"bob\",\"start\":\"7k/5KQ1/8/8/8/8/8/8 b - - 0 1\"}|/start",
                "{\"white\":\"ann\",\"black\":\"bob\",\"rated\":\"yes\"}|/rated",
                "{\"white\":\"ann\",\"black\":\"bob\",\"version\":7}|/version"
            })
    void a_game_that_cannot_be_is_refused_with_a_pointer(String body, String pointer) {
        var refused = site.post("/api/games", "ann", body);
        assertEquals(422, refused.status(), refused.text());
        assertTrue(
                refused.json()
                        .get("errors")
                        .valueStream()
                        .anyMatch(error -> error.path("pointer").asString("").equals(pointer)),
                refused.text());
    }

    @Test
    void chess960_is_recognised_by_its_castling() {
        var id = site.start(",\"start\":\"bqnb1rkr/pp3ppp/3ppn2/2p5/5P2/P2P4/NPP1P1PP/BQ1BNRKR w HFhf - 2 9\"");
        assertTrue(site.game(id).get("fen").stringValue().contains(" HFhf "));
    }

    @Test
    void moves_are_played_alternately_in_uci_or_san() {
        var id = site.start("");
        var first = site.move(id, "ann", 1, "e2e4");
        assertEquals(200, first.status());
        assertEquals(2, first.json().get("version").intValue());
        assertEquals(1, first.json().get("ply").intValue());
        assertEquals("\"2\"", first.header("ETag"));
        assertEquals(200, site.move(id, "bob", 2, "Nf6").status());
        var game = site.game(id);
        assertEquals("[\"e2e4\",\"g8f6\"]", game.get("moves").toString());
        assertEquals("g8f6", game.get("lastMove").stringValue());
    }

    @Test
    void a_write_must_name_a_player_of_the_game() {
        var id = site.start("");
        var body = "{\"ply\":1,\"move\":\"e2e4\"}";
        var anonymous = site.ask("POST", "/api/games/" + id + "/moves", body, "Content-Type", "application/json");
        refused(401, "player-required", anonymous);
        assertEquals("Scoresheet-Player", anonymous.header("WWW-Authenticate"));
        refused(403, "not-a-player", site.move(id, "eve", 1, "e2e4"));
        refused(400, "bad-parameter", site.move(id, "e v e", 1, "e2e4"));
        refused(400, "bad-parameter", site.move(id, "ann", 1, "e2e4", "Scoresheet-Player", "bob"));
    }

    @Test
    void moves_that_cannot_be_played_are_refused_with_the_reason() {
        var id = site.start("");
        refused(422, "illegal-move", site.move(id, "ann", 1, "e2e5"));
        refused(422, "illegal-move", site.move(id, "ann", 1, "banana"));
        refused(422, "illegal-move", site.move(id, "ann", 1, "Qh5"));
        refused(409, "not-your-turn", site.move(id, "bob", 1, "e7e5"));
        refused(409, "stale-ply", site.move(id, "ann", 3, "e2e4"));
        assertEquals(
                "/move",
                site.move(id, "ann", 1, "e2e5").json().at("/errors/0/pointer").stringValue());
        assertEquals(1, site.game(id).get("version").intValue());
    }

    @Test
    void the_same_move_sent_again_is_accepted_and_another_is_stale() {
        var id = site.start("");
        site.play(id, "e2e4");
        var again = site.move(id, "ann", 1, "e4");
        assertEquals(200, again.status());
        assertEquals(2, again.json().get("version").intValue());
        var other = site.move(id, "ann", 1, "d2d4");
        refused(409, "stale-ply", other);
        assertEquals(2, other.json().get("version").intValue());
        assertEquals(1, other.json().get("ply").intValue());
    }

    @Test
    void the_move_that_ended_the_game_may_be_sent_again() {
        var id = site.start("");
        site.play(id, "f2f3", "e7e5", "g2g4", "d8h4");
        var again = site.move(id, "bob", 4, "Qh4#");
        assertEquals(200, again.status());
        assertEquals("ended", again.json().get("status").stringValue());
        assertEquals("0-1", again.json().get("result").stringValue());
        assertEquals("checkmate", again.json().get("termination").stringValue());
        assertEquals(0, site.game(id).get("legalMoves").size());
        refused(409, "game-over", site.move(id, "ann", 5, "e2e4"));
    }

    @Test
    void a_precondition_is_checked() {
        var id = site.start("");
        site.play(id, "e2e4");
        var stale = site.move(id, "bob", 2, "e7e5", "If-Match", "\"1\"");
        refused(412, "precondition-failed", stale);
        assertEquals(2, stale.json().get("version").intValue());
        assertEquals(1, stale.json().get("ply").intValue());
        refused(412, "precondition-failed", site.move(id, "bob", 2, "e7e5", "If-Match", "W/\"2\""));
        refused(412, "precondition-failed", site.move(id, "bob", 2, "e7e5", "If-Match", "\"x\", \"1\""));
        refused(412, "precondition-failed", site.move(id, "bob", 2, "e7e5", "If-Match", "\"02\""));
        refused(400, "bad-parameter", site.move(id, "bob", 2, "e7e5", "If-Match", "2"));
        assertEquals(
                200, site.move(id, "bob", 2, "e7e5", "If-Match", "\"1\", \"2\"").status());
        assertEquals(200, site.move(id, "ann", 3, "g1f3", "If-Match", "\"3\"").status());
        assertEquals(200, site.move(id, "bob", 4, "b8c6", "If-Match", "*").status());
    }

    @Test
    void the_position_of_any_game_can_start_another() {
        var id = site.start(",\"start\":\"4k2r/8/8/8/8/8/8/R3K3 w - - 99 99999\"");
        site.play(id, "a1a2", "h8h7");
        var fen = site.game(id).get("fen").stringValue();
        assertEquals("4k3/7r/8/8/8/8/R7/4K3 w - - 101 100000", fen);
        assertEquals(
                fen,
                site.game(site.start(",\"start\":\"" + fen + "\"")).get("start").stringValue());
    }

    @Test
    void a_pawn_without_its_file_never_captures() {
        var id = site.start("");
        site.play(id, "e4", "d5");
        refused(422, "illegal-move", site.move(id, "ann", 3, "d5"));
        assertEquals(200, site.move(id, "ann", 3, "exd5").status());
    }

    @Test
    void a_resend_under_its_key_gets_the_same_answer() {
        var id = site.start("");
        var first = site.move(id, "ann", 1, "e2e4", "Idempotency-Key", "k");
        site.move(id, "bob", 2, "e7e5");
        site.move(id, "ann", 3, "g1f3");
        var again = site.move(id, "ann", 1, "e2e4", "Idempotency-Key", "k");
        assertEquals(first.status(), again.status());
        assertEquals(first.text(), again.text());
        assertEquals(first.header("ETag"), again.header("ETag"));
        assertEquals("", first.header("Idempotency-Replayed"));
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(4, site.game(id).get("version").intValue());
    }

    @Test
    void a_key_belongs_to_one_request_of_one_player() {
        var id = site.start("");
        site.move(id, "ann", 1, "e2e4", "Idempotency-Key", "k");
        refused(422, "idempotency-key-reused", site.move(id, "ann", 1, "d2d4", "Idempotency-Key", "k"));
        refused(422, "idempotency-key-reused", site.act(id, "ann", "draw-offer", "Idempotency-Key", "k"));
        assertEquals(
                200, site.move(id, "bob", 2, "e7e5", "Idempotency-Key", "k").status());
    }

    /// A proxy may add the server's name when it sends a request again.
    @Test
    void a_resend_with_another_form_of_the_target_is_the_same_request() {
        var body = "{\"white\":\"ann\",\"black\":\"bob\"}";
        var first = site.post("/api/games", "ann", body, "Idempotency-Key", "k");
        var again = site.post("http://games:8080/api/games", "ann", body, "Idempotency-Key", "k");
        assertEquals(first.text(), again.text());
        assertEquals("true", again.header("Idempotency-Replayed"));
    }

    @Test
    void the_name_of_the_server_ends_before_the_query() {
        refused(400, "bad-parameter", site.get("http://games?x=/api/statistics"));
        refused(
                405,
                "method-not-allowed",
                site.post("http://games?/api/games", "ann", "{\"white\":\"ann\",\"black\":\"bob\"}"));
    }

    @Test
    void a_refused_request_leaves_no_receipt() {
        var id = site.start("");
        refused(409, "not-your-turn", site.move(id, "bob", 1, "e7e5", "Idempotency-Key", "k"));
        refused(409, "stale-ply", site.move(id, "bob", 2, "e7e5", "Idempotency-Key", "k"));
        site.move(id, "ann", 1, "e2e4");
        assertEquals(
                200, site.move(id, "bob", 2, "e7e5", "Idempotency-Key", "k").status());
    }

    @Test
    void a_creation_that_is_sent_again_makes_one_game() {
        var body = "{\"white\":\"ann\",\"black\":\"bob\"}";
        var first = site.post("/api/games", "ann", body, "Idempotency-Key", "k");
        site.move(first.json().get("id").stringValue(), "ann", 1, "e2e4");
        var again = site.post("/api/games", "ann", body, "Idempotency-Key", "k");
        assertEquals(201, again.status());
        assertEquals(first.text(), again.text());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals("true", again.header("Idempotency-Replayed"));
        refused(422, "idempotency-key-reused", site.post("/api/games", "ann", body + " ", "Idempotency-Key", "k"));
        assertNotEquals(
                first.text(),
                site.post("/api/games", "bob", body, "Idempotency-Key", "k").text());
    }

    @Test
    void keys_of_players_and_of_clients_without_a_name_are_recognised_for_thirty_days() {
        var body = "{\"white\":\"ann\",\"black\":\"bob\"}";
        for (var player : List.of(List.of("Scoresheet-Player", "ann"), List.<String>of())) {
            var headers = new ArrayList<>(List.of("Content-Type", "application/json", "Idempotency-Key", "k"));
            headers.addAll(player);
            Supplier<Answer> sent = () -> site.ask("POST", "/api/games", body, headers.toArray(String[]::new));
            var first = sent.get();

            site.pass(Duration.ofDays(29));
            assertEquals(0, site.log.receiptPurge().purge(ReceiptPurge.USUAL));
            assertEquals(first.text(), sent.get().text());

            site.pass(Duration.ofDays(2));
            assertEquals(1, site.log.receiptPurge().purge(ReceiptPurge.USUAL));
            var again = sent.get();
            assertEquals(201, again.status());
            assertEquals("", again.header("Idempotency-Replayed"));
            assertNotEquals(first.text(), again.text());
            site.pass(Duration.ofDays(31));
            site.log.receiptPurge().purge(ReceiptPurge.USUAL);
        }
    }

    @Test
    void an_accepted_request_without_a_change_is_replayed() {
        var id = site.start("");
        site.play(id, "e2e4");
        var first = site.move(id, "ann", 1, "e2e4", "Idempotency-Key", "k");
        site.move(id, "bob", 2, "e7e5");
        var again = site.move(id, "ann", 1, "e2e4", "Idempotency-Key", "k");
        assertEquals(first.text(), again.text());
        assertEquals("true", again.header("Idempotency-Replayed"));
    }

    @Test
    void draws_are_offered_withdrawn_refused_and_accepted() {
        var id = site.start("");
        refused(409, "offer-too-early", site.act(id, "ann", "draw-offer"));
        site.play(id, "e2e4", "e7e5");
        assertEquals(200, site.act(id, "ann", "draw-offer").status());
        assertEquals("white", site.game(id).get("drawOfferedBy").stringValue());
        refused(409, "no-open-offer", site.act(id, "bob", "draw-withdrawal"));
        assertEquals(200, site.act(id, "ann", "draw-withdrawal").status());
        refused(409, "no-open-offer", site.act(id, "bob", "draw-acceptance"));
        refused(409, "offer-too-early", site.act(id, "ann", "draw-offer"));
        assertEquals(200, site.act(id, "bob", "draw-offer").status());
        assertEquals(200, site.act(id, "ann", "draw-refusal").status());
        assertTrue(site.game(id).get("drawOfferedBy").isNull());
        refused(409, "claim-unfounded", site.act(id, "ann", "draw-claim"));
    }

    @Test
    void an_offer_against_an_open_offer_is_an_agreement() {
        var id = site.start("");
        site.play(id, "e2e4", "e7e5");
        site.act(id, "ann", "draw-offer");
        var agreed = site.act(id, "bob", "draw-offer");
        assertEquals("agreement", agreed.json().get("termination").stringValue());
        assertEquals("1/2-1/2", agreed.json().get("result").stringValue());
    }

    @Test
    void a_threefold_repetition_is_claimed() {
        var id = site.start("");
        site.play(id, "g1f3", "g8f6", "f3g1", "f6g8", "g1f3", "g8f6", "f3g1", "f6g8");
        assertEquals("[\"threefold\"]", site.game(id).get("claims").toString());
        assertEquals(
                "threefold-claim",
                site.act(id, "ann", "draw-claim").json().get("termination").stringValue());
    }

    @Test
    void takebacks_are_proposed_and_answered() {
        var id = site.start("");
        refused(409, "nothing-to-take-back", site.act(id, "ann", "takeback-proposal"));
        site.play(id, "e2e4", "e7e5");
        site.act(id, "bob", "takeback-proposal");
        assertEquals("black", site.game(id).get("takebackProposedBy").stringValue());
        site.act(id, "ann", "takeback-refusal");
        site.act(id, "bob", "takeback-proposal");
        site.act(id, "bob", "takeback-withdrawal");
        refused(409, "no-open-offer", site.act(id, "ann", "takeback-acceptance"));
        site.act(id, "bob", "takeback-proposal");
        assertEquals(
                1, site.act(id, "ann", "takeback-acceptance").json().get("ply").intValue());
    }

    @Test
    void past_versions_show_moves_that_were_taken_back() {
        var id = site.start("");
        site.play(id, "e2e4", "e7e5"); // versions 2, 3
        site.act(id, "bob", "takeback-proposal"); // 4
        site.act(id, "ann", "takeback-acceptance"); // 5
        site.move(id, "bob", 2, "c7c5"); // 6
        assertEquals(
                "[\"e2e4\",\"e7e5\"]", then(id, "version=3").json().get("moves").toString());
        assertEquals("\"3\"", then(id, "version=3").header("ETag"));
        assertEquals(
                "[\"e2e4\",\"c7c5\"]", then(id, "ply=2").json().get("moves").toString());
        assertEquals("\"6\"", then(id, "ply=2").header("ETag"));
        assertEquals(0, then(id, "ply=0").json().get("ply").intValue());
        assertTrue(then(id, "ply=0").json().get("lastMove").isNull());
        refused(404, "not-started-yet", then(id, "version=0"));
        var beyond = then(id, "version=7");
        refused(400, "beyond-head", beyond);
        assertEquals(6, beyond.json().get("version").intValue());
        assertEquals(2, beyond.json().get("ply").intValue());
        refused(400, "beyond-head", then(id, "ply=3"));
        refused(400, "beyond-head", then(id, "ply=999999999999"));
        refused(400, "bad-parameter", then(id, "ply=1&version=1"));
        refused(400, "bad-parameter", then(id, "ply=-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "123456789012345678901234567890"
            })
    void a_number_of_many_digits_is_beyond_the_head(String number) {
        var id = site.start("");
        for (var parameter : List.of("version", "ply")) {
            var beyond = then(id, parameter + "=" + number);
            refused(400, "beyond-head", beyond);
            assertEquals(1, beyond.json().get("version").intValue());
            assertEquals(0, beyond.json().get("ply").intValue());
        }
        var events = "/api/games/" + id + "/events?";
        assertEquals(
                "{\"events\":[],\"next\":null}",
                site.get(events + "after=" + number).text());
        refused(400, "bad-parameter", site.get(events + "limit=" + number));
        refused(400, "bad-parameter", then(id, "wait=" + number));
    }

    @Test
    void a_refusal_names_each_parameter_that_excludes_another() {
        var refused = then(site.start(""), "ply=1&version=1&at=2026-11-21T12:00:00Z");
        assertEquals(
                List.of("version", "ply", "at"),
                refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("parameter").stringValue())
                        .toList());
    }

    @Test
    void a_moment_shows_the_events_recorded_by_then() {
        var id = site.start(",\"timeControl\":{\"initialSeconds\":60,\"incrementSeconds\":1}");
        site.play(id, "e2e4", "e7e5", "g1f3");
        var events = site.get("/api/games/" + id + "/events").json().get("events");
        for (var event : events) {
            var at = Instant.parse(event.get("at").stringValue());
            for (var moment : List.of(at.minusNanos(1_000), at, at.plusNanos(1_000))) {
                var version = 0;
                for (var other : events) {
                    version += Instant.parse(other.get("at").stringValue()).isAfter(moment) ? 0 : 1;
                }
                var shown = then(id, "at=" + moment);
                if (version == 0) {
                    refused(404, "not-started-yet", shown);
                } else {
                    assertEquals(then(id, "version=" + version).text(), shown.text());
                    assertEquals("\"" + version + "\"", shown.header("ETag"));
                }
            }
        }
        assertEquals(
                4, then(id, "at=2999-01-01T00:00:00Z").json().get("version").intValue());
        refused(404, "not-started-yet", then(id, "at=0000-01-01T00:00:00.1Z"));
        refused(404, "no-such-game", site.get(NOBODY + "?at=2026-11-21T12:00:00Z"));
        assertEquals(
                304,
                site.get("/api/games/" + id + "?at=2999-01-01T00:00:00Z", "If-None-Match", "\"4\"")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at=2026-11-21",
                "at=2026-11-21T12:00:00",
                "at=2026-11-21T12:00:00.1234567Z",
                "at=2026-11-21T12:00:00%2B01:00",
                "at=2026-02-30T12:00:00Z",
                "at=2026-11-21T25:00:00Z",
                "at=",
                "at=2026-11-21T12:00:00Z&version=1",
                "at=2026-11-21T12:00:00Z&ply=1",
                "at=2026-11-21T12:00:00Z&at=2026-11-21T12:00:00Z"
            })
    void what_is_no_moment_is_refused(String query) {
        refused(400, "bad-parameter", then(site.start(""), query));
    }

    @Test
    void an_unchanged_game_answers_304() {
        var id = site.start("");
        var tag = site.get("/api/games/" + id).header("ETag");
        assertEquals(304, site.get("/api/games/" + id, "If-None-Match", tag).status());
        assertEquals(
                304,
                site.get("/api/games/" + id, "If-None-Match", "\"9\", W/" + tag).status());
        assertEquals(
                304,
                site.get("/api/games/" + id, "If-None-Match", "\"a,b\",\t" + tag)
                        .status());
        assertEquals(304, site.get("/api/games/" + id, "If-None-Match", "*").status());
        assertEquals(tag, site.get("/api/games/" + id, "If-None-Match", tag).header("ETag"));
        site.play(id, "e2e4");
        assertEquals(200, site.get("/api/games/" + id, "If-None-Match", tag).status());
        refused(400, "bad-parameter", site.get("/api/games/" + id, "If-None-Match", "1"));
    }

    @Test
    void resignation_follows_and_abort_precedes_the_first_moves() {
        var id = site.start("");
        refused(409, "abort-instead", site.act(id, "ann", "resignation"));
        site.play(id, "e2e4", "e7e5");
        refused(409, "too-late-to-abort", site.act(id, "ann", "abort"));
        assertEquals(
                "0-1", site.act(id, "ann", "resignation").json().get("result").stringValue());
        var other = site.start("");
        assertEquals(
                "aborted",
                site.act(other, "bob", "abort").json().get("termination").stringValue());
    }

    @Test
    void clocks_run_after_both_have_moved_and_a_late_move_loses_on_time() {
        var id = site.start(BLITZ);
        assertEquals(180_000, site.game(id).at("/clocks/whiteMillis").intValue());
        site.play(id, "e2e4", "e7e5");
        site.pass(Duration.ofSeconds(10));
        assertEquals(170_000, site.game(id).at("/clocks/whiteMillis").intValue());
        refused(409, "not-yet", site.act(id, "bob", "flag"));
        assertEquals(
                200,
                site.post("/api/games/" + id + "/time-gift", "bob", "{\"seconds\":15}")
                        .status());
        site.pass(Duration.ofSeconds(200));
        var late = site.move(id, "ann", 3, "g1f3");
        assertEquals(200, late.status());
        assertEquals("ended", late.json().get("status").stringValue());
        assertEquals("flag", late.json().get("termination").stringValue());
        assertEquals(2, late.json().get("ply").intValue());
    }

    @Test
    void gifts_need_a_clock_and_have_a_limit() {
        var id = site.start("");
        refused(409, "no-clock", site.post("/api/games/" + id + "/time-gift", "bob", "{\"seconds\":15}"));
        refused(422, "invalid-body", site.post("/api/games/" + id + "/time-gift", "bob", "{\"seconds\":0}"));
        refused(422, "invalid-body", site.post("/api/games/" + id + "/time-gift", "bob", "{\"seconds\":601}"));
        refused(409, "not-yet", site.act(id, "bob", "flag"));
    }

    @Test
    void the_history_has_pages_and_no_metadata() {
        var id = site.start(BLITZ);
        site.play(id, "e2e4", "e7e5");
        var first = site.get("/api/games/" + id + "/events?limit=2").json();
        assertEquals(2, first.get("events").size());
        assertEquals(2, first.get("next").intValue());
        assertEquals("started", first.at("/events/0/type").stringValue());
        assertFalse(first.toString().contains("correlation"));
        var rest = site.get("/api/games/" + id + "/events?after=2").json();
        assertEquals(1, rest.get("events").size());
        assertEquals("e7e5", rest.at("/events/0/data/move").stringValue());
        assertTrue(rest.get("next").isNull());
        assertEquals(
                0,
                site.get("/api/games/" + id + "/events?after=99")
                        .json()
                        .get("events")
                        .size());
        refused(400, "bad-parameter", site.get("/api/games/" + id + "/events?limit=1001"));
    }

    @Test
    void every_kind_of_event_has_its_public_form() {
        var id = site.start(BLITZ);
        site.play(id, "e2e4", "e7e5");
        for (var act : List.of(
                "ann draw-offer",
                "bob draw-refusal",
                "bob draw-offer",
                "bob draw-withdrawal",
                "bob takeback-proposal",
                "ann takeback-refusal",
                "bob takeback-proposal",
                "bob takeback-withdrawal",
                "bob takeback-proposal",
                "ann takeback-acceptance")) {
            var words = act.split(" ");
            assertEquals(200, site.act(id, words[0], words[1]).status(), act);
        }
        site.post("/api/games/" + id + "/time-gift", "ann", "{\"seconds\":15}");
        site.move(id, "bob", 2, "c7c5");
        site.act(id, "bob", "resignation");
        var types = site.get("/api/games/" + id + "/events")
                .json()
                .get("events")
                .valueStream()
                .map(event -> event.get("type").stringValue())
                .collect(Collectors.toSet());
        assertEquals(11, types.size(), types.toString());
    }

    @Test
    void a_game_is_answered_as_pgn() {
        var id = site.start(BLITZ);
        site.play(id, "e2e4", "e7e5");
        var pgn = site.get("/api/games/" + id + "/pgn");
        assertEquals("application/vnd.chess-pgn; charset=utf-8", pgn.header("Content-Type"));
        assertTrue(pgn.text().contains("1. e4 {[%clk 0:03:00]}"), pgn.text());
        assertEquals(
                406,
                site.get("/api/games/" + id + "/pgn", "Accept", "application/json")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.chess-pgn", "application/x-chess-pgn"})
    void pgn_has_either_of_its_media_types(String type) {
        var id = site.start(BLITZ);
        site.play(id, "e2e4", "e7e5");
        var pgn = site.get("/api/games/" + id + "/pgn", "Accept", type);
        assertEquals(type + "; charset=utf-8", pgn.header("Content-Type"), pgn.text());
        assertEquals(site.get("/api/games/" + id + "/pgn").text(), pgn.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/events", "/pgn"})
    void an_unknown_game_is_not_found(String part) {
        refused(404, "no-such-game", site.get(NOBODY + part));
        refused(400, "bad-parameter", site.get("/api/games/7" + part));
    }

    @Test
    void a_body_of_null_is_no_body() {
        var id = site.start("");
        assertEquals(
                200, site.post("/api/games/" + id + "/abort", "ann", "null").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resignation", "draw-offer", "abort", "flag", "takeback-proposal"})
    void an_unknown_game_accepts_no_command(String what) {
        refused(404, "no-such-game", site.post(NOBODY + "/" + what, "ann", ""));
        refused(404, "no-such-game", site.post(NOBODY + "/" + what, "ann", "", "If-Match", "\"3\""));
        refused(404, "no-such-game", site.post(NOBODY + "/" + what, "ann", "", "If-Match", "\"3\", \"4\""));
    }

    @Test
    void whole_numbers_may_have_a_decimal_point() {
        var id = site.start("");
        var path = "/api/games/" + id + "/moves";
        assertEquals(
                200, site.post(path, "ann", "{\"ply\":1.0,\"move\":\"e2e4\"}").status());
        refused(422, "invalid-body", site.post(path, "bob", "{\"ply\":2.5,\"move\":\"e7e5\"}"));
        refused(422, "invalid-body", site.post(path, "bob", "{\"ply\":2e0,\"move\":\"e7e5\",\"x\":1}"));
    }

    @Test
    void answers_quote_at_most_an_excerpt_of_the_request() {
        var refused = site.post(
                "/api/games", "ann", "{\"white\":\"ann\",\"black\":\"bob\",\"" + "💡".repeat(9_000) + "\":1}");
        refused(422, "invalid-body", refused);
        assertTrue(
                refused.text().length() < 2_000,
                "an answer of " + refused.text().length());
    }

    @Test
    void an_event_names_its_request_its_actor_and_its_trace() {
        var id = site.start("");
        site.move(id, "ann", 1, "e2e4", "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        site.move(id, "bob", 2, "e7e5", "traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01");
        var events = site.log.reader().events(0, 10);
        assertTrue(
                events.get(1).metadata().contains("0af7651916cd43dd8448eb211c80319c"),
                events.get(1).metadata());
        assertTrue(events.get(1).metadata().contains("\"ann\""), events.get(1).metadata());
        assertTrue(events.get(1).metadata().contains("request-2"), events.get(1).metadata());
        assertFalse(events.get(2).metadata().contains("000000"), events.get(2).metadata());
    }

    @Test
    void every_problem_has_a_page_and_every_page_a_problem() {
        var listed = Stream.of(GameProblems.ALL, ChallengeProblems.ALL)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        var declared = new HashSet<>(DeclaredProblems.of(GameProblems.class));
        declared.addAll(DeclaredProblems.of(ChallengeProblems.class));
        assertEquals(declared, listed);
        for (var type : listed) {
            var page = site.get(type.uri());
            assertEquals(200, page.status());
            assertTrue(page.text().contains(type.explanation()), page.text());
        }
        assertEquals(404, site.get("/problems/too-much-tea").status());
    }

    @Test
    void the_api_names_itself() {
        assertEquals(
                "{\"name\":\"Scoresheet\",\"version\":\"test\",\"store\":\"memory\",\"openapi\":\"/api/openapi.yaml\"}",
                site.get("/api").text());
        assertTrue(site.get("/").text().contains("<p>Chess server that records every change"));
        assertTrue(site.get("/api/openapi.yaml").text().startsWith("openapi: 3.1"));
    }

    private Answer then(String id, String query) {
        return site.get("/api/games/" + id + "?" + query);
    }

    private static void refused(int status, String slug, Answer answer) {
        assertEquals(status + " " + slug, answer.status() + " " + answer.slug(), answer.text());
    }
}
