package dev.scoresheet.bootstrap.kernel.store;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.database.EmbeddedDatabase;
import dev.scoresheet.application.kernel.database.RunningDatabase;
import dev.scoresheet.application.kernel.database.ServerFolders;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import dev.scoresheet.bootstrap.kernel.process.Lifecycle;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Database of a configuration, once it is reachable: a given one, or the embedded server of the data folder.
public final class Database {

    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    private static final int SECONDS_TO_CONNECT = 10;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DatabaseAddress address;
    private final List<String> subjects;
    private final Supplier<List<LoopStatus>> loops;

    private Database(DatabaseAddress address, List<String> subjects, Supplier<List<LoopStatus>> loops) {
        this.address = address;
        this.subjects = subjects;
        this.loops = loops;
    }

    /// Opens the database for a server, which owns the data folder.
    public static Database ofServer(Configuration configuration, List<String> subjects, Lifecycle lifecycle)
            throws Exception {
        return of(configuration, subjects, lifecycle, EmbeddedDatabase::start);
    }

    /// Opens the database for a command. Joins the server that runs on the data folder, or starts one until the command
    /// ends.
    public static Database ofCommand(Configuration configuration, List<String> subjects, Lifecycle lifecycle)
            throws Exception {
        return of(configuration, subjects, lifecycle, EmbeddedDatabase::startOrJoin);
    }

    private static Database of(
            Configuration configuration,
            List<String> subjects,
            Lifecycle lifecycle,
            BiFunction<EmbeddedDatabase, ServerFolders, RunningDatabase> start)
            throws Exception {
        var given = configuration.database();
        if (given.isPresent()) {
            probe(given.get());
            return new Database(given.get().naming(configuration.roles()), subjects, List::of);
        }
        var embedded = EmbeddedDatabase.ofThisBuild()
                .orElseThrow(
                        () -> refused("this build has no embedded database; name a PostgreSQL with --database-url"));
        var server = lifecycle.start(() -> start.apply(embedded, configuration.folders()));
        var watch = lifecycle.start(server::watch);
        var address = new DatabaseAddress(server::jdbcUrl, server.user(), server.password());
        return new Database(address.naming(configuration.roles()), subjects, watch::loops);
    }

    /// Connects once, so that the exit code tells an unreachable server or a refused login from an unsuitable server.
    private static void probe(DatabaseAddress address) {
        try {
            address.connect(SECONDS_TO_CONNECT).close();
        } catch (SQLException refused) {
            var error = DatabaseError.of(refused);
            throw new StoreUnavailable("%s: %s".formatted(address, error.getMessage()), RETRY_AFTER, error);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /// Returns the loops that keep the database running; empty if this process does not run it.
    public List<LoopStatus> loops() {
        return loops.get();
    }

    /// Migrates the schema to this release if it is absent or older. Returns the last migration of each subject.
    public Map<String, String> migrate(Lifecycle lifecycle) throws Exception {
        var migrations = new Migrations(address, subjects);
        switch (migrations.state()) {
            case ABSENT, BEHIND -> inTurn(migrations, lifecycle, Migrations.Turn::migrate);
            case CURRENT, AHEAD -> {}
        }
        return versions(migrations);
    }

    /// Does the same for an administrator's command, and also grants what releases before this one did not grant.
    public Map<String, String> migrateAndGrant(Lifecycle lifecycle) throws Exception {
        var migrations = new Migrations(address, subjects);
        switch (migrations.state()) {
            case ABSENT, BEHIND -> inTurn(migrations, lifecycle, Migrations.Turn::migrate);
            case CURRENT, AHEAD -> inTurn(migrations, lifecycle, Migrations.Turn::grant);
        }
        return versions(migrations);
    }

    /// Runs the work in its turn. The end of the process waits for a migration, but not for the turn of this one.
    private static void inTurn(Migrations migrations, Lifecycle lifecycle, Consumer<Migrations.Turn> work)
            throws Exception {
        try (var turn = migrations.await(words -> LOG.log(Level.WARNING, words))) {
            lifecycle.step(() -> {
                work.accept(turn);
                return turn;
            });
        }
    }

    private Map<String, String> versions(Migrations migrations) {
        var versions = new TreeMap<String, String>();
        subjects.forEach(subject -> versions.put(subject, migrations.version(subject)));
        return versions;
    }

    /// Refuses an older schema and a database of another program, for commands that make no schema. Changes nothing.
    public void requireSchema() {
        switch (new Migrations(address, subjects).state()) {
            case ABSENT ->
                throw refused(
                        "%s holds no schema of %s: nothing was changed; check its name, or run `migrate` or `serve`"
                                .formatted(address, Product.TITLE));
            case BEHIND ->
                throw refused("the schema of %s is older than this release: nothing was changed; run `migrate` first"
                        .formatted(address));
            case CURRENT, AHEAD -> {}
        }
    }

    private static ConfigurationRefused refused(String why) {
        return new ConfigurationRefused(why);
    }
}
