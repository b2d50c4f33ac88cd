package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import dev.scoresheet.application.kernel.database.DataFolderUnusable;
import dev.scoresheet.application.kernel.database.EmbeddedDatabase;
import dev.scoresheet.application.kernel.database.RunningDatabase;
import dev.scoresheet.application.kernel.database.ServerFolders;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// A database for a test class, dropped when it is closed: an empty one, or a copy of one that was migrated once. One
/// server per JVM, chosen once and printed:
///
/// 1. the given one: `-Dscoresheet.test.database.url=jdbc:postgresql:...` (with `.user` and `.password`), or
///    the same in the environment as `SCORESHEET_TEST_DATABASE_URL`, `..._USER`, `..._PASSWORD`; the user may
///    create databases and roles;
/// 2. a container, when an engine runs and has the image already (`-Dscoresheet.test.database.image`, default
///    `postgres:18`);
/// 3. the embedded server, if the build has it, [in memory][InMemory] where there is room, else in `target/`. It is the
///    only other adapter in these tests, and they know its port alone.
///
/// `-Dscoresheet.test.database=given|container|embedded` (or `SCORESHEET_TEST_DATABASE`) forces one and fails
/// when it cannot be had. The server is as durable as in production, since the log refuses one that is not.
///
/// @param subjects the subjects whose schemas it has
public record TestDatabase(DatabaseAddress address, String name, List<String> subjects) implements AutoCloseable {

    private static final int SECONDS_TO_CONNECT = 20;
    private static final String PROPERTY = "scoresheet.test.database";

    /// One server per JVM is the point: starting it is slow, and every test class has a database of its own in it.
    private static final class Server {
        static final DatabaseAddress ADDRESS = chosen();
        static final Map<List<String>, TestDatabase> TEMPLATES = new ConcurrentHashMap<>();
    }

    /// Without any schema.
    public static TestDatabase fresh() {
        return created("", List.of());
    }

    /// With the schemas of these subjects, as their migrations make them, and a log of its own.
    public static TestDatabase migrated(String... subjects) {
        var wanted = List.of(subjects);
        var template = Server.TEMPLATES.computeIfAbsent(wanted, TestDatabase::template);
        var copy = created(" template " + template.name, wanted);
        if (wanted.contains("kernel")) {
            execute(copy.address, "update kernel.head set incarnation = gen_random_uuid()");
        }
        return copy;
    }

    /// Runs the migrations of these subjects unless they ran already.
    public void migrate(String... wanted) {
        if (!subjects.equals(List.of(wanted))) {
            new Migrations(address, List.of(wanted)).migrate();
        }
    }

    private static TestDatabase template(List<String> subjects) {
        var template = created("", subjects);
        new Migrations(template.address, subjects).migrate();
        Runtime.getRuntime().addShutdownHook(new Thread(template::dropIfServerIsThere));
        return template;
    }

    private static TestDatabase created(String how, List<String> subjects) {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(Server.ADDRESS, "create database " + name + how);
        var server = Server.ADDRESS;
        var url = server.jdbcUrl().replaceFirst("(jdbc:postgresql:(?://[^/]+/)?)[^?]*", "$1" + name);
        return new TestDatabase(new DatabaseAddress(url, server.user(), server.password()), name, subjects);
    }

    public String jdbcUrl() {
        return address.jdbcUrl();
    }

    public String user() {
        return address.user();
    }

    public String password() {
        return address.password();
    }

    @Override
    public void close() {
        execute(Server.ADDRESS, "drop database if exists " + name + " with (force)");
    }

    /// The embedded server may have ended already, with all that it has.
    private void dropIfServerIsThere() {
        try {
            close();
        } catch (IllegalStateException gone) {
            // nothing is left of it
        }
    }

