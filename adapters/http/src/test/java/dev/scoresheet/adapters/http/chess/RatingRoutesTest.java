package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.chess.ratings.GameScoring;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.JointOutcome;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.scoring.ScoreGame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Answers of the routes of ratings.
class RatingRoutesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ChessSite site = new ChessSite();
    private int games;

    private void rate(String white, String black, Speed speed, Result result) {
        games++;
        var game = new ScoreGame(
                new UUID(7, games),
                new BySide<>(new PlayerId(white), new PlayerId(black)),
                speed,
                result,
                NOON.plus(Duration.ofMinutes(games)));
        assertInstanceOf(
                JointOutcome.Done.class,
                CommandHandlers.plain(site.log.store())
                        .of(new GameScoring())
                        .handle(game, CommandContext.fresh(Metadata.of("game-" + games))));
    }

    @Test
    void a_player_has_a_rating_for_each_speed() {
        site.directory.enrol(Map.of("Ann of Anywhere", new PlayerId("ann")));
        rate("ann", "bob", Speed.CLASSICAL, Result.DRAW);
        rate("bob", "ann", Speed.BLITZ, Result.BLACK_WINS);
        site.catchUp();
        var answer = site.get("/api/players/ann/ratings");
        assertEquals(200, answer.status(), answer.text());
        assertEquals(
                "{'id':'ann','name':'Ann of Anywhere','ratings':[{'speed':'blitz','rating':1741.5,'deviation':396.7,'games':1,"
                                .replace('\'', '"')
                        + "\"provisional\":true,\"at\":\"2026-03-01T12:02:00.000000Z\"},{\"speed\":\"classical\",\"rating\":1500.0,"
                        + "\"deviation\":396.7,\"games\":1,\"provisional\":true,\"at\":\"2026-03-01T12:01:00.000000Z\"}]}",
                answer.text());
        assertEquals("8", answer.header("Scoresheet-Position"));
    }

    @Test
    void a_player_without_rated_games_has_empty_lists() {
        site.catchUp();
        assertEquals(
                "{\"id\":\"nobody\",\"name\":null,\"ratings\":[]}",
                site.get("/api/players/nobody/ratings").text());
        for (var path : List.of("/api/players/nobody/ratings/blitz", "/api/leaderboards/blitz")) {
            assertEquals("{\"items\":[],\"next\":null}", site.get(path).text());
        }
    }

    @Test
    void the_history_pages_from_the_latest_result() {
        for (int game = 0; game < 5; game++) {
            rate(game % 2 == 0 ? "ann" : "bob", game % 2 == 0 ? "bob" : "ann", Speed.RAPID, Result.WHITE_WINS);
        }
        site.catchUp();
        var items = items("/api/players/ann/ratings/rapid?limit=2");
        assertEquals(5, items.size());
        for (int index = 0; index < 5; index++) {
            var item = items.get(index);
            assertEquals(new UUID(7, 5 - index).toString(), item.get("game").stringValue());
            assertEquals("bob", item.at("/opponent/id").stringValue());
            assertTrue(item.at("/opponent/name").isNull());
            assertEquals(index % 2 == 0 ? "white" : "black", item.get("colour").stringValue());
            assertEquals("1-0", item.get("result").stringValue());
            assertEquals(
                    index % 2 == 0,
                    item.get("after").doubleValue() > item.get("before").doubleValue());
            assertTrue(item.get("deviation").doubleValue() < 500);
            assertEquals(
                    "2026-03-01T12:0" + (5 - index) + ":00.000000Z",
                    item.get("at").stringValue());
        }
        assertEquals(
                items.get(0).get("before").doubleValue(),
                items.get(1).get("after").doubleValue());
        assertTrue(items.get(0).get("position").longValue()
                > items.get(1).get("position").longValue());
    }

    @Test
    void a_leaderboard_has_ranks_and_no_provisional_ratings() {
        for (int round = 0; round < 60; round++) {
            var result = round % 3 == 0 ? Result.BLACK_WINS : Result.WHITE_WINS;
            rate("ann", "bob", Speed.BLITZ, result);
            rate("bob", "eve", Speed.BLITZ, result);
            rate("ann", "eve", Speed.BLITZ, result);
        }
        rate("new", "ann", Speed.BLITZ, Result.WHITE_WINS);
        site.catchUp();
        var board = items("/api/leaderboards/blitz?limit=1");
        assertEquals(
                List.of("1 ann", "2 bob", "3 eve"),
                board.stream()
                        .map(item -> item.get("rank").longValue() + " "
                                + item.get("id").stringValue())
                        .toList());
        board.forEach(item -> assertTrue(item.get("deviation").doubleValue() < 110, item::toString));
        assertEquals(121, board.getFirst().get("games").intValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/players/ann/ratings/unknown",
                "/api/players/ann/ratings/Blitz",
                "/api/players/a%20b/ratings",
                "/api/leaderboards/chess",
                "/api/leaderboards/blitz?limit=101",
                "/api/leaderboards/blitz?limit=0",
                "/api/leaderboards/blitz?cursor=abc",
                "/api/leaderboards/blitz?sort=newest",
                "/api/players/ann/ratings?limit=1",
                "/api/players/ann/ratings?after=99"
            })
    void another_request_is_refused(String target) {
        assertEquals(400, site.get(target).status(), target);
    }

    @Test
    void a_cursor_belongs_to_its_listing() {
        rate("ann", "bob", Speed.BLITZ, Result.DRAW);
        rate("ann", "bob", Speed.BLITZ, Result.DRAW);
        site.catchUp();
        var next = site.get("/api/players/ann/ratings/blitz?limit=1").json().get("next");
        assertEquals(
                400,
                site.get("/api/players/bob/ratings/blitz?cursor=" + next.stringValue())
                        .status());
        assertEquals(
                200,
                site.get("/api/players/ann/ratings/blitz?cursor=" + next.stringValue())
                        .status());
    }

    @Test
    void an_answer_waits_for_a_position() {
        rate("ann", "bob", Speed.BLITZ, Result.DRAW);
        var early = site.get("/api/players/ann/ratings?after=4&wait=0");
        assertEquals(503, early.status(), early.text());
        site.catchUp();
        assertEquals(200, site.get("/api/players/ann/ratings?after=4&wait=0").status());
    }

    /// Returns the items of all pages.
    private List<JsonNode> items(String target) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = site.get(target + cursor).json();
            page.get("items").forEach(items::add);
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").stringValue();
        } while (!cursor.isEmpty());
        return items;
    }
}
