import client.ApiClient;
import client.ApiException;
import client.ApiResponse;
import client.GamesApi;
import client.InsightApi;
import client.PlayApi;
import client.ServerApi;
import client.model.EndedEvent;
import client.model.Event;
import client.model.MoveWish;
import client.model.MovedEvent;
import client.model.MovesTakenBackEvent;
import client.model.NewGame;
import client.model.OfferEvent;
import client.model.Problem;
import client.model.Result;
import client.model.Side;
import client.model.Source;
import client.model.StartedEvent;
import client.model.Status;
import client.model.Termination;
import client.model.TimeControl;
import client.model.TimeGift;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Game that the generated client plays. The program checks each answer. Usage: `java PlayGame http://HOST:PORT`
final class PlayGame {

    private static final String NO_KEY = null, NO_TAG = null;
    private static final Object NO_BODY = null;

    private final String white = "ada-" + UUID.randomUUID(), black = "bob-" + UUID.randomUUID();
    private final GamesApi games;
    private final InsightApi insight;
    private final PlayApi ada, bob;
    private final ServerApi server;
    private final String url;
    private String tag;

    private PlayGame(String url) {
        this.url = url;
        games = new GamesApi(as(white));
        insight = new InsightApi(client());
        ada = new PlayApi(as(white));
        bob = new PlayApi(as(black));
        server = new ServerApi(client());
    }

    private ApiClient client() {
        var client = new ApiClient();
        client.updateBaseUri(url);
        return client;
    }

    /// Returns a client that names the acting player in each request.
    private ApiClient as(String player) {
        return client().setRequestInterceptor(request -> request.header("Scoresheet-Player", player));
    }

    public static void main(String... arguments) throws Exception {
        new PlayGame(arguments[0]).play();
    }

    private void play() throws Exception {
        same("/api/openapi.yaml", server.about().getOpenapi());
        var id = start();
        draw(id);
        read(id);
        history(id);
        search(id);
        System.out.println("ci: the Java client played a game, " + Result.DRAW);
    }

    /// Starts one game, although the request is sent twice.
    private String start() throws ApiException {
        var key = UUID.randomUUID().toString();
        var clock = new TimeControl().initialSeconds(300).incrementSeconds(2);
        var wish = new NewGame().white(white).black(black).timeControl(clock).rated(true);
        var first = games.startGameWithHttpInfo(wish, key);
        same(201, first.getStatusCode());
        var id = first.getData().getId();
        same("/api/games/" + id, header(first, "location"));
        var again = games.startGameWithHttpInfo(wish, key);
        same(first.getData(), again.getData());
        same("true", header(again, "idempotency-replayed"));
        tag = header(first, "etag");
        same("\"1\"", tag);
        return id;
    }

    private void draw(String id) throws Exception {
        move(ada, id, 1, "e2e4");
        var wish = new MoveWish().ply(2).move("e5");
        refused(401, "player-required", () -> new PlayApi(client()).playMove(id, wish, NO_KEY, NO_TAG));
        refused(409, "not-your-turn", () -> ada.playMove(id, wish, NO_KEY, NO_TAG));
        same(2L, refused(412, "precondition-failed", () -> bob.playMove(id, wish, NO_KEY, "\"1\"")).getVersion());
        var illegal = refused(
                422, "illegal-move", () -> bob.playMove(id, new MoveWish().ply(2).move("Ke4"), NO_KEY, NO_TAG));
        same("/move", illegal.getErrors().get(0).getPointer());
        check(server.problem("illegal-move").contains("422"));
        move(bob, id, 2, "e5");

        same(Status.STARTED, ada.offerDraw(id, NO_KEY, NO_TAG, NO_BODY).getStatus());
        same(Side.WHITE, games.getGame(id, null, null, null, null, null).getDrawOfferedBy());
        bob.refuseDraw(id, NO_KEY, NO_TAG, NO_BODY);
        refused(409, "no-open-offer", () -> bob.acceptDraw(id, NO_KEY, NO_TAG, NO_BODY));
        bob.proposeTakeback(id, NO_KEY, NO_TAG, NO_BODY);
        same(1, ada.acceptTakeback(id, NO_KEY, NO_TAG, NO_BODY).getPly());
        tag = header(ada.giveTimeWithHttpInfo(id, new TimeGift().seconds(15), NO_KEY, NO_TAG), "etag");
        move(bob, id, 2, "c7c5");

        bob.offerDraw(id, NO_KEY, tag, NO_BODY);
        var end = ada.acceptDraw(id, UUID.randomUUID().toString(), NO_TAG, NO_BODY);
        same(List.of(Status.ENDED, Result.DRAW, Termination.AGREEMENT),
                List.of(end.getStatus(), end.getResult(), end.getTermination()));
        same(end.getVersion(), refused(409, "game-over", () -> ada.resign(id, NO_KEY, NO_TAG, NO_BODY)).getVersion());
    }

