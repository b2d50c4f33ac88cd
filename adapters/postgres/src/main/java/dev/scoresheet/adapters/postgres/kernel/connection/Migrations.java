package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.application.kernel.Product;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/// The schema of every subject: one schema of its name, one history inside it, one folder `db/<subject>` of
/// migrations. The first is `kernel`; a subject may rely on those before it.
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

    /// The role that can read the histories.
    private enum Reader {
        /// There is no history.
        NONE,
        /// The user can, without taking a role.
        USER,
        APPLICATION
    }

    private static final int SECONDS_TO_ANSWER = 60;
    private static final String HISTORY = "flyway_schema_history";
    private static final String NOT_MIGRATED = "the database cannot be migrated";
    private static final String UNSEEN = "the schema cannot be looked at";

    /// In the place of a role.
    private static final String USER = "";

    private final DatabaseAddress address;
    private final List<String> subjects;

    public Migrations(DatabaseAddress address, List<String> subjects) {
        this.address = address;
        this.subjects = List.copyOf(subjects);
    }

    /// Brings every subject up to this release, when it is this session's turn.
    ///
    /// @throws DatabaseUnsuitable when the server does not fit, or the user may not
    public void migrate() {
        try (var turn = await(_ -> {})) {
            turn.migrate();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another node migrates", interrupted);
        }
    }

    /// Waits until no other node migrates this database, for as long as that takes.
    ///
    /// @param waiting takes a sentence that names the session which migrates: at once, and then every minute
    /// @throws DatabaseUnsuitable when the server does not fit
    public Turn await(Consumer<String> waiting) throws InterruptedException {
        try {
            return new Turn(MigrationLock.await(address, waiting));
        } catch (SQLException failure) {
            throw DatabaseError.of(failure).thrown(NOT_MIGRATED);
        }
    }

    /// The time in which one node migrates and all others wait.
    public final class Turn implements AutoCloseable {

        private final MigrationLock lock;

        private Turn(MigrationLock lock) {
            this.lock = lock;
        }

        /// Brings every subject up to this release.
        ///
        /// @throws DatabaseUnsuitable when the user may not, or the database holds what no migration made
        public void migrate() {
            try {
                for (var subject : subjects) {
                    flyway(subject, Reader.USER).migrate();
                }
            } catch (FlywayException failure) {
                throw refused(failure);
            }
            grant();
        }

        /// Grants the application's role what it needs to read the histories, where that is missing. Releases
        /// before this one did not grant it.
        ///
        /// @throws DatabaseUnsuitable when this user is not the one who may grant it
        public void grant() {
            try {
                for (var subject : subjects) {
                    Migrations.grant(lock.connection(), subject);
                }
            } catch (SQLException failure) {
                throw DatabaseError.of(failure).thrown(NOT_MIGRATED);
            }
        }

        @Override
        public void close() {
            lock.close();
        }
    }

    private static void grant(Connection connection, String subject) throws SQLException {
        var application = DatabaseRole.APPLICATION.role();
        if (isReadable(connection, subject, application).equals(Optional.of(true))) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("grant usage on schema \"%s\" to \"%s\"".formatted(subject, application));
            statement.execute("grant select on \"%s\".\"%s\" to \"%s\"".formatted(subject, HISTORY, application));
        } catch (SQLException failure) {
            if (DatabaseFault.of(failure) == DatabaseFault.DENIED) {
                throw notGranted(subject);
            }
            throw failure;
        }
        // the server only warns a user who has a privilege and must not grant it
        if (!isReadable(connection, subject, application).equals(Optional.of(true))) {
            throw notGranted(subject);
        }
    }

    private static DatabaseUnsuitable notGranted(String subject) {
        return new DatabaseUnsuitable(
                "%s must not read %s.%s, and this user must not grant it; run `migrate` as the user who made the schema"
                        .formatted(DatabaseRole.APPLICATION.role(), subject, HISTORY));
    }

    private static RuntimeException refused(FlywayException failure) {
        var error = DatabaseError.in(failure);
        var fault = error.map(DatabaseError::fault).orElse(DatabaseFault.UNFIT);
        return switch (fault) {
            case GONE, READ_ONLY, TRANSIENT, EXHAUSTED -> error.orElseThrow().thrown(NOT_MIGRATED);
            case DENIED, UNFIT, DATA, DAMAGED, DEFECT ->
                new DatabaseUnsuitable(
                        "the database cannot be migrated by this user, or holds what no migration made; run `migrate`"
                                + " as a user who may create schemas and roles: "
                                + error.map(Throwable::getMessage).orElse(failure.getMessage()));
        };
    }

    /// Changes nothing.
    public State state() {
        var reader = reader();
        return reader == Reader.NONE ? State.ABSENT : looked(() -> state(reader));
    }

    private State state(Reader reader) {
        var state = State.CURRENT;
        for (var subject : subjects) {
            var info = flyway(subject, reader).info();
            if (info.pending().length > 0) {
                return State.BEHIND;
            }
            var ahead = List.of(info.applied()).stream()
                    .anyMatch(applied -> applied.getState() == MigrationState.FUTURE_SUCCESS);
            state = ahead ? State.AHEAD : state;
        }
        return state;
    }

    /// Asks the catalog, which answers users without a privilege on a schema, too.
    private Reader reader() {
        try (var connection = address.connect(SECONDS_TO_ANSWER)) {
            TransactionPooling.refuse(connection, address); // Flyway would meet sessions of others
            if (isReadable(connection, subjects.getFirst(), USER).isEmpty()) {
                return Reader.NONE;
            }
            for (var subject : subjects) {
                if (isReadable(connection, subject, USER).equals(Optional.of(false))) {
                    return Reader.APPLICATION;
                }
            }
            return Reader.USER;
        } catch (SQLException failure) {
            throw DatabaseError.of(failure).thrown(UNSEEN);
        }
    }

    /// Empty when there is no history.
    private static Optional<Boolean> isReadable(Connection connection, String subject, String role)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                select has_schema_privilege(who.name, n.oid, 'usage') and has_table_privilege(who.name, c.oid, 'select')
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                cross join (select coalesce(nullif(?, ''), current_user)::name as name) who
                where n.nspname = ? and c.relname = ?""")) {
            statement.setString(1, role);
            statement.setString(2, subject);
            statement.setString(3, HISTORY);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBoolean(1)) : Optional.empty();
            }
        }
    }

    /// The last migration of a subject that the database has, empty for none.
    public String version(String subject) {
        var reader = reader();
        return reader == Reader.NONE ? "" : looked(() -> version(subject, reader));
    }

    private String version(String subject, Reader reader) {
        var current = flyway(subject, reader).info().current();
        MigrationVersion version = current == null ? null : current.getVersion();
        return version == null ? "" : version.toString();
    }

    /// An error of the library in the words of the database behind it.
    private static <T> T looked(Supplier<T> look) {
        try {
            return look.get();
        } catch (FlywayException failure) {
            throw DatabaseError.in(failure)
                    .map(error -> error.thrown(UNSEEN))
                    .orElseGet(() -> new DatabaseUnsuitable(UNSEEN + ": " + failure.getMessage()));
        }
    }

    private Flyway flyway(String subject, Reader as) {
        var configuration = Flyway.configure();
        if (as == Reader.APPLICATION) {
            configuration.dataSource(new SessionPools(address, SessionSettings.reading(Product.NAME, "schema")));
        } else {
            configuration.dataSource(address.jdbcUrl(), address.user(), address.password());
        }
        return configuration
                .schemas(subject)
                .defaultSchema(subject)
                .table(HISTORY)
                .createSchemas(true)
                .locations("classpath:db/" + subject)
                .placeholders(DatabaseRole.placeholders())
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .connectRetries(0)
                .load();
    }
}
