package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.bootstrap.kernel.process.Commands;
import dev.scoresheet.domain.chess.ChessEvent;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands on a database that this release did not make, or that an older one made: they refuse and change nothing.
/// The list of all verbs is asked, so a new one is tried, too.
class OthersDatabaseTest {

    private static final Set<String> MAKE_SCHEMAS = Set.of("migrate", "import", "import-events");

    @TempDir(factory = InMemory.class)
    Path home;

    @Test
    void a_database_of_another_program_stays_as_it_is() throws Exception {
        try (var database = TestDatabase.fresh()) {
            change(database, "create schema kernel");
            change(database, "create table kernel.invoice (number integer primary key)");
            everyOtherVerbRefuses(database, "holds no schema of Scoresheet: nothing was changed");
        }
    }

    @Test
    void a_database_of_an_older_release_stays_as_it_is() throws Exception {
        try (var database = TestDatabase.migrated("kernel")) {
            everyOtherVerbRefuses(database, "older than this release: nothing was changed; run `migrate` first");
        }
    }

    private void everyOtherVerbRefuses(TestDatabase database, String why) throws Exception {
        var commands = new Commands<ChessEvent>(ChessWiring::new, database.address(), home);
        var verbs = commands.onDatabases();
        var names = verbs.stream().map(verb -> verb.spec().name()).toList();
        assertTrue(
                names.containsAll(MAKE_SCHEMAS) && names.containsAll(List.of("projections", "verify")),
                names::toString);
        var before = objects(database);
        for (var verb : verbs) {
            if (!MAKE_SCHEMAS.contains(verb.spec().name())) {
                var ended = commands.run(words(verb));
                assertEquals(78, ended.code(), () -> verb.spec().name() + ": " + ended.err());
                assertTrue(ended.err().contains(why), ended::err);
                assertEquals(before, objects(database), verb.spec().name());
            }
        }
    }

    /// The verb with all that it requires.
    static List<String> words(Verb verb) {
        var words = new ArrayList<>(List.of(verb.words().split(" ")));
        verb.spec()
                .positionalParameters()
                .forEach(word -> words.add(word.paramLabel().equals("NAME") ? "games" : "1"));
        verb.spec().options().stream()
                .filter(option -> option.required())
                .forEach(option -> words.addAll(List.of(option.longestName(), "1")));
        return words;
    }

    private static void change(TestDatabase database, String statement) throws SQLException {
        try (var connection = database.address().connect(20);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /// Everything that migrations make, in this database and beside it, with the version of its row.
    private static List<String> objects(TestDatabase database) throws SQLException {
        try (var connection = database.address().connect(20);
                var sql = connection.createStatement();
                var rows = sql.executeQuery("""
                        select relname || ' ' || xmin from pg_class where oid >= 16384
                        union all select nspname || ' ' || xmin from pg_namespace where oid >= 16384
                        union all select proname || ' ' || xmin from pg_proc where oid >= 16384
                        union all select rolname from pg_roles
                        order by 1""")) {
            var objects = new ArrayList<String>();
            while (rows.next()) {
                objects.add(rows.getString(1));
            }
            return objects;
        }
    }
}
