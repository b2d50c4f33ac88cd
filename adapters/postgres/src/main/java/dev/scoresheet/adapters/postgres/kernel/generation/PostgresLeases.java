package dev.scoresheet.adapters.postgres.kernel.generation;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Leases in the generation's row, by the database's clock. Each call is one statement.
public final class PostgresLeases implements Leases {

    private static final String ACQUIRE = """
            update kernel.generation
            set owner = ?, epoch = epoch + 1,
                lease_length = ? * interval '1 millisecond',
                lease_until = clock_timestamp() + ? * interval '1 millisecond',
                handed_to = null, handed_until = null, stopped = null
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
            returning revision
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
        var epoch = changed(ACQUIRE, node, millis, millis, generation, node, node);
        return epoch.isPresent() ? Optional.of(new Lease(generation, node, epoch.getAsLong())) : Optional.empty();
    }

    @Override
    public OptionalLong renew(Lease lease, Duration length) {
        var millis = length.toMillis();
        return changed(RENEW, millis, millis, lease.generation(), lease.owner(), lease.epoch());
    }

    @Override
    public void release(Lease lease) {
        changed(RELEASE, lease.generation(), lease.owner(), lease.epoch());
    }

    private OptionalLong changed(String sql, Object... parameters) {
        try {
            return pool.transact(connection -> changed(connection, sql, parameters));
        } catch (SQLException failure) {
            throw SqlFailureMapping.of(failure);
        }
    }

    private static OptionalLong changed(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
