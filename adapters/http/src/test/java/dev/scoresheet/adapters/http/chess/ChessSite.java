package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.ContractCheck;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.live.LogTailer;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.request.TimeOrderedIds;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.KernelRoutes;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.chess.MemoryExplorer;
import dev.scoresheet.adapters.memory.chess.MemoryGameSearch;
import dev.scoresheet.adapters.memory.chess.MemoryPlayerDirectory;
import dev.scoresheet.adapters.memory.chess.MemoryStatistics;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.games.GameSummary;
import dev.scoresheet.application.chess.games.LogGameQueries;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Chess server without sockets, on a log in memory. It checks every answer against the contract.
final class ChessSite {

    static final OpenApiContract CONTRACT = OpenApiContract.ofSubject("/chess/openapi.yaml");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    final MemoryLog<ChessEvent> log =
            new MemoryLog<>(ChessEventTypes.codec(), new Sha256LogDigest(), logClock(), "test");
    final MemoryPlayerDirectory directory = new MemoryPlayerDirectory();
    private final ContractCheck check = new ContractCheck(CONTRACT);
    private final AtomicLong requests = new AtomicLong();
    private final LocalRouter router;
    private volatile Duration logAhead = Duration.ZERO;
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Subscription> subscriptions = new ArrayList<>();
    final MemoryViews views;

    ChessSite() {
        this(UnaryOperator.identity());
    }

    ChessSite(OpeningBook book) {
        this(UnaryOperator.identity(), book);
    }

    ChessSite(UnaryOperator<EventStore<ChessEvent>> between) {
        this(between, OpeningBook.NONE);
    }

    private ChessSite(UnaryOperator<EventStore<ChessEvent>> between, OpeningBook book) {
        var models = ChessReadModels.with(book);
        views = new MemoryViews(models.all(), log.feed()::head, Clock.systemUTC());
        var store = between.apply(log.store());
        var queries = new LogGameQueries(store, directory);
        var games = new DeciderCommandHandler<>(GameStreams.aggregate(), store).showing(GameSummary::of);
        var ids = new TimeOrderedIds(() -> now, new Random(7));
        var routes = new ArrayList<Route>(
                new KernelRoutes("Scoresheet", "test", "memory", CONTRACT, GameProblems.ALL).routes());
        routes.addAll(new GameQueryRoutes(queries, new LogTailer(log.feed()), () -> now).routes());
        routes.addAll(new GameCommandRoutes(games, queries, ids, () -> now).routes());
        var shown = new ReadModelReplies(views.visibility(), log.feed()::head);
        var search = new MemoryGameSearch(views, models.games());
        routes.addAll(new GameSearchRoutes(shown, models.games().identity(), search, directory).routes());
        routes.addAll(new PlayerRoutes(directory).routes());
        routes.addAll(new StatisticsRoutes(shown, models, new MemoryStatistics(views, models), directory).routes());
        var explorer = new MemoryExplorer(views, models.explorer());
        routes.addAll(new ExplorerRoutes(shown, models.explorer().identity(), explorer, book).routes());
        router = new LocalRouter(CONTRACT, routes, Guard.OPEN);
    }

    private String correlation() {
        return "request-" + requests.incrementAndGet();
    }

    /// Starts the same server with sockets.
    HttpApi listen() throws IOException {
        return HttpApi.start("chess", "127.0.0.1", 0, Limits.DEFAULT, this::correlation, router.endpoints());
    }

    /// Fills the read models from now on.
    ChessSite following(OpeningBook book) {
        var topology = ChessTopology.topology(ChessReadModels.with(book));
        for (var followed : FollowedProjection.all(topology, ChessEventTypes.codec())) {
            var generation = views.generations()
                    .atStart(followed.identity())
                    .orElseThrow()
                    .number();
            var lease = views.leases()
                    .acquire(generation, "test", Duration.ofDays(1))
                    .orElseThrow();
            subscriptions.add(followed.subscription(log.feed(), views, lease, 1_000));
        }
        return this;
    }

    /// Lets the read models catch up with the log.
    ChessSite catchUp() {
        for (var subscription : subscriptions) {
            while (subscription.step().position() < log.feed().head()) {
                // one batch after another
            }
        }
        return this;
    }

    private Clock logClock() {
        InstantSource source = () -> Instant.now().plus(logAhead);
        return source.withZone(ZoneOffset.UTC);
    }

    /// Advances the clock of the log.
    void age(Duration time) {
        logAhead = logAhead.plus(time);
    }

    void pass(long millis) {
        now = now.plusMillis(millis);
    }

    Answer get(String target, String... headers) {
        return ask("GET", target, "", headers);
    }

    /// Sends a write of a player, with further headers as name, value, name, value …
    Answer post(String target, String player, String body, String... headers) {
        var all = new ArrayList<>(List.of("Scoresheet-Player", player, "Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return ask("POST", target, body, all.toArray(String[]::new));
    }

    Answer ask(String method, String target, String body, String... headers) {
        var fields = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(headers[i], headers[i + 1]);
        }
        return ask(new Request(correlation(), method, target, fields, Buffer.buffer(body), true));
    }

    Answer ask(Request request) {
        var response = router.answer(request);
        check.check(request, response);
        return new Answer(response);
    }

    /// Starts a game of ann against bob and returns its id.
    String start(String members) {
        var started = post("/api/games", "ann", "{\"white\":\"ann\",\"black\":\"bob\"" + members + "}");
        if (started.status() != 201) {
            throw new AssertionError(started.text());
        }
        return started.json().get("id").stringValue();
    }

    /// Plays moves from the start, alternately.
    void play(String game, String... moves) {
        for (int i = 0; i < moves.length; i++) {
            var answer = move(game, i % 2 == 0 ? "ann" : "bob", i + 1, moves[i]);
            if (answer.status() != 200) {
                throw new AssertionError(answer.text());
            }
        }
    }

    Answer move(String game, String player, int ply, String move, String... headers) {
        return post(
                "/api/games/" + game + "/moves", player, "{\"ply\":" + ply + ",\"move\":\"" + move + "\"}", headers);
    }

    Answer act(String game, String player, String what, String... headers) {
        return post("/api/games/" + game + "/" + what, player, "{}", headers);
    }

    JsonNode game(String game) {
        return get("/api/games/" + game).json();
    }

    record Answer(Response response) {

        int status() {
            return response.status();
        }

        String text() {
            return response.body().toString(StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return response.body().length() == 0
                    ? JsonNodeFactory.instance.missingNode()
                    : MAPPER.readTree(response.body().getBytes());
        }

        String header(String name) {
            return response.headers().getOrDefault(name, "");
        }

        String slug() {
            return json().path("type").asString("").replace("/problems/", "");
        }
    }
}
