package dev.scoresheet.adapters.postgres.kernel.generation;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// Leases in the generation's row, by the database's clock. Each call is one statement.
public final class PostgresLeases implements Leases {

    private static final String ACQUIRE = """
            update kernel.generation
            set owner = ?, epoch = epoch + 1,
                lease_length = ? * interval '1 millisecond',
                lease_until = clock_timestamp() + ? * interval '1 millisecond',
                handed_to = case when handed_to = ? then handed_to end,
                handed_until = case when handed_to = ? then least(handed_until, clock_timestamp()) end, stopped = null
            where number = ? and stage = 'loaded'
                and (owner is null or owner = ? or lease_until <= clock_timestamp())
                and (handed_to is null or handed_to = ? or handed_until <= clock_timestamp())
            returning epoch
            """;

    private static final String RENEW = """
            update kernel.generation
            set lease_length = ? * interval '1 millisecond',
                lease_until = clock_timestamp() + ? * interval '1 millisecond'
            where number = ? and owner = ? and epoch = ?
            returning position, epoch, revision
            """;

    private static final String RELEASE = """
            update kernel.generation set owner = null, lease_until = null
            where number = ? and owner = ? and epoch = ?
            returning epoch
            """;

    private final Pool pool;

    public PostgresLeases(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Optional<Lease> acquire(long generation, String node, Duration length) {
        var millis = length.toMillis();
        return changed(
                ACQUIRE,
                row -> new Lease(generation, node, row.getLong(1)),
                node,
                millis,
                millis,
                node,
                node,
                generation,
                node,
                node);
    }

    @Override
    public Optional<Progress> renew(Lease lease, Duration length) {
        var millis = length.toMillis();
        return changed(
                RENEW,
                row -> new Progress(row.getLong(1), row.getLong(2), row.getLong(3)),
                millis,
                millis,
                lease.generation(),
                lease.owner(),
                lease.epoch());
    }

    @Override
    public void release(Lease lease) {
        changed(RELEASE, row -> row.getLong(1), lease.generation(), lease.owner(), lease.epoch());
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> changed(String sql, Row<T> answer, Object... parameters) {
        try {
            return pool.transact(connection -> changed(connection, sql, answer, parameters));
        } catch (SQLException failure) {
            throw SqlFailureMapping.of(failure);
        }
    }

    private static <T> Optional<T> changed(Connection connection, String sql, Row<T> answer, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(answer.of(row)) : Optional.empty();
            }
        }
    }
}
