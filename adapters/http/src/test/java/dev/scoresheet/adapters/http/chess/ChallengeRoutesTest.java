package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.SubjectSite.Answer;
import dev.scoresheet.application.chess.challenges.ShownRating;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Challenges over HTTP without sockets. The site checks each answer against the contract.
class ChallengeRoutesTest {

    private static final String UNKNOWN = "0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f";
    private static final String BLITZ = "\"timeControl\":{\"initialSeconds\":180,\"incrementSeconds\":2}";

    private static final String BLITZ_OF_GAME = "," + BLITZ;

    private final ChessSite site = new ChessSite();

    @Test
    void a_challenge_has_its_document_its_version_and_its_place() {
        site.directory.enrol(Map.of("Ann of Anywhere", new PlayerId("ann")));
        site.ratings.put("ann blitz", new ShownRating(1523.5));
        var sent = site.post("/api/challenges", "ann", "{\"to\":\"bob\",\"rated\":true," + BLITZ + "}");
        assertEquals(201, sent.status());
        assertEquals("\"1\"", sent.header("ETag"));
        assertEquals("1", sent.header("Scoresheet-Position"));
        var id = sent.json().get("id").stringValue();
        assertEquals("/api/challenges/" + id, sent.header("Location"));
        assertEquals(
                ("{'id':'%s','status':'open','from':{'id':'ann','name':null,'rating':null},"
                                + "'to':{'id':'bob','name':null},'colour':'random',"
                                + "'timeControl':{'initialSeconds':180,'incrementSeconds':2},'rated':true,"
                                + "'start':'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1',"
                                + "'createdAt':'2026-11-21T12:00:00.000000Z','expiresAt':'2026-11-21T12:10:00.000000Z',"
                                + "'rematchOf':null,'game':null,'version':1,'position':1}")
                        .formatted(id)
                        .replace('\'', '"'),
                sent.text());
        assertEquals(
                sent.text().replace("\"name\":null,\"rating\":null", "\"name\":\"Ann of Anywhere\",\"rating\":1523.5"),
                site.get("/api/challenges/" + id).text());
        assertEquals(
                304, site.get("/api/challenges/" + id, "If-None-Match", "\"1\"").status());
        assertEquals("no-such-challenge", site.get("/api/challenges/" + UNKNOWN).slug());
    }

    @Test
    void a_command_is_answered_also_when_names_and_ratings_cannot_be_read() {
        var ended = ended(BLITZ_OF_GAME);
        site.playersAreUnreadable = true;
        var challenge = site.challenge("\"to\":\"bob\"," + BLITZ);
        assertEquals(503, site.get("/api/challenges/" + challenge).status());
        assertEquals(200, site.answer(challenge, "bob", "acceptance").status());
        assertEquals(201, site.act(ended, "ann", "rematch").status());
        assertEquals(200, site.act(ended, "bob", "rematch").status());
        site.play(site.start(""), "f2f3", "e7e5", "g2g4", "d8h4");
    }

    @Test
    void a_resend_gets_the_same_answer_after_names_and_ratings_have_changed() {
        var ended = ended(BLITZ_OF_GAME);
        var wish = "{\"to\":\"bob\"," + BLITZ + "}";
        var sent = site.post("/api/challenges", "ann", wish, "Idempotency-Key", "c");
        var asked = site.act(ended, "ann", "rematch", "Idempotency-Key", "r");
        var agreed = site.act(ended, "bob", "rematch", "Idempotency-Key", "r");
        site.directory.enrol(Map.of("Ann of Anywhere", new PlayerId("ann")));
        site.ratings.put("ann blitz", new ShownRating(1523.5));
        assertEquals(
                sent.text(),
                site.post("/api/challenges", "ann", wish, "Idempotency-Key", "c")
                        .text());
        assertEquals(
                asked.text(),
                site.act(ended, "ann", "rematch", "Idempotency-Key", "r").text());
        assertEquals(
                agreed.text(),
                site.act(ended, "bob", "rematch", "Idempotency-Key", "r").text());
    }

    @Test
    void the_accepted_challenge_becomes_the_game_of_the_same_id() {
        var challenge = site.challenge("\"to\":\"bob\"," + BLITZ);
        site.pass(Duration.ofSeconds(20));
        var accepted = site.answer(challenge, "bob", "acceptance");
        assertEquals(
                "{\"id\":\"%s\",\"version\":2,\"position\":2,\"status\":\"accepted\"}".formatted(challenge),
                accepted.text());
        assertEquals("\"2\"", accepted.header("ETag"));
        assertEquals(
                challenge,
                site.get("/api/challenges/" + challenge).json().get("game").stringValue());
        assertEquals("no-such-game", site.get("/api/games/" + challenge).slug());

        site.pass(Duration.ofSeconds(1));
        site.pair();
        var game = site.game(challenge);
        assertEquals("bob", game.at("/players/white/id").stringValue(), "the coin gave black to the challenger");
        assertEquals("2026-11-21T12:00:20.000000Z", game.get("startedAt").stringValue());
        assertEquals(180, game.at("/timeControl/initialSeconds").intValue());
    }