    private void move(PlayApi player, String id, int ply, String text) throws ApiException {
        var answer = player.playMoveWithHttpInfo(id, new MoveWish().ply(ply).move(text), NO_KEY, tag);
        var written = answer.getData();
        tag = header(answer, "etag");
        same("\"" + written.getVersion() + "\"", tag);
        same(written.getPosition().toString(), header(answer, "scoresheet-position"));
        same(ply, written.getPly());
    }

    private void read(String id) throws Exception {
        var game = games.getGameWithHttpInfo(id, null, null, null, null, null);
        same(List.of("e2e4", "c7c5"), game.getData().getMoves());
        same(List.of(white, black), List.of(
                game.getData().getPlayers().getWhite().getId(), game.getData().getPlayers().getBlack().getId()));
        same(Source.PLAY, game.getData().getSource());
        same(null, game.getData().getTakebackProposedBy());
        same(300, game.getData().getTimeControl().getInitialSeconds());
        check(game.getData().getClocks().getWhiteMillis() > 290_000);
        check(!game.getData().getEndedAt().isBefore(game.getData().getStartedAt()));
        same(304, thrown(() -> games.getGame(id, null, null, null, null, header(game, "etag"))).getCode());
        same(game.getData().getStart(), games.getGame(id, null, null, 0, null, null).getFen());
        same(Side.BLACK, games.getGame(id, 2L, null, null, null, null).getTurn());
        var beyond = refused(400, "beyond-head", () -> games.getGame(id, 99L, null, null, null, null));
        same(game.getData().getVersion(), beyond.getVersion());

        var pgn = Files.readString(games.getPgn(id).toPath());
        check(pgn.startsWith("[Event \"") && pgn.contains("1. e4 ") && pgn.strip().endsWith("1/2-1/2"));
    }

    /// Reads the history, three events a page: the type of an event gives the type of its data.
    private void history(String id) throws ApiException {
        var events = new ArrayList<Event>();
        for (Long after = 0L; after != null; ) {
            var page = games.getEvents(id, after, 3, null);
            check(page.getEvents().size() <= 3);
            events.addAll(page.getEvents());
            after = page.getNext();
        }
        var said = new ArrayList<Object>();
        for (var event : events) {
            if (event.getActualInstance() instanceof StartedEvent started) {
                var then = started.getAt().toInstant().toString();
                same(started.getVersion(), games.getGame(id, null, then, null, null, null).getVersion());
            } else if (event.getActualInstance() instanceof MovedEvent moved) {
                said.add(moved.getData().getMove());
            } else if (event.getActualInstance() instanceof OfferEvent offer) {
                said.add(offer.getType() + " by " + offer.getData().getBy());
            } else if (event.getActualInstance() instanceof MovesTakenBackEvent back) {
                said.add(back.getData().getHalfMoves());
            } else if (event.getActualInstance() instanceof EndedEvent end) {
                said.add(end.getData().getTermination());
            }
        }
        same(List.of("e2e4", "e7e5", "draw-offered by white", "takeback-proposed by black", 1, "c7c5",
                "draw-offered by black", Termination.AGREEMENT), said);
        same(11, events.size()); // with the start, the refused draw and the given time
    }

    /// Searches for games, one a page. Each answer contains the last write, because the search names its position.
    private void search(String id) throws Exception {
        var second = games.startGame(new NewGame().white(black).black(white), UUID.randomUUID().toString());
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = insight.getPlayerGames(white, null, null, null, null, null, null, null, null, null, null, null, null,
                    1, cursor, second.getPosition(), 10_000);
            same(1, page.getItems().size());
            found.add(page.getItems().get(0).getId());
            cursor = page.getNext();
        } while (cursor != null);
        same(List.of(second.getId(), id), found);
        var statistics = insight.getPlayerStatistics(white, second.getPosition(), 10_000);
        same(1, statistics.getByTermination().get("agreement").getDraws());
        same(1, statistics.getByColour().getWhite().getGames());
        var future = refused(400, "bad-parameter", () -> insight.getStatistics(1_000_000_000L, null));
        same("after", future.getErrors().get(0).getParameter());
    }

    // --- checks

    private interface Call {
        Object answer() throws ApiException;
    }

    private Problem refused(int status, String slug, Call call) throws Exception {
        var failure = thrown(call);
        same(status, failure.getCode());
        var problem = client().getObjectMapper().readValue(failure.getResponseBody(), Problem.class);
        same("/problems/" + slug, problem.getType());
        same(status, problem.getStatus());
        same(failure.getResponseHeaders().firstValue("scoresheet-request").orElseThrow(), problem.getRequest());
        return problem;
    }

    private static ApiException thrown(Call call) {
        try {
            throw new AssertionError("not refused: " + call.answer());
        } catch (ApiException expected) {
            return expected;
        }
    }

    private static String header(ApiResponse<?> answer, String name) {
        return answer.getHeaders().get(name).get(0);
    }

    private static void same(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + ", but was " + actual);
        }
    }

    private static void check(boolean condition) {
        if (!condition) {
            throw new AssertionError("a check failed");
        }
    }
}
