package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.adapters.cli.chess.imports.ImportVerb;
import dev.scoresheet.adapters.cli.chess.imports.Sha256;
import dev.scoresheet.adapters.cli.chess.play.PlayVerb;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.http.chess.ExplorerRoutes;
import dev.scoresheet.adapters.http.chess.GameCommandRoutes;
import dev.scoresheet.adapters.http.chess.GameProblems;
import dev.scoresheet.adapters.http.chess.GameQueryRoutes;
import dev.scoresheet.adapters.http.chess.GameSearchRoutes;
import dev.scoresheet.adapters.http.chess.PlayerRoutes;
import dev.scoresheet.adapters.http.chess.StatisticsRoutes;
import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.live.LogTailer;
import dev.scoresheet.adapters.http.kernel.request.TimeOrderedIds;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.memory.chess.MemoryExplorer;
import dev.scoresheet.adapters.memory.chess.MemoryGameSearch;
import dev.scoresheet.adapters.memory.chess.MemoryPlayerDirectory;
import dev.scoresheet.adapters.memory.chess.MemoryStatistics;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.postgres.chess.ChessViews;
import dev.scoresheet.adapters.postgres.chess.PostgresExplorer;
import dev.scoresheet.adapters.postgres.chess.PostgresGameSearch;
import dev.scoresheet.adapters.postgres.chess.PostgresPlayerDirectory;
import dev.scoresheet.adapters.postgres.chess.PostgresStatistics;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.explorer.ExplorerQueries;
import dev.scoresheet.application.chess.games.GameSummary;
import dev.scoresheet.application.chess.games.LogGameQueries;
import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.search.GameSearch;
import dev.scoresheet.application.chess.statistics.StatisticsQueries;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.bootstrap.kernel.configuration.SubjectSetting;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import dev.scoresheet.bootstrap.kernel.wiring.SubjectApi;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Object graph of chess.
public final class ChessWiring implements Wiring<ChessEvent> {

    private static final String OPENINGS = "openings";

    private static final String NONE = "none";

    private final CompletableFuture<OpeningBook> book = new CompletableFuture<>();
    private final CompletableFuture<String> openings = new CompletableFuture<>();

    @Override
    public List<String> subjects() {
        return List.of("chess");
    }

    @Override
    public EventCodec<ChessEvent> codec() {
        return ChessEventTypes.codec();
    }

    @Override
    public List<SubjectSetting> settings() {
        return List.of(
                new SubjectSetting(
                        OPENINGS,
                        "FOLDER",
                        "a.tsv to e.tsv of lichess-org/chess-openings; none leaves games without names (default: none; commands: as the last server on the data folder)"));
    }

    @Override
    public void configured(Map<String, String> given) {
        var named = given.getOrDefault(OPENINGS, NONE);
        if (named.equals(NONE)) {
            book.complete(OpeningBook.NONE);
            openings.complete(NONE);
        } else {
            var folder = folder(named);
            book.complete(OpeningFolder.read(folder));
            openings.complete(folder.toString());
        }
    }

    private static Path folder(String named) {
        try {
            return Path.of(named).toAbsolutePath().normalize();
        } catch (InvalidPathException nameless) {
            throw new VerbFailed(
                    ExitCode.CONFIGURATION, "openings is '%s', which names no folder here".formatted(named), nameless);
        }
    }

    @Override
    public Map<String, String> inForce() {
        return Map.of(OPENINGS, openings.join());
    }

    @Override
    public List<ViewTable<?, ?>> tables() {
        return ChessViews.all();
    }

    @Override
    public Topology<ChessEvent> topology() {
        return ChessTopology.topology(readModels());
    }

    @Override
    public Topology<ChessEvent> owners() {
        return ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE));
    }

    private ChessReadModels readModels() {
        return ChessReadModels.with(book.join());
    }

    @Override
    public List<Verb> verbs(StoreAccess<ChessEvent> access) {
        return List.of(
                new ImportVerb(access.migrated(ChessWiring::gameImport), access::pageBytes),
                new PlayVerb(access::server));
    }

    @Override
    public SubjectApi site(Stores<ChessEvent> stores) {
        var clock = Clock.systemUTC();
        var ids = new TimeOrderedIds(clock, new SecureRandom());
        var directory = players(stores);
        var queries = new LogGameQueries(stores.events(), directory);
        var games = new DeciderCommandHandler<>(GameStreams.aggregate(), stores.events()).showing(GameSummary::of);

        var reads = new GameQueryRoutes(queries, new LogTailer(stores.feed()), clock).routes();
        var writes = new GameCommandRoutes(games, queries, ids, clock).routes();
        var routes = Stream.of(reads, writes, insight(stores, directory)).flatMap(List::stream);
        return new SubjectApi("/chess/openapi.yaml", routes.toList(), GameProblems.ALL);
    }

    /// Builds the routes that query all games, with the query ports of the read models on this store.
    private List<Route> insight(Stores<ChessEvent> stores, PlayerDirectory directory) {
        var views = readModels();
        var asked = switch (stores) {
            case Stores.OnPostgres<ChessEvent> kept -> QueryPorts.of(kept.readModels(), views);
            case Stores.InMemory<ChessEvent> kept -> QueryPorts.of(kept.readModels(), views);
        };
        var models = new ReadModelReplies(asked.visibility(), stores.feed()::head);
        return Stream.of(
                        new GameSearchRoutes(models, views.games().identity(), asked.games(), directory).routes(),
                        new PlayerRoutes(directory).routes(),
                        new StatisticsRoutes(models, views, asked.statistics(), directory).routes(),
                        new ExplorerRoutes(models, views.explorer().identity(), asked.explorer(), book.join()).routes())
                .flatMap(List::stream)
                .toList();
    }

    /// Query ports of the read models on one store.
    private record QueryPorts(
            GameSearch games, StatisticsQueries statistics, ExplorerQueries explorer, Visibility visibility) {

        static QueryPorts of(PostgresViews on, ChessReadModels views) {
            return new QueryPorts(
                    new PostgresGameSearch(on, views.games()),
                    new PostgresStatistics(on, views),
                    new PostgresExplorer(on, views.explorer()),
                    on.visibility());
        }

        static QueryPorts of(MemoryViews on, ChessReadModels views) {
            return new QueryPorts(
                    new MemoryGameSearch(on, views.games()),
                    new MemoryStatistics(on, views),
                    new MemoryExplorer(on, views.explorer()),
                    on.visibility());
        }
    }

    @Override
    public List<String> notices() {
        return List.of(
                "players are whoever the header Scoresheet-Player says: keep this server behind something that checks it");
    }

    private static GameImport gameImport(Stores<ChessEvent> stores) {
        return new GameImport(
                stores.events(),
                players(stores),
                new Sha256(),
                () -> new PlayerId(UUID.randomUUID().toString()),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private static PlayerDirectory players(Stores<ChessEvent> stores) {
        return switch (stores) {
            case Stores.OnPostgres<ChessEvent> kept -> new PostgresPlayerDirectory(kept.postgres());
            case Stores.InMemory<ChessEvent> _ -> new MemoryPlayerDirectory();
        };
    }
}