    @Test
    void a_challenger_gets_the_colour_of_the_wish_or_of_the_draw() {
        site.coin = Side.WHITE;
        assertEquals("ann", whiteOf(site.challenge("")));
        assertEquals("ann", whiteOf(site.challenge("\"colour\":\"white\"")));
        assertEquals("bob", whiteOf(site.challenge("\"colour\":\"black\"")));
        site.coin = Side.BLACK;
        assertEquals("bob", whiteOf(site.challenge("\"colour\":\"random\"")));
        assertEquals("ann", whiteOf(site.challenge("\"colour\":\"white\"")));
    }

    private String whiteOf(String challenge) {
        assertEquals(200, site.answer(challenge, "bob", "acceptance").status());
        site.pair();
        return site.game(challenge).at("/players/white/id").stringValue();
    }

    @ParameterizedTest
    @CsvSource({
        "ann, acceptance, 403 not-yours",
        "eve, acceptance, 403 not-yours",
        "ann, refusal, 403 not-yours",
        "eve, refusal, 403 not-yours",
        "bob, cancellation, 403 not-yours",
        "bob, refusal, 200 ",
        "ann, cancellation, 200 "
    })
    void a_challenge_to_one_player_is_answered_by_that_player(String player, String what, String expected) {
        var answer = site.answer(site.challenge("\"to\":\"bob\""), player, what);
        assertEquals(expected.strip(), (answer.status() + " " + answer.slug()).strip());
    }

    @ParameterizedTest
    @CsvSource({
        "ann, acceptance, 403 not-yours",
        "bob, refusal, 403 not-yours",
        "bob, cancellation, 403 not-yours",
        "ann, cancellation, 200 ",
        "eve, acceptance, 200 "
    })
    void a_challenge_to_all_is_accepted_by_any_other_player(String player, String what, String expected) {
        var answer = site.answer(site.challenge(""), player, what);
        assertEquals(expected.strip(), (answer.status() + " " + answer.slug()).strip());
    }

    @ParameterizedTest
    @CsvSource({"bob, acceptance, accepted", "bob, refusal, refused", "ann, cancellation, cancelled"})
    void a_closed_challenge_names_its_status(String player, String what, String status) {
        var challenge = site.challenge("\"to\":\"bob\"");
        assertEquals(
                status,
                site.answer(challenge, player, what).json().get("status").stringValue());
        for (var again : List.of("acceptance", "refusal", "cancellation")) {
            closed(site.answer(challenge, again.equals("cancellation") ? "ann" : "bob", again), status, 2);
        }
        assertEquals("not-yours", site.answer(challenge, "eve", "acceptance").slug(), "the receiver stays the same");
    }

    @Test
    void of_two_players_who_want_an_open_challenge_the_first_one_gets_it() {
        var challenge = site.challenge("");
        assertEquals(200, site.answer(challenge, "bob", "acceptance").status());
        closed(site.answer(challenge, "eve", "acceptance"), "accepted", 2);
        assertEquals("not-yours", site.answer(challenge, "ann", "acceptance").slug());
    }

