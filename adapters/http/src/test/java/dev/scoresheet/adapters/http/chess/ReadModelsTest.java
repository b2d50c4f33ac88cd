package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.SubjectSite.Answer;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.PositionKey;
import dev.scoresheet.domain.chess.opening.Opening;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import dev.scoresheet.domain.chess.opening.OpeningLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Answers of the read models, their positions, and their refusals.
class ReadModelsTest {

    private static final OpeningBook BOOK =
            book("C20\tKing's Pawn Game\t1. e4 e5", "C40\tKing's Knight Opening\t1. e4 e5 2. Nf3", "A04\tRéti\t1. Nf3");

    private final ChessSite site = new ChessSite(BOOK);
    private String mated;
    private String running;
    private String resigned;

    private static OpeningBook book(String... lines) {
        var names = new HashMap<PositionKey, Opening>();
        Stream.of(lines)
                .map(OpeningLine::read)
                .map(OpeningLine.Read.class::cast)
                .forEach(line -> names.put(line.position().key(), line.opening()));
        return new OpeningBook("test", names);
    }

    @BeforeEach
    void play_some_games() {
        site.directory.enrol(Map.of("Ann of Anywhere", new PlayerId("ann")));
        mated = site.start("");
        site.play(mated, "f2f3", "e7e5", "g2g4", "d8h4");
        running = site.start(",\"timeControl\":{\"initialSeconds\":60,\"incrementSeconds\":1},\"rated\":true");
        site.play(running, "e2e4", "e7e5", "g1f3");
        resigned = site.start("");
        site.play(resigned, "e2e4", "e7e5", "f1c4");
        site.act(resigned, "ann", "resignation");
        site.catchUp();
    }

    @Test
    void games_are_listed_newest_first_with_their_facts() {
        assertEquals(List.of(resigned, running, mated), ids(site.get("/api/games")));
        assertEquals(List.of(mated, running, resigned), ids(site.get("/api/games?sort=oldest")));
        var item = site.get("/api/games?status=started").json().at("/items/0");
        assertEquals(
                ("{'id':'%s','source':'play','status':'started','white':{'id':'ann','name':'Ann of Anywhere','rating':null},"
                                + "'black':{'id':'bob','name':null,'rating':null},'result':'*','termination':null,"
                                + "'eco':'C40','opening':'King\\'s Knight Opening','speed':'bullet','rated':true,'plies':3,"
                                + "'date':'2026-11-21','position':7}")
                        .replace("\\'", "’")
                        .replace('\'', '"')
                        .replace('’', '\'')
                        .formatted(running),
                item.toString());
    }

    @Test
    void every_filter_excludes_games_that_do_not_match() {
        var all = List.of(resigned, running, mated);
        var kept = new ArrayList<List<String>>();
        for (var query : List.of(
                "player=ann",
                "player=bob&colour=white",
                "player=ann&colour=white&opponent=bob",
                "player=ann&opponent=eve",
                "eco=C20",
                "eco=C40",
                "opening=King",
                "opening=King's+Pawn",
                "opening=king",
                "result=0-1",
                "result=*",
                "termination=checkmate",
                "speed=bullet",
                "speed=correspondence",
                "ratingMin=1",
                "from=2026-11-21",
                "from=2026-11-22",
                "to=2026-11-20",
                "from=2026-11-21&to=2026-11-21",
                "status=ended",
                "status=ended&termination=resignation")) {
            var answer = site.get("/api/games?" + query.replace("'", "%27"));
            assertEquals(200, answer.status(), answer.text());
            kept.add(ids(answer));
        }
        var ended = List.of(resigned, mated);
        var none = List.<String>of();
        assertEquals(
                List.of(
                        all,
                        none,
                        all,
                        none,
                        List.of(resigned),
                        List.of(running),
                        List.of(resigned, running),
                        List.of(resigned),
                        none,
                        ended,
                        List.of(running),
                        List.of(mated),
                        List.of(running),
                        ended,
                        none,
                        all,
                        none,
                        none,
                        all,
                        ended,
                        List.of(resigned)),
                kept);
    }

