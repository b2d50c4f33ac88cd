package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.application.kernel.Product;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/// Schemas of all subjects. Each has one schema of its name, one history in it, and one folder `db/<subject>` of
/// migrations. The first is `kernel`; a subject may rely on those before it.
public final class Migrations {

    /// State of a database relative to the migrations of this release.
    public enum State {
        /// No migration of this program ran: the database is empty or belongs to another program.
        ABSENT,
        /// Fully migrated.
        CURRENT,
        /// The schema is of an older release.
        BEHIND,
        /// A newer release ran. Releases only add, so this one still works.
        AHEAD
    }

    /// Role that can read the histories.
    private enum Reader {
        /// No history exists.
        NONE,
        /// The user can read them without a role.
        USER,
        APPLICATION
    }

    private static final int SECONDS_TO_ANSWER = 60;
    private static final String NOT_MIGRATED = "the database cannot be migrated";
    private static final String UNSEEN = "the schema cannot be read";

    private final DatabaseAddress address;
    private final List<String> subjects;

    public Migrations(DatabaseAddress address, List<String> subjects) {
        this.address = address;
        this.subjects = List.copyOf(subjects);
    }

    /// Migrates every subject, once this session holds the lock.
    ///
    /// @throws DatabaseUnsuitable when the server does not meet the requirements, or the user lacks the rights
    public void migrate() {
        try (var turn = await(_ -> {})) {
            turn.migrate();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another node migrates", interrupted);
        }
    }

    /// Waits, without a timeout, until no other node migrates this database.
    ///
    /// @param waiting the receiver of a sentence that names the migrating session: at once, then every minute
    /// @throws DatabaseUnsuitable when the server does not meet the requirements
    public Turn await(Consumer<String> waiting) throws InterruptedException {
        try {
            return new Turn(MigrationLock.await(address, waiting));
        } catch (SQLException failure) {
            throw DatabaseError.of(failure).thrown(NOT_MIGRATED);
        }
    }

    /// Period in which one node migrates and all others wait.
    public final class Turn implements AutoCloseable {

        private final MigrationLock lock;

        private Turn(MigrationLock lock) {
            this.lock = lock;
        }

        /// Migrates every subject to this release.
        ///
        /// @throws DatabaseUnsuitable when the user lacks the rights, or the database holds objects that no
        ///     migration made
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

        /// Grants the application's role the missing privileges to read the histories. Earlier releases did not grant
        /// them.
        ///
        /// @throws DatabaseUnsuitable when this user has no right to grant them
        public void grant() {
            try {
                for (var subject : subjects) {
                    history(subject).grant(lock.connection());
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

    private static RuntimeException refused(FlywayException failure) {
        var error = DatabaseError.in(failure);
        var fault = error.map(DatabaseError::fault).orElse(DatabaseFault.UNFIT);
        return switch (fault) {
            case GONE, READ_ONLY, TRANSIENT, EXHAUSTED -> error.orElseThrow().thrown(NOT_MIGRATED);
            case DENIED, UNFIT, DATA, DAMAGED, DEFECT ->
                new DatabaseUnsuitable(
                        "this user cannot migrate the database, or it holds objects that no migration made; run `migrate`"
                                + " as a user who can create schemas and roles: "
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

    /// Reads the catalog, which answers users without privileges, too.
    private Reader reader() {
        try (var connection = address.connect(SECONDS_TO_ANSWER)) {
            TransactionPooling.refuse(connection, address); // Flyway would share sessions with others
            if (history(subjects.getFirst()).isReadable(connection).isEmpty()) {
                return Reader.NONE;
            }
            for (var subject : subjects) {
                if (history(subject).isReadable(connection).equals(Optional.of(false))) {
                    return Reader.APPLICATION;
                }
            }
            return Reader.USER;
        } catch (SQLException failure) {
            throw DatabaseError.of(failure).thrown(UNSEEN);
        }
    }

    /// Returns the last migration of a subject in the database; empty for none.
    public String version(String subject) {
        var reader = reader();
        return reader == Reader.NONE ? "" : looked(() -> version(subject, reader));
    }

    private String version(String subject, Reader reader) {
        var current = flyway(subject, reader).info().current();
        MigrationVersion version = current == null ? null : current.getVersion();
        return version == null ? "" : version.toString();
    }

    /// Converts an error of Flyway into the error of the database behind it.
    private static <T> T looked(Supplier<T> look) {
        try {
            return look.get();
        } catch (FlywayException failure) {
            throw DatabaseError.in(failure)
                    .map(error -> error.thrown(UNSEEN))
                    .orElseGet(() -> new DatabaseUnsuitable(UNSEEN + ": " + failure.getMessage()));
        }
    }

    private MigrationHistory history(String subject) {
        return new MigrationHistory(subject, address.name(DatabaseRole.APPLICATION));
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
                .table(MigrationHistory.TABLE)
                .createSchemas(true)
                .locations("classpath:db/" + subject)
                .placeholders(address.roles().placeholders())
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .connectRetries(0)
                .load();
    }
}
