package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.adapters.http.chess.ExplorerRoutes;
import dev.scoresheet.adapters.http.chess.GameCommandRoutes;
import dev.scoresheet.adapters.http.chess.GameProblems;
import dev.scoresheet.adapters.http.chess.GameQueryRoutes;
import dev.scoresheet.adapters.http.chess.GameSearchRoutes;
import dev.scoresheet.adapters.http.chess.PlayerRoutes;
import dev.scoresheet.adapters.http.chess.StatisticsRoutes;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeAnswers;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeDocuments;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeProblems;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeRoutes;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeSearchRoutes;
import dev.scoresheet.adapters.http.chess.challenges.RematchRoutes;
import dev.scoresheet.adapters.http.chess.pages.ChessPages;
import dev.scoresheet.adapters.http.chess.ratings.RatingRoutes;
import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.live.LogTailer;
import dev.scoresheet.adapters.http.kernel.request.TimeOrderedIds;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.json.chess.GameStateCodec;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.memory.chess.MemoryChallengeSearch;
import dev.scoresheet.adapters.memory.chess.MemoryExplorer;
import dev.scoresheet.adapters.memory.chess.MemoryGameSearch;
import dev.scoresheet.adapters.memory.chess.MemoryRatings;
import dev.scoresheet.adapters.memory.chess.MemoryStatistics;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.postgres.chess.PostgresChallengeSearch;
import dev.scoresheet.adapters.postgres.chess.PostgresExplorer;
import dev.scoresheet.adapters.postgres.chess.PostgresGameSearch;
import dev.scoresheet.adapters.postgres.chess.PostgresRatings;
import dev.scoresheet.adapters.postgres.chess.PostgresStatistics;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.challenges.ChallengeLookup;
import dev.scoresheet.application.chess.challenges.ChallengeSearch;
import dev.scoresheet.application.chess.challenges.ChallengeView;
import dev.scoresheet.application.chess.challenges.Rematches;
import dev.scoresheet.application.chess.explorer.ExplorerQueries;
import dev.scoresheet.application.chess.games.GameSummary;
import dev.scoresheet.application.chess.games.LogGameQueries;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.ratings.KnownRatings;
import dev.scoresheet.application.chess.ratings.RatingQueries;
import dev.scoresheet.application.chess.search.GameSearch;
import dev.scoresheet.application.chess.statistics.StatisticsQueries;
import dev.scoresheet.application.chess.streams.ChallengeStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.SubjectApi;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/// HTTP API of chess on one store.
///
/// @param life time for which a new challenge stays open
record ChessApi(Stores<ChessEvent> stores, ChessReadModels models, OpeningBook book, ChallengeLife life) {

    SubjectApi subject() {
        var ids = new TimeOrderedIds(TimeSource.system(), new SecureRandom());
        var directory = ChessWiring.players(stores);
        var queries = new LogGameQueries(stores.events(), directory);
        var games = stores.handlers()
                .of(GameStreams.aggregate().withSnapshots(GameStateCodec.codec()))
                .showing(GameSummary::of);

        var reads = new GameQueryRoutes(queries, new LogTailer(stores.feed()), stores.clock()::estimate).routes();
        var writes = new GameCommandRoutes(games, queries, ids, stores.clock()).routes();
        var routes = Stream.of(reads, writes, matchmaking(ids, directory), insight(directory))
                .flatMap(List::stream);
        var problems = Stream.of(GameProblems.ALL, ChallengeProblems.ALL).flatMap(List::stream);
        return new SubjectApi("/chess/openapi.yaml", routes.toList(), problems.toList(), ChessPages.site());
    }

    /// Builds the routes of challenges.
    private List<Route> matchmaking(TimeOrderedIds ids, PlayerDirectory directory) {
        var ports = queryPorts();
        var documents = new ChallengeDocuments(directory, new KnownRatings(ports.ratings()));
        var answers = new ChallengeAnswers(
                stores.handlers().of(ChallengeStreams.aggregate()).showing(ChallengeView::of),
                new ChallengeLookup(stores.events()));
        var draw = new SecureRandom();
        return Stream.of(
                        new ChallengeRoutes(
                                        answers,
                                        documents,
                                        ids,
                                        () -> draw.nextBoolean() ? Side.WHITE : Side.BLACK,
                                        life,
                                        stores.clock())
                                .routes(),
                        new RematchRoutes(
                                        new Rematches(stores.events(), new Sha256TextHash(), life),
                                        answers,
                                        stores.clock())
                                .routes(),
                        new ChallengeSearchRoutes(
                                        new ReadModelReplies(ports.visibility(), stores.feed()::head),
                                        models.challenges().identity(),
                                        ports.challenges(),
                                        documents,
                                        stores.clock())
                                .routes())
                .flatMap(List::stream)
                .toList();
    }

    /// Builds the routes that query all games, with the query ports of the read models on this store.
    private List<Route> insight(PlayerDirectory directory) {
        var ports = queryPorts();
        var replies = new ReadModelReplies(ports.visibility(), stores.feed()::head);
        return Stream.of(
                        new GameSearchRoutes(replies, models.games().identity(), ports.games(), directory).routes(),
                        new PlayerRoutes(directory).routes(),
                        new StatisticsRoutes(replies, models, ports.statistics(), directory).routes(),
                        new RatingRoutes(replies, models, ports.ratings(), directory).routes(),
                        new ExplorerRoutes(replies, models.explorer().identity(), ports.explorer(), book).routes())
                .flatMap(List::stream)
                .toList();
    }

    private QueryPorts queryPorts() {
        return switch (stores.backend()) {
            case Stores.OnPostgres kept -> QueryPorts.of(kept.readModels(), models);
            case Stores.InMemory kept -> QueryPorts.of(kept.readModels(), models);
        };
    }

    /// Query ports of the read models on one store.
    private record QueryPorts(
            GameSearch games,
            StatisticsQueries statistics,
            ExplorerQueries explorer,
            ChallengeSearch challenges,
            RatingQueries ratings,
            Visibility visibility) {

        static QueryPorts of(PostgresViews on, ChessReadModels views) {
            return new QueryPorts(
                    new PostgresGameSearch(on, views.games()),
                    new PostgresStatistics(on, views),
                    new PostgresExplorer(on, views.explorer()),
                    new PostgresChallengeSearch(on, views.challenges()),
                    new PostgresRatings(on, views),
                    on.visibility());
        }

        static QueryPorts of(MemoryViews on, ChessReadModels views) {
            return new QueryPorts(
                    new MemoryGameSearch(on, views.games()),
                    new MemoryStatistics(on, views),
                    new MemoryExplorer(on, views.explorer()),
                    new MemoryChallengeSearch(on, views.challenges()),
                    new MemoryRatings(on, views),
                    on.visibility());
        }
    }
}
