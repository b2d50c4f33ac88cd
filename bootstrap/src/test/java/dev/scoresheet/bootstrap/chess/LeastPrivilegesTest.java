package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.bootstrap.kernel.process.Commands;
import dev.scoresheet.domain.chess.ChessEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Database that an administrator migrated. A database user uses it that owns nothing and can only take the
/// roles of a node.
class LeastPrivilegesTest {

    @TempDir(factory = InMemory.class)
    Path home;

    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");
    private final String user = database.name();

    @BeforeEach
    void make() throws SQLException {
        run("create role \"%s\" login password 'weak'".formatted(user));
    }

    @AfterEach
    void drop() throws SQLException {
        run("drop owned by \"%1$s\"; drop role \"%1$s\"".formatted(user));
        database.close();
    }

    /// Ten connections are few, but enough.
    @Test
    @Timeout(180)
    void such_a_user_serves_and_every_command_works_that_makes_no_schema() throws Exception {
        grant("scoresheet_application");
        grant("scoresheet_projections");
        try (var sandbox = new Sandbox(home)
                .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                .with("SCORESHEET_DATABASE_USER", user)
                .with("SCORESHEET_DATABASE_PASSWORD", "weak")) {
            run("alter role \"%s\" connection limit 11".formatted(user));
            var server = sandbox.serve();
            assertTrue(
                    sandbox.err(server.name()).contains("the limit of user %s is 11".formatted(user)),
                    sandbox.err(server.name()));
            assertEquals(201, status(post(server.api() + "/api/games")), sandbox.err(server.name()));
            while (status(get(server.operations() + "/health/ready")) != 200) {
                Thread.sleep(100);
            }
            assertEquals(200, status(get(server.api() + "/api/games")), sandbox.err(server.name()));
            assertEquals(143, server.terminate());
            run("alter role \"%s\" connection limit -1".formatted(user));
        }
        var commands = commands();
        for (var verb : commands.onDatabases()) {
            if (!Set.of("import", "import-events").contains(verb.spec().name())) { // these need a file
                var ended = commands.run(OthersDatabaseTest.words(verb));
                assertTrue(
                        Set.of(0, 1).contains(ended.code()) || ended.err().contains("there is no process 'games'"),
                        () -> verb.words() + ": " + ended);
            }
        }
    }

    @Test
    @Timeout(60) // a server that is not refused goes on
    void a_user_without_the_roles_is_told_which() throws Exception {
        isDenied("scoresheet_application", "verify");
        grant("scoresheet_application");
        assertEquals(0, commands().run(List.of("verify")).code());
        isDenied("scoresheet_projections", "projections");
        isDenied("scoresheet_projections", "serve", "--port", "0", "--operations-port", "0");
    }

    private void isDenied(String role, String... words) {
        var ended = commands().run(List.of(words));
        assertEquals(77, ended.code(), ended::err);
        assertTrue(ended.err().contains("permission denied to set role \"%s\"".formatted(role)), ended::err);
        assertTrue(ended.err().contains("grant the roles to the user"), ended::err);
    }

    private Commands<ChessEvent> commands() {
        return new Commands<>(ChessWiring::new, new DatabaseAddress(database.jdbcUrl(), user, "weak"), home);
    }

    private void grant(String role) throws SQLException {
        run("grant %s to \"%s\" with set true, inherit false".formatted(role, user));
    }

    private void run(String statement) throws SQLException {
        try (var connection = database.address().connect(20);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }

    private static HttpRequest post(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"white\":\"ada\",\"black\":\"bob\",\"timeControl\":null}"))
                .build();
    }

    private static int status(HttpRequest request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).statusCode();
        }
    }
}
