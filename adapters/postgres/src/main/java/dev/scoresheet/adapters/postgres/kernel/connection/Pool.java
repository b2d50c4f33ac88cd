package dev.scoresheet.adapters.postgres.kernel.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Connection pool for one purpose, with a maximum size, so that one purpose cannot starve another. Readers queue for a
/// turn, then wait for a connection, as transactions do: the pool opens connections on demand, one after another. On a
/// busy machine that takes more than 1 s. While the database does not answer, a reader gets an error after 1 s.
public final class Pool implements AutoCloseable {

    /// Maximum wait while the database answers. Clients time out later, the listener earlier.
    private static final Duration TURN = Duration.ofSeconds(25);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Maximum wait for a connection after the turn, while the database answers.
    private static final Duration OPENING = Duration.ofSeconds(5);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final TimeSource time = TimeSource.system();
    private final String purpose;
    private final HikariDataSource connections;
    private final DSLContext sql;
    private final Semaphore turns;

    /// Statement timeout of a reader. When all readers take longer, the server does not answer.
    private final Duration standstill;

    private volatile boolean away;

    /// Time at which a reader last began or ended.
    private volatile long movedAt = time.nanos();

    public Pool(DatabaseAddress address, String application, String purpose, int size, Duration statement) {
        this(address, SessionSettings.reading(application, purpose, statement), purpose, size, 1, true, PATIENCE);
    }

    private Pool(
            DatabaseAddress address,
            SessionSettings session,
            String purpose,
            int size,
            int atLeast,
            boolean autoCommit,
            Duration patience) {
        this.purpose = purpose;
        this.standstill = Duration.ofMillis(session.statement());
        this.turns = new Semaphore(size, true);
        var config = new HikariConfig();
        config.setPoolName(purpose);
        config.setDataSource(new SessionPools(address, session));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(atLeast);
        config.setAutoCommit(autoCommit);
        config.setIsolateInternalQueries(true); // otherwise the first rollback undoes the session settings
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(Duration.ofMillis(750).toMillis());
        config.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        config.setInitializationFailTimeout(-1); // reachability is checked once, before any pool
        config.setExceptionOverride(new Eviction());
        this.connections = new HikariDataSource(config);
        this.sql = DSL.using(new PatientConnections(), SQLDialect.POSTGRES);
    }

    /// Rule that closes sessions that cannot be used any more, after an error of any statement. The pool by itself
    /// detects only lost connections. A session that began while its server was read-only would stay
    /// read-only for its lifetime.
    private final class Eviction implements SQLExceptionOverride {
        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            var fault = DatabaseFault.of(failure);
            if (fault == DatabaseFault.READ_ONLY) {
                connections.getHikariPoolMXBean().softEvictConnections();
            }
            return fault.endsSession()
                    ? SQLExceptionOverride.Override.MUST_EVICT
                    : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }

    /// Source of connections for readers. The pool waits 1 s for a connection. That is short for a
    /// connection that opens on a busy machine, so a reader waits again, unless the database does not
    /// answer.
    private final class PatientConnections implements ConnectionProvider {

        @Override
        public Connection acquire() {
            var deadline = time.deadline(OPENING);
            while (true) {
                try {
                    var connection = connections.getConnection();
                    connection.setAutoCommit(true); // also in a pool of transactions; the pool sets it back
                    return connection;
                } catch (SQLException late) {
                    var isOpening = late instanceof SQLTransientConnectionException && late.getCause() == null;
                    if (!isOpening || away || deadline.isOver()) {
                        throw new DataAccessException("no connection for " + purpose, late);
                    }
                }
            }
        }

        @Override
        public void release(Connection connection) {
            try {
                connection.close();
            } catch (SQLException failure) {
                throw new DataAccessException("the connection was not returned to " + purpose, failure);
            }
        }
    }

    /// Creates a pool for transactions, which opens connections on demand.
    public static Pool ofTransactions(DatabaseAddress address, SessionSettings session, String purpose, int size) {
        return new Pool(address, session, purpose, size, 0, false, OPENING);
    }

    /// Runs one statement in autocommit. No snapshot is held between calls.
    ///
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the database is to blame, as
    ///     [DatabaseError#thrown] says
    public <T> T read(Function<DSLContext, T> query) {
        awaitTurn();
        try {
            var answer = query.apply(sql);
            away = false;
            return answer;
        } catch (DataAccessException failure) {
            var error = DatabaseError.in(failure);
            away = error.filter(known -> known.fault() == DatabaseFault.GONE).isPresent();
            throw error.map(known -> known.thrown("the log cannot be read")).orElse(failure);
        } finally {
            movedAt = time.nanos();
            turns.release();
        }
    }

    /// Waits only briefly while the database does not answer. Otherwise a queue would form, and each turn would take
    /// the pool's patience or a timeout.
    private void awaitTurn() {
        var patience = away || standsStill() ? PATIENCE : TURN;
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailable(
                        "no connection for %s was free within %d s".formatted(purpose, patience.toSeconds()),
                        RETRY_AFTER);
            }
            movedAt = time.nanos();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("the wait for a connection was interrupted", RETRY_AFTER, ended);
        }
    }

    private boolean standsStill() {
        return turns.availablePermits() == 0 && time.since(movedAt).compareTo(standstill) > 0;
    }

    /// Work in one transaction.
    @FunctionalInterface
    public interface Transaction<T> {
        T in(Connection connection) throws SQLException;
    }

    /// Runs one transaction on a connection of a pool of transactions. If the connection breaks at its end, it may be
    /// committed.
    ///
    /// @throws SQLException the error of the database; the transaction is rolled back, unless the
    ///     connection is lost
    public <T> T transact(Transaction<T> work) throws SQLException {
        try (var connection = connections.getConnection()) {
            return committed(connection, work);
        }
    }

    /// Runs one statement in autocommit, without the round trips of a transaction. Works on a pool of transactions,
    /// too.
    ///
    /// @throws SQLException as for [#transact]
    public <T> T autocommit(Transaction<T> statement) throws SQLException {
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(true);
            return statement.in(connection);
        } catch (DataAccessException failure) {
            throw cause(failure);
        }
    }

    /// Runs one transaction on a connection that is not in autocommit.
    public static <T> T committed(Connection connection, Transaction<T> work) throws SQLException {
        try {
            var answer = work.in(connection);
            connection.commit();
            return answer;
        } catch (DataAccessException failure) {
            rollBack(connection, failure);
            throw cause(failure);
        } catch (SQLException | RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    private static SQLException cause(DataAccessException failure) {
        var cause = failure.getCause(SQLException.class);
        if (cause == null) {
            throw failure;
        }
        return cause;
    }

    public static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException another) {
            failure.addSuppressed(another);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
