package dev.scoresheet.adapters.postgres.kernel.fill;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.application.kernel.log.stored.LogRestore.Piece;
import dev.scoresheet.application.kernel.log.stored.LogRestore.Unstorable;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Insert of unchanged rows of the log, one piece in a statement: one array for each column.
final class LogInsert implements AutoCloseable {

    private static final String EVENTS = """
            insert into kernel.event (
                position, version, recorded_at, schema_version, category, stream, type, metadata, data, digest)
            select
                given.position, given.version, given.recorded_at::timestamptz, given.schema_version,
                given.category, given.stream, given.type, given.metadata::json, given.data::json, given.digest
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given (
                position, version, recorded_at, schema_version, category, stream, type, metadata, data, digest)
            """;

    private static final String SEALS = """
            insert into kernel.seal (first, last, recorded_at, format, chain)
            select given.first, given.last, given.recorded_at::timestamptz, given.format, given.chain
            from unnest(?, ?, ?, ?, ?) as given (first, last, recorded_at, format, chain)
            """;

    private final Connection connection;
    private final PreparedStatement events;
    private final PreparedStatement seals;

    LogInsert(Connection connection) throws SQLException {
        this.connection = connection;
        this.events = connection.prepareStatement(EVENTS);
        this.seals = connection.prepareStatement(SEALS);
    }

    /// @throws Unstorable for an event that the database refuses
    void write(Piece piece) throws SQLException {
        if (!piece.events().isEmpty()) {
            writeEvents(piece.events());
        }
        if (!piece.seals().isEmpty()) {
            writeSeals(piece.seals());
        }
    }

    private void writeEvents(List<StoredEvent> rows) throws SQLException {
        set(events, 1, "int8", rows, StoredEvent::position, Long[]::new);
        set(events, 2, "int8", rows, StoredEvent::version, Long[]::new);
        set(events, 3, "text", rows, row -> row.recordedAt().toString(), String[]::new);
        set(events, 4, "int4", rows, StoredEvent::schemaVersion, Integer[]::new);
        set(events, 5, "text", rows, StoredEvent::category, String[]::new);
        set(events, 6, "text", rows, StoredEvent::stream, String[]::new);
        set(events, 7, "text", rows, StoredEvent::type, String[]::new);
        set(events, 8, "text", rows, StoredEvent::metadata, String[]::new);
        set(events, 9, "text", rows, StoredEvent::data, String[]::new);
        set(events, 10, "bytea", rows, row -> row.digest().toArray(), byte[][]::new);
        try {
            events.executeUpdate();
        } catch (SQLException failure) {
            if (DatabaseFault.of(failure) != DatabaseFault.DATA) {
                throw failure;
            }
            long first = rows.getFirst().position();
            long last = rows.getLast().position();
            throw new Unstorable(
                    first,
                    "the database refuses one of the events from position %d to %d (%s)"
                            .formatted(first, last, DatabaseError.of(failure).reason()));
        }
    }

    private void writeSeals(List<Seal> rows) throws SQLException {
        set(seals, 1, "int8", rows, Seal::first, Long[]::new);
        set(seals, 2, "int8", rows, Seal::last, Long[]::new);
        set(seals, 3, "text", rows, row -> row.recordedAt().toString(), String[]::new);
        set(seals, 4, "int4", rows, Seal::format, Integer[]::new);
        set(seals, 5, "bytea", rows, row -> row.chain().toArray(), byte[][]::new);
        seals.executeUpdate();
    }

    /// The driver sends these arrays in binary, so text needs no quoting.
    private <R, C> void set(
            PreparedStatement statement,
            int parameter,
            String type,
            List<R> rows,
            Function<R, C> column,
            IntFunction<C[]> array)
            throws SQLException {
        statement.setArray(
                parameter,
                connection.createArrayOf(type, rows.stream().map(column).toArray(array)));
    }

    @Override
    public void close() throws SQLException {
        try (events) {
            seals.close();
        }
    }
}
