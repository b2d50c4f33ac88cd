package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.adapters.postgres.kernel.table.RowStatements;
import dev.scoresheet.adapters.postgres.kernel.table.ShapeIndexes;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.projection.generation.BulkLoad;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Bulk load of rows by COPY, on a separate connection. It updates the generation's row last, so that heartbeats of the
/// loader do not wait.
public final class PostgresBulkLoad<K, V> implements BulkLoad<K, V> {

    private static final int SEND_AT = 1 << 16;

    private static final String STANDS = """
            select load_done from kernel.generation
            where number = ? and stage = 'loading' and load_done < load_passes
            """;

    private static final String DONE = """
            update kernel.generation set load_done = load_done + 1, load_read = 0, load_rows = load_rows + ?
            where number = ? and stage = 'loading' and load_done = ? and load_done < load_passes
            returning load_done
            """;

    private final DatabaseAddress address;
    private final SessionSettings session;
    private final ViewTable<K, V> table;

    public PostgresBulkLoad(DatabaseAddress address, SessionSettings session, ViewTable<K, V> table) {
        this.address = address;
        this.session = session;
        this.table = table;
    }

    @Override
    public void pass(
            long generation,
            int pass,
            Iterator<Map.Entry<K, V>> rows,
            Collection<Parked> parked,
            Map<String, Long> further,
            List<DeliveryBucket> delivered) {
        transact(connection -> {
            requireNext(connection, generation, pass);
            var count = copy(connection, new RowStatements<>(table, generation), rows);
            done(connection, generation, pass, count);
            ParkedEntryStatements.park(connection, generation, parked, further);
            DeliveryStatements.deliver(connection, generation, delivered);
            return count;
        });
    }

    private static void requireNext(Connection connection, long generation, int pass) throws SQLException {
        try (var statement = connection.prepareStatement(STANDS)) {
            statement.setLong(1, generation);
            try (var row = statement.executeQuery()) {
                if (!row.next() || row.getInt(1) != pass) {
                    throw notTheNext(generation, pass);
                }
            }
        }
    }

    private static void done(Connection connection, long generation, int pass, long count) throws SQLException {
        try (var statement = connection.prepareStatement(DONE)) {
            statement.setLong(1, count);
            statement.setLong(2, generation);
            statement.setInt(3, pass);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw notTheNext(generation, pass);
                }
            }
        }
    }

    private static IllegalStateException notTheNext(long generation, int pass) {
        return new IllegalStateException(
                "generation %d is not loading, or pass %d is not its next pass".formatted(generation, pass));
    }

    private static <K, V> long copy(
            Connection connection, RowStatements<K, V> statements, Iterator<Map.Entry<K, V>> rows) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statements.copyIn);
        try {
            var lines = new StringBuilder(2 * SEND_AT);
            while (rows.hasNext()) {
                var row = rows.next();
                statements.copyLine(lines, row.getKey(), row.getValue());
                if (lines.length() >= SEND_AT) {
                    send(copy, lines);
                }
            }
            send(copy, lines);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    @Override
    public void index(long generation) {
        transact(connection -> {
            try (var statement = connection.prepareStatement(
                    "select from kernel.generation where number = ? and stage = 'loading'")) {
                statement.setLong(1, generation);
                try (var row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("generation " + generation + " is not loading");
                    }
                }
            }
            ShapeIndexes.create(connection, table, generation);
            return generation;
        });
    }

    private <T> void transact(Pool.Transaction<T> work) {
        try (var connection = session.open(address)) {
            connection.setAutoCommit(false);
            Pool.committed(connection, work);
        } catch (SQLException failure) {
            throw SqlFailureMapping.of(failure);
        }
    }
}
