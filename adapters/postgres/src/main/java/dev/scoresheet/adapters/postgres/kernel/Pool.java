package dev.scoresheet.adapters.postgres.kernel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.time.Duration;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Connections for one purpose, bounded, so that one purpose cannot starve another. Whoever finds none within a second
/// is told so.
final class Pool implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final HikariDataSource connections;
    private final DSLContext sql;

    Pool(DatabaseAddress address, String application, String purpose, int size) {
        var session = Session.reading(application, purpose);
        var config = new HikariConfig();
        config.setPoolName(purpose);
        config.setJdbcUrl(address.jdbcUrl());
        config.setDataSourceProperties(session.properties(address));
        config.setConnectionInitSql(session.introduction());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(1).toMillis());
        config.setValidationTimeout(Duration.ofMillis(750).toMillis());
        config.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        config.setInitializationFailTimeout(-1); // whether it can be reached is asked once, before any pool
        this.connections = new HikariDataSource(config);
        this.sql = DSL.using(connections, SQLDialect.POSTGRES);
    }

    /// One statement in autocommit: nothing here holds a snapshot between calls.
    ///
    /// @throws StoreUnavailable when the database does not answer, or answers with an error
    <T> T read(Function<DSLContext, T> query) {
        try {
            return query.apply(sql);
        } catch (DataAccessException failure) {
            throw new StoreUnavailable("the log cannot be read: " + Redacted.of(failure), RETRY_AFTER);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