    @Test
    void without_a_table_no_opening_has_a_name() {
        var nameless = new ChessSite();
        nameless.play(nameless.start(""), "e2e4", "e7e5");
        nameless.catchUp();
        assertTrue(nameless.get("/api/games").json().at("/items/0/opening").isNull());
        assertEquals(List.of(), ids(nameless.get("/api/games?eco=C20")));
        assertTrue(nameless.get("/api/explorer?moves=e2e4,e7e5")
                .json()
                .get("opening")
                .isNull());
    }

    @Test
    void a_takeback_takes_the_opening_back() {
        site.act(running, "ann", "takeback-proposal");
        site.act(running, "bob", "takeback-acceptance");
        site.catchUp();
        var item = site.get("/api/games?status=started").json().at("/items/0");
        assertEquals("C20", item.get("eco").stringValue());
        assertEquals(2, item.get("plies").intValue());
    }

    @Test
    void pages_do_not_shift_when_games_are_added() {
        var first = site.get("/api/games?limit=2&player=ann");
        assertEquals(List.of(resigned, running), ids(first));
        var later = site.start("");
        site.catchUp();
        var next = first.json().get("next").stringValue();
        var second = site.get("/api/games?limit=2&player=ann&cursor=" + next);
        assertEquals(List.of(mated), ids(second));
        assertTrue(second.json().get("next").isNull());
        assertEquals(List.of(mated), ids(site.get("/api/games?limit=100&player=ann&cursor=" + next)));
        assertEquals(later, ids(site.get("/api/games?limit=1")).getFirst());
    }

    @Test
    void a_cursor_belongs_to_its_listing() {
        var next = site.get("/api/games?limit=1&player=ann").json().get("next").stringValue();
        for (var other : List.of(
                "/api/games?player=bob&cursor=" + next,
                "/api/games?cursor=" + next,
                "/api/games?player=ann&sort=oldest&cursor=" + next,
                "/api/players/ann/games?cursor=" + next,
                "/api/games?player=ann&cursor=" + next.substring(1),
                "/api/games?player=ann&cursor=A",
                "/api/games?player=ann&cursor=AAAAAAAAAAAAAAAA")) {
            assertRefused(other, "cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/games?colour=white",
                "/api/games?opponent=bob",
                "/api/games?player=a%20b",
                "/api/games?player=",
                "/api/games?player=ann&player=bob",
                "/api/games?unknown=1",
                "/api/games?limit=0",
                "/api/games?limit=101",
                "/api/games?limit=ten",
                "/api/games?eco=C6",
                "/api/games?opening=",
                "/api/games?opening=a%00b",
                "/api/games?result=1",
                "/api/games?termination=boredom",
                "/api/games?speed=slow",
                "/api/games?ratingMin=0",
                "/api/games?ratingMin=99999",
                "/api/games?from=2026-02-30",
                "/api/games?to=yesterday",
                "/api/games?status=over",
                "/api/games?sort=best",
                "/api/games?after=-1",
                "/api/games?wait=10001",
                "/api/games?after=9999",
                "/api/players?name=",
                "/api/players?name=a%00",
                "/api/players?after=1",
                "/api/players/a%20b/games",
                "/api/players/ann/games?player=bob",
                "/api/players/ann/statistics?limit=3",
                "/api/players/ann/versus/ann",
                "/api/statistics?player=ann",
                "/api/explorer?fen=x",
                "/api/explorer?moves=e2e4&fen=4k3/8/8/8/8/8/8/4K3%20w%20-%20-%200%201",
                "/api/explorer?moves=e2e4,e2e4",
                "/api/explorer?moves=e4"
            })
    void what_has_no_sense_is_refused(String target) {
        var answer = site.get(target);
        assertEquals(400, answer.status(), answer.text());
        assertEquals("bad-parameter", answer.slug());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "123456789012345678901234567890"
            })
    void a_number_of_many_digits_is_beyond_the_log_and_every_bound(String number) {
        assertRefused("/api/games?after=" + number, "after");
        assertTrue(site.get("/api/games?after=" + number).text().contains("beyond the last position of the log"));
        assertRefused("/api/games?limit=" + number, "limit");
        assertRefused("/api/games?wait=" + number, "wait");
        assertRefused("/api/games?ratingMin=" + number, "ratingMin");
    }

