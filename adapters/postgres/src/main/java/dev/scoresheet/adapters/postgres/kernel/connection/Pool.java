package dev.scoresheet.adapters.postgres.kernel.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Connections for one purpose, bounded, so that one purpose cannot starve another. Readers wait for one in turn. A
/// reader that has its turn gets a connection within a second or is told that the database is away, and a transaction
/// within five, since its connections are opened on demand.
public final class Pool implements AutoCloseable {

    /// While the database answers. Clients give up after that, and the listener before.
    private static final Duration TURN = Duration.ofSeconds(25);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// As long as a statement of a reader may take. When all readers take longer, the server does not answer.
    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final String purpose;
    private final HikariDataSource connections;
    private final DSLContext sql;
    private final Semaphore turns;

    private final Duration standstill;
    private volatile boolean away;
    private volatile long endedAt = System.nanoTime();

    public Pool(DatabaseAddress address, String application, String purpose, int size) {
        this(address, application, purpose, size, STANDSTILL);
    }

    Pool(DatabaseAddress address, String application, String purpose, int size, Duration standstill) {
        this(address, SessionSettings.reading(application, purpose), purpose, size, 1, true, PATIENCE, standstill);
    }

    private Pool(
            DatabaseAddress address,
            SessionSettings session,
            String purpose,
            int size,
            int atLeast,
            boolean autoCommit,
            Duration patience,
            Duration standstill) {
        this.purpose = purpose;
        this.standstill = standstill;
        this.turns = new Semaphore(size, true);
        var config = new HikariConfig();
        config.setPoolName(purpose);
        config.setDataSource(new SessionPools(address, session));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(atLeast);
        config.setAutoCommit(autoCommit);
        config.setIsolateInternalQueries(true); // else the first rollback takes back what was introduced
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(Duration.ofMillis(750).toMillis());
        config.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        config.setInitializationFailTimeout(-1); // whether it can be reached is asked once, before any pool
        config.setExceptionOverride(new Eviction());
        this.connections = new HikariDataSource(config);
        this.sql = DSL.using(connections, SQLDialect.POSTGRES);
    }

    /// The end of sessions that are of no more use, whatever statement of theirs met the error. The pool itself knows
    /// only lost connections. A session that began while its server took no writes would stay read-only for as long
    /// as it lives.
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

    /// For transactions; a connection is opened when somebody needs it. So whoever comes with many
    /// others waits for some to be opened, one after another, which takes a busy machine more than a
    /// second.
    public static Pool ofTransactions(DatabaseAddress address, SessionSettings session, String purpose, int size) {
        return new Pool(address, session, purpose, size, 0, false, Duration.ofSeconds(5), STANDSTILL);
    }

    /// One statement in autocommit: nothing here holds a snapshot between calls.
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
            endedAt = System.nanoTime();
            turns.release();
        }
    }

    /// No queue forms before a database that is away or does not answer: each turn would take as long as the pool is
    /// patient, or a time-out.
    private void awaitTurn() {
        var patience = away || standsStill() ? PATIENCE : TURN;
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailable(
                        "no connection for %s was free within %d s".formatted(purpose, patience.toSeconds()),
                        RETRY_AFTER);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("the wait for a connection was interrupted", RETRY_AFTER, ended);
        }
    }

    private boolean standsStill() {
        return turns.availablePermits() == 0 && System.nanoTime() - endedAt > standstill.toNanos();
    }

    /// What happens in one transaction.
    @FunctionalInterface
    public interface Transaction<T> {
        T in(Connection connection) throws SQLException;
    }

    /// One transaction of a pool of transactions. When the connection breaks at its end, it may have
    /// been committed.
    ///
    /// @throws SQLException as the database gave it; nothing is done then, unless it says that the
    ///     connection is gone
    public <T> T transact(Transaction<T> work) throws SQLException {
        try (var connection = connections.getConnection()) {
            return committed(connection, work);
        }
    }

    /// One statement that is a transaction by itself, without the round trips of one: of a pool of
    /// transactions, too.
    ///
    /// @throws SQLException as from [#transact]
    public <T> T autocommit(Transaction<T> statement) throws SQLException {
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(true);
            return statement.in(connection);
        } catch (DataAccessException failure) {
            throw cause(failure);
        }
    }

    /// One transaction of a connection that is not in autocommit.
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
