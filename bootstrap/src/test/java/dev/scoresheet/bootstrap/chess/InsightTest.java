package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.json.kernel.JsonExportFormat;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.memory.chess.MemoryExplorer;
import dev.scoresheet.adapters.memory.chess.MemoryGameSearch;
import dev.scoresheet.adapters.memory.chess.MemoryStatistics;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.postgres.chess.ChessViews;
import dev.scoresheet.adapters.postgres.chess.PostgresExplorer;
import dev.scoresheet.adapters.postgres.chess.PostgresGameSearch;
import dev.scoresheet.adapters.postgres.chess.PostgresPlayerDirectory;
import dev.scoresheet.adapters.postgres.chess.PostgresStatistics;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.SampleOfGames;
import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.imports.ImportOrigin;
import dev.scoresheet.application.chess.search.GameSearch;
import dev.scoresheet.application.chess.search.GameSearch.Order;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.kernel.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Test of the read models of chess from the outside, on a real database. It compares rows with an account of
/// the exported log that knows no read model. It compares the explorer with the files that the games came from,
/// and SQL with memory. It runs over some files of every kind. With `-Dimport.all=true -Dinsight.played=834
/// -Dtest.heap=10g` it runs over all shared games and 5,000 played ones on top.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final boolean ALL = Boolean.getBoolean("import.all");
    private static final List<String> SOME = List.of(
            "pgn/edge",
            "pgn/morphy.pgn",
            "pgn/world-matches.pgn.gz",
            "pgn/lichess/from-position.pgn.gz",
            "pgn/lichess/chess960.pgn.gz");
    private static final int PLAYED_OF_EACH_FILE = Integer.getInteger("insight.played", 15);
    private static final int QUERIES = 400;

    private final Random random = Seed.random("InsightTest");
    private final EventCodec<ChessEvent> codec = ChessEventTypes.codec();
    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");
    private final Postgres postgres = migrated(database);
    private final EventStore<ChessEvent> store = postgres.eventStore(codec, new Sha256LogDigest());
    private final EventFeed<ChessEvent> feed = postgres.eventFeed(codec, new Sha256LogDigest());
    private final PostgresViews views = postgres.views(ChessViews.all());
    private final List<Subscription> subscriptions = new ArrayList<>();
    private ChessReadModels models;
    private MemoryViews inMemory;
    private Map<String, Map<String, Object>> exploredAfterImport = Map.of();

    private static Postgres migrated(TestDatabase database) {
        return Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"));
    }

    @BeforeAll
    void fill() throws Exception {
        models = ChessReadModels.with(OpeningFolder.read(TestData.path("openings")));
        inMemory = new MemoryViews(models.all(), feed::head, Clock.systemUTC());
        for (var followed : FollowedProjection.all(
                ChessTopology.topology(models, ChessProcessStateCodecs.all()).untraced(), codec)) {
            subscribe(followed, views, views.generations(), views.leases());
            subscribe(followed, inMemory, inMemory.generations(), inMemory.leases());
        }
        importGames();
        catchUp();
        exploredAfterImport = rows("explorer");
        SampleOfGames.of(random, 0, PLAYED_OF_EACH_FILE).writeTo(store);
        catchUp();
    }

    private void subscribe(
            FollowedProjection<ChessEvent, ?, ?, ?> followed, Views where, Generations generations, Leases leases) {
        var generation = generations.atStart(followed.identity()).orElseThrow().number();
        var lease = leases.acquire(generation, "test", Duration.ofDays(1)).orElseThrow();
        subscriptions.add(followed.subscription(feed, where, lease, 1_000));
    }

    private void catchUp() {
        long head = feed.head();
        for (var subscription : subscriptions) {
            while (subscription.step().position() < head) {
                // one batch after another
            }
        }
    }

    private void importGames() throws IOException {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var imports = new GameImport(
                    store,
                    new PostgresPlayerDirectory(postgres),
                    new Sha256TextHash(),
                    () -> new PlayerId(UUID.randomUUID().toString()),
                    workers);
            for (var file : files()) {
                var batch = new ArrayList<PgnEntry.Read>();
                for (var entry : entries(file)) {
                    batch.add(entry);
                    if (batch.size() == 60) {
                        imports.importAll(batch, new ImportOrigin("test", "test"));
                        batch.clear();
                    }
                }
                imports.importAll(batch, new ImportOrigin("test", "test"));
            }
        }
    }

    private static List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var name : ALL ? List.of("pgn") : SOME) {
            files.addAll(PgnLines.filesBelow(TestData.path(name)));
        }
        return files;
    }

    /// Games with moves.
    private static List<PgnEntry.Read> entries(Path file) throws IOException {
        var entries = new ArrayList<PgnEntry.Read>();
        var reader = new PgnReader(PgnLines.of(file).iterator(), PgnLimits.USUAL);
        while (reader.hasNext()) {
            var entry = (PgnEntry.Read) reader.next();
            if (!entry.game().moves().isEmpty()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    @AfterAll
    void end() {
        postgres.close();
        database.close();
    }

    @Test
    void every_row_of_every_view_is_what_an_account_of_the_exported_log_gives() throws Exception {
        var fold = new FoldOfLines(openings());
        var export = new Export(
                postgres.logReader(), postgres.exportSnapshots(), new Sha256LogDigest(), new JsonExportFormat());
        long events = export.export(fold::take, (_, _, _) -> {});
        long compared = 0;
        for (var view : fold.views().entrySet()) {
            var rows = rows(view.getKey());
            view.getValue().forEach((key, row) -> assertEquals(row, rows.get(key), view.getKey() + " " + key));
            assertEquals(view.getValue().keySet(), rows.keySet(), view.getKey());
            compared += rows.size();
        }
        System.out.printf("%,d rows are what %,d events come to%n", compared, events);
    }

    @Test
    void the_explorer_has_what_the_files_have_each_different_game_once() throws IOException {
        var count = new CountOfFiles();
        for (var file : files()) {
            entries(file).forEach(count::take);
        }
        count.moves().forEach((key, row) -> assertEquals(row, exploredAfterImport.get(key), key));
        assertEquals(count.moves().keySet(), exploredAfterImport.keySet());
        System.out.printf(
                "the explorer has %,d moves of %,d games, made %,d times%n",
                exploredAfterImport.size(), count.games(), count.made());
    }

    @Test
    void sql_finds_the_games_that_memory_finds_page_by_page() {
        var filters = new AnyFilter(random, games());
        var sql = new PostgresGameSearch(views, models.games());
        var twin = new MemoryGameSearch(inMemory, models.games());
        int found = 0;
        for (int query = 0; query < QUERIES; query++) {
            var filter = filters.next();
            var order = random.nextBoolean() ? Order.NEWEST : Order.OLDEST;
            int limit = 1 + random.nextInt(GameSearch.MOST);
            var after = OptionalLong.empty();
            for (int page = 0; page < 3; page++) {
                var expected = twin.search(filter, order, after, limit);
                assertEquals(expected, sql.search(filter, order, after, limit), filter + " " + order + " " + after);
                found += expected.value().games().size();
                if (!expected.value().more()) {
                    break;
                }
                after = OptionalLong.of(expected.value().games().getLast().row().position());
            }
        }
        assertTrue(found > QUERIES, "only " + found + " games found: the queries say little");
    }

    private List<GameSearch.Game> games() {
        return inMemory.read(
                        models.games(),
                        rows -> rows.entrySet().stream()
                                .map(entry -> new GameSearch.Game(entry.getKey(), entry.getValue()))
                                .toList())
                .value();
    }

    @Test
    void sql_counts_what_memory_counts() {
        var sql = new PostgresStatistics(views, models);
        var twin = new MemoryStatistics(inMemory, models);
        assertEquals(twin.site(), sql.site());
        var games = games();
        for (int query = 0; query < QUERIES / 4; query++) {
            var players = games.get(random.nextInt(games.size())).row().players();
            assertEquals(twin.groups(players.white()), sql.groups(players.white()));
            if (!players.white().equals(players.black())) {
                assertEquals(
                        twin.versus(players.black(), players.white()), sql.versus(players.black(), players.white()));
            }
        }
        var nobody = new PlayerId("nobody");
        assertEquals(twin.groups(nobody), sql.groups(nobody));
        assertEquals(twin.versus(nobody, new PlayerId("else")), sql.versus(nobody, new PlayerId("else")));
    }

    @Test
    void sql_explores_what_memory_explores() {
        var sql = new PostgresExplorer(views, models.explorer());
        var twin = new MemoryExplorer(inMemory, models.explorer());
        var keys = exploredAfterImport.values().stream()
                .map(row -> row.get("position").toString())
                .distinct()
                .toList();
        for (int query = 0; query < QUERIES / 8; query++) {
            var position = keys.get(random.nextInt(keys.size()));
            assertEquals(twin.moves(position), sql.moves(position), position);
        }
        assertEquals(twin.moves("nowhere"), sql.moves("nowhere"));
    }

    /// The table of openings as others computed it.
    private static Map<String, String[]> openings() throws IOException {
        var openings = new HashMap<String, String[]>();
        var lines = Files.readAllLines(TestData.path("openings/all-epd.tsv"));
        for (var line : lines.subList(1, lines.size())) {
            var columns = line.split("\t", -1);
            openings.put(columns[4], new String[] {columns[0], columns[1]});
        }
        return openings;
    }

    /// The rows of the generation that serves, by the columns of their keys, read without any class of
    /// a read model.
    private Map<String, Map<String, Object>> rows(String table) throws SQLException {
        var rows = new TreeMap<String, Map<String, Object>>();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            String generation;
            try (var found = statement.executeQuery(
                    "select generation from kernel.pointer where view = '" + table.replace('_', '-') + "'")) {
                assertTrue(found.next());
                generation = found.getString(1);
            }
            var keys = new ArrayList<String>();
            try (var found = statement.executeQuery("""
                    select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
                    where indisprimary and indrelid = 'chess.%s'::regclass
                    """.formatted(table))) {
                while (found.next()) {
                    keys.add(found.getString(1));
                }
            }
            statement.setFetchSize(10_000);
            connection.setAutoCommit(false);
            try (var found =
                    statement.executeQuery("select to_json(t)::text from chess.%s_%s t".formatted(table, generation))) {
                while (found.next()) {
                    var row = columns(JSON.readTree(found.getString(1)));
                    var key = new TreeMap<>(row);
                    key.keySet().retainAll(keys);
                    rows.put(key.toString(), row);
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> columns(JsonNode json) {
        var columns = new TreeMap<String, Object>();
        json.properties().forEach(column -> columns.put(column.getKey(), value(column.getValue())));
        return columns;
    }

    private static Object value(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        return json.isNumber() ? Long.valueOf(json.asLong()) : json.isBoolean() ? json.asBoolean() : json.asString();
    }
}
