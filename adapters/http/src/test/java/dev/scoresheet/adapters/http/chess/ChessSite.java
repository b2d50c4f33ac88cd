package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.chess.challenges.ChallengeAnswers;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeDocuments;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeProblems;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeRoutes;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeSearchRoutes;
import dev.scoresheet.adapters.http.chess.challenges.RematchRoutes;
import dev.scoresheet.adapters.http.chess.ratings.RatingRoutes;
import dev.scoresheet.adapters.http.kernel.SubjectSite;
import dev.scoresheet.adapters.http.kernel.SubjectSite.Answer;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.live.LogTailer;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.memory.chess.MemoryChallengeSearch;
import dev.scoresheet.adapters.memory.chess.MemoryExplorer;
import dev.scoresheet.adapters.memory.chess.MemoryGameSearch;
import dev.scoresheet.adapters.memory.chess.MemoryPlayerDirectory;
import dev.scoresheet.adapters.memory.chess.MemoryRatings;
import dev.scoresheet.adapters.memory.chess.MemoryStatistics;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.challenges.ChallengeLookup;
import dev.scoresheet.application.chess.challenges.ChallengeView;
import dev.scoresheet.application.chess.challenges.Rematches;
import dev.scoresheet.application.chess.challenges.ShownRating;
import dev.scoresheet.application.chess.games.GameSummary;
import dev.scoresheet.application.chess.games.LogGameQueries;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.streams.ChallengeStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import dev.scoresheet.domain.chess.pairing.Pairing;
import dev.scoresheet.domain.kernel.Occurrence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Chess server without sockets, on a log in memory.
final class ChessSite {

    final MemoryPlayerDirectory directory = new MemoryPlayerDirectory();
    private final SubjectSite<ChessEvent> site;

    /// Side that the draw of a random colour gives the challenger.
    volatile Side coin = Side.BLACK;

    /// Known ratings, by player and speed, such as `ann blitz`.
    final Map<String, ShownRating> ratings = new HashMap<>();

    private long paired;

    /// True while neither names nor ratings can be read.
    volatile boolean playersAreUnreadable;

    /// True while this node does not know the time of its store.
    volatile boolean timeIsUnknown;

    final MemoryLog<ChessEvent> log;
    final MemoryViews views;

    ChessSite() {
        this(OpeningBook.NONE);
    }

    ChessSite(OpeningBook book) {
        this(UnaryOperator.identity(), book);
    }

    ChessSite(UnaryOperator<EventStore<ChessEvent>> between) {
        this(between, OpeningBook.NONE);
    }

    private ChessSite(UnaryOperator<EventStore<ChessEvent>> between, OpeningBook book) {
        var models = ChessReadModels.with(book);
        site = new SubjectSite<>(
                "/chess/openapi.yaml",
                Stream.of(GameProblems.ALL, ChallengeProblems.ALL)
                        .flatMap(List::stream)
                        .toList(),
                ChessEventTypes.codec(),
                ChessTopology.topology(models, ChessProcessStateCodecs.all()),
                parts -> routes(parts, between, models, book));
        log = site.log();
        views = site.views();
    }