    private static DatabaseAddress chosen() {
        var forced = setting(PROPERTY);
        var address = switch (forced.orElse("any")) {
            case "given" -> given().orElseThrow(() -> new IllegalStateException("no " + PROPERTY + ".url is given"));
            case "container" -> container();
            case "embedded" -> embedded();
            case "any" -> given().or(TestDatabase::containerAtHand).orElseGet(TestDatabase::embedded);
            default ->
                throw new IllegalStateException(
                        "%s is '%s': given, container or embedded".formatted(PROPERTY, forced.orElseThrow()));
        };
        System.out.println("test database: " + address);
        return address;
    }

    static Optional<String> setting(String name) {
        var variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(name, System.getenv(variable)))
                .filter(text -> !text.isBlank());
    }

    private static Optional<DatabaseAddress> given() {
        return setting(PROPERTY + ".url")
                .map(url -> new DatabaseAddress(
                        url,
                        setting(PROPERTY + ".user").orElse(""),
                        setting(PROPERTY + ".password").orElse("")));
    }

    private static Optional<DatabaseAddress> containerAtHand() {
        return ContainerEngine.has(image()) ? Optional.of(container()) : Optional.empty();
    }

    private static String image() {
        return setting(PROPERTY + ".image").orElse("postgres:18");
    }

    /// Ends with the JVM.
    @SuppressWarnings("resource")
    private static DatabaseAddress container() {
        if (!ContainerEngine.has(image())) {
            throw new IllegalStateException("no container engine answers that has the image " + image());
        }
        var container = new PostgreSQLContainer(DockerImageName.parse(image()).asCompatibleSubstituteFor("postgres"))
                .withCommand("postgres", "-c", "max_connections=200")
                .withStartupTimeout(Duration.ofMinutes(3));
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        container.start();
        return new DatabaseAddress(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    /// A folder of this JVM's own: two builds may test the same module at once. One that an earlier, killed JVM left is
    /// used again.
    private static DatabaseAddress embedded() {
        var embedded = embeddedOfThisBuild();
        var settings = Map.of("max_wal_size", "256MB");
        for (var number = 1; ; number++) {
            var folder = folder(number);
            try {
                var server = embedded.start(ServerFolders.of(folder.toString()), settings);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
                var address = new DatabaseAddress(server.jdbcUrl(), server.user(), server.password());
                dropLeftovers(address);
                return address;
            } catch (DataFolderUnusable inUse) {
                if (number == 20) {
                    throw inUse;
                }
            }
        }
    }

    /// Returns the embedded server, or fails with what a build without it needs instead.
    public static EmbeddedDatabase embeddedOfThisBuild() {
        return EmbeddedDatabase.ofThisBuild()
                .orElseThrow(() -> new IllegalStateException(
                        "this build has no embedded server; name a database for the tests with %s.url, or start a"
                                        .formatted(PROPERTY)
                                + " container engine that has the image " + image()));
    }

    /// In memory its name says whose it is, so that it is found again and never in two builds' way.
    private static Path folder(int number) {
        var module = Path.of("").toAbsolutePath();
        return InMemory.place()
                .map(place -> place.resolve("scoresheet-test-%08x-%d".formatted(module.hashCode(), number)))
                .orElseGet(() -> module.resolve(Path.of("target", "test-database-" + number)));
    }

    /// Deletes a folder in memory. A folder in `target/` stays, so that the next start needs no new cluster.
    private static void end(RunningDatabase server, Path folder) {
        server.close();
        if (InMemory.place().filter(folder::startsWith).isPresent()) {
            InMemory.delete(folder);
        }
    }

    private static void dropLeftovers(DatabaseAddress server) {
        try (var connection = server.connect(SECONDS_TO_CONNECT);
                var statement = connection.createStatement();
                var drop = connection.createStatement();
                var leftovers =
                        statement.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
            while (leftovers.next()) {
                drop.execute("drop database " + leftovers.getString(1) + " with (force)");
            }
        } catch (SQLException problem) {
            throw new IllegalStateException("cannot tidy up " + server, problem);
        }
    }

    private static void execute(DatabaseAddress server, String sql) {
        try (var connection = server.connect(SECONDS_TO_CONNECT);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException problem) {
            throw new IllegalStateException("%s on %s: %s".formatted(sql, server, problem.getMessage()), problem);
        }
    }
}