    @Test
    void the_explorer_reads_as_many_moves_as_its_parameter_may_have() throws Exception {
        var moves = String.join(",", Collections.nCopies(300, "g1f3,g8f6,f3g1,f6g8"));
        assertEquals(5_999, moves.length());
        site.catchUp();
        var request = new FutureTask<>(() -> site.get("/api/explorer?moves=" + moves));
        Thread.ofVirtual().start(request); // as in the server: the stack of the thread of tests is larger
        assertEquals(200, request.get().status());
    }

    @Test
    void the_explorer_names_the_half_move_that_is_not_legal() {
        assertTrue(site.get("/api/explorer?moves=e2e4,e7e5,e4e5").text().contains("half-move 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e7e9", "Nf6", "0-0", "", "%F0%9F%92%A1", "%00", "%22", "e7e5%20"})
    void the_explorer_names_the_half_move_that_is_not_uci(String move) {
        var refused = site.get("/api/explorer?moves=e2e4," + move);
        assertEquals("bad-parameter", refused.slug());
        assertEquals("moves", refused.json().at("/errors/0/parameter").stringValue());
        assertTrue(refused.json().get("detail").stringValue().contains("half-move 2"), refused.text());
    }

    @Test
    void the_explorer_names_both_parameters_that_exclude_each_other() {
        var refused = site.get("/api/explorer?moves=e2e4&fen=4k3/8/8/8/8/8/8/4K3%20w%20-%20-%200%201");
        assertEquals("fen", refused.json().at("/errors/0/parameter").stringValue());
        assertEquals("moves", refused.json().at("/errors/1/parameter").stringValue());
    }

    @Test
    void players_are_found_by_name() {
        site.directory.enrol(Map.of("Anna", new PlayerId("x1"), "Ann", new PlayerId("x2"), "ann", new PlayerId("x3")));
        var first = site.get("/api/players?name=Ann&limit=2").json();
        assertEquals(
                "[{\"id\":\"x2\",\"name\":\"Ann\"},{\"id\":\"ann\",\"name\":\"Ann of Anywhere\"}]",
                first.get("items").toString());
        var second = site.get("/api/players?name=Ann&limit=2&cursor="
                        + first.get("next").stringValue())
                .json();
        assertEquals("{\"items\":[{\"id\":\"x1\",\"name\":\"Anna\"}],\"next\":null}", second.toString());
    }

    @Test
    void statistics_count_ended_games() {
        var none = "{'games':0,'wins':0,'draws':0,'losses':0}";
        var lost = "{'games':1,'wins':0,'draws':0,'losses':1}";
        var both = "{'games':2,'wins':0,'draws':0,'losses':2}";
        assertEquals(
                ("{'id':'ann','name':'Ann of Anywhere','games':2,'wins':0,'draws':0,'losses':2,'byColour':{'white':"
                                + both
                                + ",'black':" + none + "},'byTermination':{'checkmate':" + lost + ",'resignation':"
                                + lost
                                + "},'byOpening':{'King’s Pawn Game':" + lost + "}}")
                        .replace('\'', '"')
                        .replace('’', '\''),
                site.get("/api/players/ann/statistics").json().toString());
        assertEquals(
                "{\"a\":\"bob\",\"b\":\"ann\",\"games\":2,\"aWins\":2,\"draws\":0,\"bWins\":0}",
                site.get("/api/players/bob/versus/ann").json().toString());
        assertEquals(
                "{\"games\":2,\"white\":0,\"draws\":0,\"black\":2}",
                site.get("/api/statistics").json().toString());
        assertEquals(
                0,
                site.get("/api/players/nobody/statistics").json().get("games").intValue());
        assertEquals(
                0,
                site.get("/api/players/nobody/versus/ann").json().get("games").intValue());
    }

    @Test
    void the_explorer_shows_the_played_moves() {
        var start = site.get("/api/explorer").json();
        assertEquals(
                "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
                start.get("fen").stringValue());
        assertEquals(
                "[{\"uci\":\"e2e4\",\"san\":\"e4\",\"white\":0,\"draws\":0,\"black\":1,\"meanRating\":null},"
                        + "{\"uci\":\"f2f3\",\"san\":\"f3\",\"white\":0,\"draws\":0,\"black\":1,\"meanRating\":null}]",
                start.get("moves").toString());
        assertEquals(2, start.get("black").intValue());
        var way = site.get("/api/explorer?moves=e2e4,e7e5").json();
        assertEquals("King's Pawn Game", way.get("opening").stringValue());
        var fen = way.get("fen").stringValue().replace(" ", "%20");
        assertEquals(way.toString(), site.get("/api/explorer?fen=" + fen).json().toString());
        var nowhere = site.get("/api/explorer?moves=a2a4").json();
        assertEquals("[]", nowhere.get("moves").toString());
    }

    @Test
    void an_answer_names_its_position_and_waits_for_a_later_one() {
        var head = Long.toString(site.log.feed().head());
        var shown = site.get("/api/games?after=" + head);
        assertEquals(200, shown.status());
        assertEquals(head, shown.header("Scoresheet-Position"));
        assertEquals("", shown.header("Scoresheet-Parked"));
        var later = site.move(running, "bob", 4, "g8f6").header("Scoresheet-Position");
        for (var target : List.of("/api/games", "/api/statistics", "/api/explorer", "/api/players/ann/statistics")) {
            var early = site.get(target + "?wait=1&after=" + later);
            assertEquals(503, early.status());
            assertEquals("not-yet-visible", early.slug());
            assertEquals(head, early.header("Scoresheet-Position"));
            assertEquals(head, early.json().get("position").toString());
            assertEquals("1", early.header("Retry-After"));
            assertEquals(200, site.get(target).status());
        }
        site.catchUp();
        assertEquals(200, site.get("/api/games?after=" + later).status());
    }

    @Test
    void parked_entries_are_counted_in_the_answer() {
        var games = ChessReadModels.with(BOOK).games();
        var serving = site.views.generations().serving(games.identity()).orElseThrow();
        var parked = new Parked.Stream(new StreamId("game", "x"), 1, "test");
        assertTrue(site.views
                .view(games, serving.number())
                .commit(Step.repair(serving.progress(), Map.of(), Set.of(), List.of(parked), Set.of(), List.of())));
        assertEquals("1", site.get("/api/games").header("Scoresheet-Parked"));
        assertEquals("", site.get("/api/statistics").header("Scoresheet-Parked"));
    }

    @Test
    void a_read_model_that_does_not_serve_yet_gets_503() {
        var answer = new ChessSite().get("/api/statistics?after=0");
        assertEquals(503, answer.status());
        assertEquals("view-not-ready", answer.slug());
        assertEquals("5", answer.header("Retry-After"));
    }

    private void assertRefused(String target, String parameter) {
        var answer = site.get(target);
        assertEquals(400, answer.status(), target);
        assertEquals(parameter, answer.json().at("/errors/0/parameter").stringValue());
    }

    private static List<String> ids(Answer answer) {
        return answer.json()
                .get("items")
                .valueStream()
                .map((JsonNode item) -> item.get("id").stringValue())
                .toList();
    }
}