    private List<Route> routes(
            SubjectSite.Parts<ChessEvent> parts,
            UnaryOperator<EventStore<ChessEvent>> between,
            ChessReadModels models,
            OpeningBook book) {
        var store = between.apply(parts.store());
        var names = new DoubtfulDirectory();
        var queries = new LogGameQueries(store, names);
        var games = new DeciderCommandHandler<>(GameStreams.aggregate(), store).showing(GameSummary::of);
        var clock = new DoubtfulClock(parts.clock());
        var on = parts.views();
        var life = ChallengeLife.USUAL;
        var documents = new ChallengeDocuments(names, (player, speed) -> {
            failIfPlayersAreUnreadable();
            return Optional.ofNullable(ratings.get(player.value() + " " + speed.word()));
        });
        var challenges = new ChallengeAnswers(
                new DeciderCommandHandler<>(ChallengeStreams.aggregate(), store).showing(ChallengeView::of),
                new ChallengeLookup(store));
        var shown = parts.replies();
        return Stream.of(
                        new GameQueryRoutes(queries, new LogTailer(parts.feed()), clock::estimate).routes(),
                        new GameCommandRoutes(games, queries, parts.ids(), clock).routes(),
                        new GameSearchRoutes(
                                        shown,
                                        models.games().identity(),
                                        new MemoryGameSearch(on, models.games()),
                                        directory)
                                .routes(),
                        new PlayerRoutes(directory).routes(),
                        new ChallengeRoutes(challenges, documents, parts.ids(), () -> coin, life, clock).routes(),
                        new RematchRoutes(new Rematches(store, ChessSite::sha256, life), challenges, clock).routes(),
                        new ChallengeSearchRoutes(
                                        shown,
                                        models.challenges().identity(),
                                        new MemoryChallengeSearch(on, models.challenges()),
                                        documents,
                                        clock)
                                .routes(),
                        new StatisticsRoutes(shown, models, new MemoryStatistics(on, models), directory).routes(),
                        new RatingRoutes(shown, models, new MemoryRatings(on, models), directory).routes(),
                        new ExplorerRoutes(
                                        shown,
                                        models.explorer().identity(),
                                        new MemoryExplorer(on, models.explorer()),
                                        book)
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    private void failIfPlayersAreUnreadable() {
        if (playersAreUnreadable) {
            throw new StoreUnavailable("names and ratings cannot be read", Duration.ofSeconds(1));
        }
    }

    private final class DoubtfulDirectory implements PlayerDirectory {

        @Override
        public Map<String, PlayerId> find(Set<String> names) {
            return directory.find(names);
        }

        @Override
        public Map<String, PlayerId> enrol(Map<String, PlayerId> newcomers) {
            return directory.enrol(newcomers);
        }

        @Override
        public Map<PlayerId, String> names(Set<PlayerId> players) {
            failIfPlayersAreUnreadable();
            return directory.names(players);
        }

        @Override
        public List<Named> startingWith(String prefix, String after, int limit) {
            return directory.startingWith(prefix, after, limit);
        }
    }

    private final class DoubtfulClock implements StoreClock {

        private final StoreClock clock;

        DoubtfulClock(StoreClock clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            if (timeIsUnknown) {
                throw new StoreUnavailable("the time of the store is unknown", Duration.ofSeconds(1));
            }
            return clock.instant();
        }

        @Override
        public Instant estimate() {
            return clock.instant();
        }
    }

    private static Bytes sha256(String text) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Starts the games of the challenges that were accepted since the last call, as the process does on a server.
    void pair() {
        var pairing = new Pairing();
        var games = new DeciderCommandHandler<>(GameStreams.aggregate(), log.store());
        for (var entry : log.feed().after(paired, Filter.ALL, 1_000).entries()) {
            var recorded = (RecordedEvent<ChessEvent>) entry;
            var occurrence = new Occurrence<>(recorded.stream().toString(), recorded.version(), recorded.event());
            for (var instance : pairing.instances(occurrence)) {
                pairing.react(pairing.initial(instance), occurrence)
                        .forEach(reaction -> games.handle(
                                reaction.command(), CommandContext.fresh(Metadata.of("pairing-" + instance))));
            }
            paired = recorded.position();
        }
    }

    OpenApiContract contract() {
        return site.contract();
    }

    Map<Integer, Integer> fuzz(int count, Map<String, List<String>> known, List<String> acting) {
        return site.fuzz(count, known, acting);
    }

    void pass(Duration time) {
        site.pass(time);
    }

    HttpApi listen() throws IOException {
        return site.listen();
    }

    /// Lets the read models catch up with the log.
    void catchUp() {
        site.catchUp();
    }

    Answer get(String target, String... headers) {
        return site.get(target, headers);
    }

    /// Sends a write of a player, with further headers as name, value, name, value …
    Answer post(String target, String player, String body, String... headers) {
        var all = Stream.concat(Stream.of("Scoresheet-Player", player), Stream.of(headers));
        return site.post(target, body, all.toArray(String[]::new));
    }

    Answer ask(String method, String target, String body, String... headers) {
        return site.ask(method, target, body, headers);
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

    /// Sends a challenge of ann and returns its id.
    String challenge(String members) {
        var sent = post("/api/challenges", "ann", "{" + members + "}");
        if (sent.status() != 201) {
            throw new AssertionError(sent.text());
        }
        return sent.json().get("id").stringValue();
    }

    /// Answers or cancels a challenge.
    Answer answer(String challenge, String player, String what, String... headers) {
        return post("/api/challenges/" + challenge + "/" + what, player, "{}", headers);
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
}