    @Test
    void a_challenge_expires_by_the_clock_also_before_that_is_recorded() {
        var challenge = site.challenge("\"to\":\"bob\"");
        site.pass(Duration.ofMinutes(10).minusMillis(1));
        assertEquals("open", status(challenge));
        site.pass(Duration.ofMillis(1));
        assertEquals("expired", status(challenge));
        closed(site.answer(challenge, "bob", "acceptance"), "expired", 1);
        closed(site.answer(challenge, "ann", "cancellation"), "expired", 1);
        site.pair();
        assertEquals("no-such-game", site.get("/api/games/" + challenge).slug());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'to':'ann'}                                                     | /to
                    {'to':'a b'}                                                     | /to
                    {'colour':'green'}                                               | /colour
                    {'timeControl':{'initialSeconds':0,'incrementSeconds':0}}        | /timeControl
                    {'timeControl':{'initialSeconds':10801,'incrementSeconds':0}}    | /timeControl/initialSeconds
                    {'timeControl':{'initialSeconds':60,'incrementSeconds':181}}     | /timeControl/incrementSeconds
                    {'rated':true}                                                   | /rated
                    {'rated':true,'timeControl':{'initialSeconds':60,'incrementSeconds':0},'start':'4k3/8/8/8/8/8/4P3/4K3 w - - 0 1'} | /rated
                    {'rated':true,'timeControl':{'initialSeconds':60,'incrementSeconds':0},'start':'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 100 1'} | /rated
                    {'rated':'yes'}                                                  | /rated
                    {'start':'banana'}                                               | /start
                    {'start':'4k3/8/8/8/8/8/8/4K3 w - - 0 1'}                        | /start
                    {'color':'white'}                                                | /color
                    """)
    void a_challenge_that_makes_no_sense_is_refused_with_the_place(String body, String pointer) {
        var answer = site.post("/api/challenges", "ann", body.replace('\'', '"'));
        assertEquals(422, answer.status(), answer.text());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").stringValue(), answer.text());
        assertEquals(0, site.log.reader().head().position());
    }

    @Test
    void a_write_names_its_player_and_finds_its_challenge() {
        var challenge = site.challenge("");
        var nameless = site.ask(
                "POST", "/api/challenges/" + challenge + "/acceptance", "", "Content-Type", "application/json");
        assertEquals("401 player-required", nameless.status() + " " + nameless.slug());
        assertEquals(
                401,
                site.ask("POST", "/api/challenges", "{}", "Content-Type", "application/json")
                        .status());
        assertEquals(
                "no-such-challenge", site.answer(UNKNOWN, "bob", "acceptance").slug());
        assertEquals(400, site.answer("7", "bob", "acceptance").status());
    }

    @Test
    void a_command_with_the_same_key_is_done_once() {
        var first = site.post("/api/challenges", "ann", "{\"to\":\"bob\"}", "Idempotency-Key", "k");
        var again = site.post("/api/challenges", "ann", "{\"to\":\"bob\"}", "Idempotency-Key", "k");
        assertEquals(first.text(), again.text());
        assertEquals("true", again.header("Idempotency-Replayed"));
        var other = site.post("/api/challenges", "ann", "{\"to\":\"eve\"}", "Idempotency-Key", "k");
        assertEquals("idempotency-key-reused", other.slug());
        var challenge = first.json().get("id").stringValue();
        var accepted = site.answer(challenge, "bob", "acceptance", "Idempotency-Key", "a");
        var repeated = site.answer(challenge, "bob", "acceptance", "Idempotency-Key", "a");
        assertEquals(accepted.text(), repeated.text());
        assertEquals(2, site.log.reader().head().position());
    }

    @Test
    void a_command_for_another_version_is_refused() {
        var challenge = site.challenge("\"to\":\"bob\"");
        var early = site.answer(challenge, "bob", "acceptance", "If-Match", "\"2\"");
        assertEquals("412 precondition-failed", early.status() + " " + early.slug());
        assertEquals(1, early.json().get("version").intValue());
        assertEquals("open", early.json().get("challengeStatus").stringValue());
        assertEquals(
                200,
                site.answer(challenge, "bob", "acceptance", "If-Match", "\"1\"").status());
    }

    @Test
    void an_open_challenge_leaves_the_list_by_the_clock_also_before_that_is_recorded() {
        site.challenge("");
        site.pass(Duration.ofMinutes(9));
        var later = site.challenge("");
        site.pass(Duration.ofMinutes(1));
        site.catchUp();
        assertEquals(List.of(later), ids(site.get("/api/challenges")));
        assertEquals(List.of(later), ids(site.get("/api/challenges?status=open&player=ann")));
    }

    @Test
    void challenges_are_listed_by_status_and_player_and_in_pages() {
        var first = site.challenge("\"to\":\"bob\"");
        var second = site.challenge("");
        var third = site.challenge("\"to\":\"eve\"");
        var taken = site.challenge("");
        site.answer(taken, "eve", "acceptance");
        site.catchUp();
        assertEquals(List.of(third, second, first), ids(site.get("/api/challenges")));
        assertEquals(List.of(taken), ids(site.get("/api/challenges?status=accepted&player=eve")));
        assertEquals(List.of(third), ids(site.get("/api/challenges?player=eve")));
        assertEquals(List.of(third, second, first), ids(site.get("/api/challenges?status=open&player=ann")));
        assertEquals(List.of(), ids(site.get("/api/challenges?status=expired")));
        assertEquals(
                site.get("/api/challenges/" + taken).json(),
                site.get("/api/challenges?status=accepted").json().at("/items/0"));

        var page = site.get("/api/challenges?limit=2");
        assertEquals(List.of(third, second), ids(page));
        assertEquals("5", page.header("Scoresheet-Position"));
        var next = page.json().get("next").stringValue();
        site.challenge("");
        site.catchUp();
        var rest = site.get("/api/challenges?limit=2&cursor=" + next);
        assertEquals(List.of(first), ids(rest));
        assertTrue(rest.json().get("next").isNull());
        for (var wrong : List.of(
                "?status=over",
                "?player=a%20b",
                "?limit=101",
                "?cursor=AAAA",
                "?player=ann&cursor=" + next,
                "?after=999",
                "?colour=white")) {
            assertEquals(400, site.get("/api/challenges" + wrong).status(), wrong);
        }
    }

    @Test
    void a_rematch_changes_the_colours_and_starts_by_the_wish_of_both() {
        var ended = ended(",\"rated\":true," + BLITZ);
        var asked = site.act(ended, "bob", "rematch");
        assertEquals(201, asked.status(), asked.text());
        var challenge = asked.json().get("id").stringValue();
        assertNotEquals(ended, challenge);
        assertEquals("/api/challenges/" + challenge, asked.header("Location"));
        assertEquals(ended, asked.json().get("rematchOf").stringValue());
        assertEquals("white", asked.json().get("colour").stringValue(), "bob had black");
        assertTrue(asked.json().get("rated").booleanValue());

        var repeated = site.act(ended, "bob", "rematch");
        assertEquals(asked.text(), repeated.text());
        var agreed = site.act(ended, "ann", "rematch");
        assertEquals(200, agreed.status());
        assertEquals("accepted", agreed.json().get("status").stringValue());
        assertEquals(challenge, agreed.json().get("id").stringValue());
        assertEquals(200, site.act(ended, "bob", "rematch").status());

        site.pair();
        assertEquals("bob", site.game(challenge).at("/players/white/id").stringValue());
        assertEquals("game-not-over", site.act(challenge, "ann", "rematch").slug());
    }

    @Test
    void a_rematch_is_for_the_players_of_an_ended_game() {
        var ended = ended("");
        var running = site.start("");
        assertEquals("403 not-a-player", refusal(site.act(ended, "eve", "rematch")));
        assertEquals("403 not-a-player", refusal(site.act(running, "eve", "rematch")));
        var early = site.act(running, "ann", "rematch");
        assertEquals("409 game-not-over", refusal(early));
        assertEquals(1, early.json().get("version").intValue());
        assertEquals("404 no-such-game", refusal(site.act(UNKNOWN, "ann", "rematch")));
    }

    @Test
    void a_rematch_that_was_turned_down_stays_closed() {
        var ended = ended("");
        var challenge = site.act(ended, "ann", "rematch").json().get("id").stringValue();
        site.answer(challenge, "bob", "refusal");
        closed(site.act(ended, "ann", "rematch"), "refused", 2);
        closed(site.act(ended, "bob", "rematch"), "refused", 2);
        var other = ended("");
        site.act(other, "ann", "rematch");
        site.pass(Duration.ofMinutes(10));
        closed(site.act(other, "bob", "rematch"), "expired", 1);
    }

    @Test
    void a_rematch_of_a_game_that_may_not_be_rated_is_not_rated() {
        var ended = ended(",\"rated\":true");
        assertEquals(
                "false", site.act(ended, "ann", "rematch").json().get("rated").toString());
    }

    @Test
    void a_client_waits_for_the_game_that_is_about_to_start() throws Exception {
        var challenge = site.challenge("\"to\":\"bob\"");
        site.answer(challenge, "bob", "acceptance");
        assertEquals(404, site.get("/api/games/" + challenge + "?wait=1").status());
        var statuses = new ArrayList<Integer>();
        var waiting = Thread.ofVirtual()
                .start(() -> statuses.add(
                        site.get("/api/games/" + challenge + "?wait=10000").status()));
        Thread.sleep(50);
        site.pair();
        waiting.join();
        assertEquals(List.of(200), statuses);
        assertEquals(
                200, site.get("/api/games/" + challenge + "?wait=10000&ply=0").status());
        assertEquals(400, site.get("/api/games/" + challenge + "?wait=10001").status());
    }

    private String ended(String members) {
        var game = site.start(members);
        site.play(game, "f2f3", "e7e5", "g2g4", "d8h4");
        return game;
    }

    private String status(String challenge) {
        return site.get("/api/challenges/" + challenge).json().get("status").stringValue();
    }

    private static String refusal(Answer answer) {
        return answer.status() + " " + answer.slug();
    }

    private static void closed(Answer answer, String status, int version) {
        assertEquals("409 challenge-closed", refusal(answer), answer.text());
        assertEquals(status, answer.json().get("challengeStatus").stringValue());
        assertEquals(version, answer.json().get("version").intValue());
    }

    private static List<String> ids(Answer page) {
        assertEquals(200, page.status(), page.text());
        return StreamSupport.stream(page.json().get("items").spliterator(), false)
                .map(item -> item.get("id").stringValue())
                .toList();
    }
}
