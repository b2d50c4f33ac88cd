package dev.scoresheet.adapters.postgres.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/// The schema of every subject: one schema of its name, one history inside it, one folder `db/<subject>` of migrations.
/// The first is `kernel`; a subject may rely on those before it.
public final class Migrations {

    /// How a database stands to the migrations of this release.
    public enum State {
        /// No migration of ours was ever here: an empty database, or one of another program.
        ABSENT,
        /// Nothing to do.
        CURRENT,
        /// Of an older release.
        BEHIND,
        /// A newer release has been here; it only ever adds, so this one still works.
        AHEAD
    }

    private static final int WAIT_SECONDS = 60;
    private static final String HISTORY = "flyway_schema_history";
    private static final long LOCK = 0x73636f7265L;

    private final DatabaseAddress address;
    private final List<String> subjects;

    public Migrations(DatabaseAddress address, List<String> subjects) {
        this.address = address;
        this.subjects = List.copyOf(subjects);
    }

    /// Brings every subject up to this release. Nodes that start together wait for each other.
    ///
    /// @throws DatabaseRefused when the server does not fit, or the user may not
    public void migrate() {
        try (var connection = address.connect(WAIT_SECONDS)) {
            Fitness.check(connection);
            lock(connection);
            for (var subject : subjects) {
                flyway(subject).migrate();
            }
        } catch (SQLException failure) {
            throw DatabaseError.of(failure).thrown("the database cannot be migrated");
        } catch (FlywayException failure) {
            throw refused(failure);
        }
    }

    private static RuntimeException refused(FlywayException failure) {
        var error = DatabaseError.in(failure);
        var fault = error.map(DatabaseError::fault).orElse(DatabaseFault.UNFIT);
        return switch (fault) {
            case GONE, READ_ONLY, TRANSIENT, EXHAUSTED -> error.orElseThrow().thrown("the database cannot be migrated");
            case DENIED, UNFIT, DATA, DAMAGED, DEFECT ->
                new DatabaseRefused(
                        "the database cannot be migrated by this user, or holds what no migration made; run `migrate`"
                                + " as a user who may create schemas and roles: "
                                + error.map(Throwable::getMessage).orElse(failure.getMessage()));
        };
    }

    /// Changes nothing.
    public State state() {
        if (!hasHistory()) {
            return State.ABSENT;
        }
        var state = State.CURRENT;
        for (var subject : subjects) {
            var info = flyway(subject).info();
            if (info.pending().length > 0) {
                return State.BEHIND;
            }
            var ahead = List.of(info.applied()).stream()
                    .anyMatch(applied -> applied.getState() == MigrationState.FUTURE_SUCCESS);
            state = ahead ? State.AHEAD : state;
        }
        return state;
    }

    /// The catalog answers users without a privilege on the schema, too.
    private boolean hasHistory() {
        try (var connection = address.connect(WAIT_SECONDS);
                var statement = connection.prepareStatement("""
                        select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                        where nspname = ? and relname = ?""")) {
            statement.setString(1, subjects.getFirst());
            statement.setString(2, HISTORY);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failure) {
            throw DatabaseError.of(failure).thrown("the schema cannot be looked at");
        }
    }

    /// The last migration of a subject that the database has, empty for none.
    public String version(String subject) {
        var current = flyway(subject).info().current();
        MigrationVersion version = current == null ? null : current.getVersion();
        return version == null ? "" : version.toString();
    }

    private Flyway flyway(String subject) {
        return Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .schemas(subject)
                .defaultSchema(subject)
                .table(HISTORY)
                .createSchemas(true)
                .locations("classpath:db/" + subject)
                .placeholders(Roles.placeholders())
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .connectRetries(0)
                .load();
    }

    /// Flyway locks its history, but only once the schema is there. A session's lock: it ends with this connection.
    private static void lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '%ds'".formatted(WAIT_SECONDS - 5));
            statement.execute("select pg_advisory_lock(%d)".formatted(LOCK));
        }
    }
}
