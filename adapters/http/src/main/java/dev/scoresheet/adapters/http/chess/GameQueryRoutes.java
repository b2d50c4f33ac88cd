package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.answer.EntityTags;
import dev.scoresheet.adapters.http.kernel.answer.StreamReplies;
import dev.scoresheet.adapters.http.kernel.answer.Turns;
import dev.scoresheet.adapters.http.kernel.live.LogTailer;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Content;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.games.GameAnswer.BeyondHead;
import dev.scoresheet.application.chess.games.GameAnswer.Found;
import dev.scoresheet.application.chess.games.GameAnswer.NoSuchGame;
import dev.scoresheet.application.chess.games.GameAnswer.NotStartedYet;
import dev.scoresheet.application.chess.games.GameQueries;
import dev.scoresheet.application.chess.games.GameView;
import dev.scoresheet.application.chess.games.HistoryPage;
import dev.scoresheet.application.chess.games.PointInGame;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Routes that read a game: its state now and at an earlier point, its events, and its PGN.
public final class GameQueryRoutes {

    private static final int PAGE = 1000;

    /// Games that are read from the log at the same time, because one game may have megabytes of comments.
    private static final int AT_ONCE = 8;

    private final GameQueries queries;
    private final LogTailer log;
    private final InstantSource clock;

    /// @param log reader that wakes the streams of a game's watchers
    public GameQueryRoutes(GameQueries queries, LogTailer log, InstantSource clock) {
        this.queries = queries;
        this.log = log;
        this.clock = clock;
    }

    public List<Route> routes() {
        var turns = new Turns(AT_ONCE);
        var game = turns.taking(this::game);
        return List.of(
                new Route("getGame", call -> {
                    awaitStart(call);
                    return game.answer(call);
                }),
                new Route("getEvents", turns.taking(this::events)),
                new Route("getPgn", turns.taking(this::pgn)));
    }

    /// Waits without a turn, so that waiting calls keep no other call from its answer.
    private void awaitStart(Call call) {
        call.number("wait").ifPresent(millis -> new StartWait(queries, log).await(id(call), Duration.ofMillis(millis)));
    }

    private Reply game(Call call) {
        return switch (queries.game(id(call), pointInGame(call), clock.instant())) {
            case Found(var view) -> shown(view, call);
            case NoSuchGame _ -> noSuchGame();
            case NotStartedYet _ ->
                GameProblems.NOT_STARTED_YET
                        .of("The game did not exist at that version or moment.")
                        .reply();
            case BeyondHead(var version, var ply) ->
                GameProblems.BEYOND_HEAD
                        .of("The game is at version " + version + " and half-move " + ply + ".")
                        .with("version", version)
                        .with("ply", ply)
                        .reply();
        };
    }

    private static Reply shown(GameView view, Call call) {
        var unchanged = call.parameter("If-None-Match")
                .filter(tags -> EntityTags.anyMatch(tags, view.version()))
                .isPresent();
        var reply = unchanged ? Reply.empty(304) : Reply.json(200, GameDocument.of(view));
        return StreamReplies.at(view.version(), view.position(), reply);
    }

    private static PointInGame pointInGame(Call call) {
        var given = Stream.of("version", "ply", "at")
                .filter(name -> call.parameter(name).isPresent())
                .toList();
        if (given.size() > 1) {
            throw ProblemException.parameters(given, "exclude each other");
        }
        return given.isEmpty() ? new PointInGame.Head() : pointInGame(given.getFirst(), call);
    }

    private static PointInGame pointInGame(String name, Call call) {
        return switch (name) {
            case "version" -> new PointInGame.AtVersion(call.number(name).orElseThrow());
            case "ply" -> new PointInGame.AtPly((int) Math.min(call.number(name).orElseThrow(), Integer.MAX_VALUE));
            default -> new PointInGame.AtInstant(call.valueOf(name, call.required(name), GameQueryRoutes::moment));
        };
    }

    /// Parses an instant. The contract checks the form only; 30 February passes it and fails here.
    private static Instant moment(String written) {
        try {
            return Instant.parse(written);
        } catch (DateTimeParseException noDay) {
            throw new IllegalArgumentException("the moment does not exist", noDay);
        }
    }

    private Reply events(Call call) {
        return call.mediaType().equals(Content.Live.MEDIA_TYPE) ? live(call) : history(call);
    }

    /// Streams events after the last one that the client received (`Last-Event-ID`), otherwise after the version in
    /// `after`.
    private Reply live(Call call) {
        if (call.parameter("limit").isPresent()) {
            throw ProblemException.parameter("limit", "valid for pages only; an event stream ends with the game");
        }
        var after = call.number("Last-Event-ID")
                .orElseGet(() -> call.number("after").orElse(0));
        var id = id(call);
        return queries.history(id, Math.max(0, after - 1), 1)
                .map(there -> live(id, after, there.events()))
                .orElseGet(GameQueryRoutes::noSuchGame);
    }

    /// Opens the stream. A thousand clients may reconnect at once, so a valid reconnect folds no events.
    ///
    /// @param there event after which the stream begins, if there is one
    private Reply live(UUID id, long after, List<HistoryPage.Entry> there) {
        if (after > 0 && there.isEmpty()) {
            return queries.game(id, clock.instant())
                    .map(game -> notThere(game, after))
                    .orElseGet(GameQueryRoutes::noSuchGame);
        }
        return unstored(
                after > 0 && GameStream.isLast(there.getFirst().event())
                        ? Reply.empty(204)
                        : Reply.live(after, new GameStream(id, queries, log)));
    }

    private static Reply notThere(GameView game, long after) {
        return GameProblems.EVENT_NOT_THERE
                .of("The game is at version " + game.version() + "; no event has the id " + after + ".")
                .with("version", game.version())
                .with("ply", game.line().ply())
                .reply();
    }

    private Reply history(Call call) {
        return queries.history(id(call), call.number("after").orElse(0), (int)
                        call.number("limit").orElse(PAGE))
                .map(page -> unstored(Reply.json(200, HistoryDocument.of(page))))
                .orElseGet(GameQueryRoutes::noSuchGame);
    }

    private Reply pgn(Call call) {
        return queries.pgn(id(call))
                .map(pgn -> unstored(Reply.text(call.mediaType() + "; charset=utf-8", pgn)))
                .orElseGet(GameQueryRoutes::noSuchGame);
    }

    static UUID id(Call call) {
        return UUID.fromString(call.required("id"));
    }

    static Reply noSuchGame() {
        return GameProblems.NO_SUCH_GAME.of("No game has this id.").reply();
    }

    private static Reply unstored(Reply reply) {
        return reply.with("Cache-Control", "no-store");
    }
}
