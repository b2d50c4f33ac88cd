package dev.scoresheet.adapters.postgres.kernel.restore;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.adapters.postgres.kernel.process.ProcessRecordInsert;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore.Piece;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore.Unstorable;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfInstance;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfReceipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

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

    private static final String RECEIPTS = """
            insert into kernel.receipt (
                recorded_at, first_position, last_position, principal, key_hash, request_hash, outcome, wrote, saw)
            select
                given.recorded_at::timestamptz, given.first_position, given.last_position, given.principal,
                given.key_hash, given.request_hash, given.outcome, given.wrote, given.saw
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as given (
                recorded_at, first_position, last_position, principal, key_hash, request_hash, outcome, wrote, saw)
            """;

    private final Connection connection;
    private final PreparedStatement events;
    private final PreparedStatement seals;
    private final PreparedStatement receipts;

    LogInsert(Connection connection) throws SQLException {
        this.connection = connection;
        this.events = connection.prepareStatement(EVENTS);
        this.seals = connection.prepareStatement(SEALS);
        this.receipts = connection.prepareStatement(RECEIPTS);
    }

    /// @throws Unstorable for an event that the database refuses
    void write(Piece piece) throws SQLException {
        if (!piece.events().isEmpty()) {
            writeEvents(piece.events());
        }
        if (!piece.seals().isEmpty()) {
            writeSeals(piece.seals());
        }
        if (!piece.records().isEmpty()) {
            writeRecords(piece.records());
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

    private void writeRecords(List<TransferredRecord> records) {
        var sql = DSL.using(connection, SQLDialect.POSTGRES);
        try {
            ProcessRecordInsert.processes(sql, those(records, OfProcess.class));
            ProcessRecordInsert.instances(sql, those(records, OfInstance.class));
            writeReceipts(those(records, OfReceipt.class));
        } catch (SQLException | DataAccessException failure) {
            var error = DatabaseError.in(failure).orElseThrow(() -> new IllegalStateException(failure));
            if (error.fault() != DatabaseFault.DATA) {
                throw error.thrown("the records of processes could not be written; the database kept no part of them");
            }
            throw new Unstorable(
                    0, "the database refuses one of the records of processes (%s)".formatted(error.reason()));
        }
    }

    private static <R> List<R> those(List<TransferredRecord> records, Class<R> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void writeReceipts(List<OfReceipt> rows) throws SQLException {
        set(receipts, 1, "text", rows, row -> row.recordedAt().toString(), String[]::new);
        set(receipts, 2, "int8", rows, row -> column(row.firstPosition()), Long[]::new);
        set(receipts, 3, "int8", rows, row -> column(row.lastPosition()), Long[]::new);
        set(receipts, 4, "text", rows, OfReceipt::principal, String[]::new);
        set(receipts, 5, "bytea", rows, row -> row.keyHash().toArray(), byte[][]::new);
        set(receipts, 6, "bytea", rows, row -> row.requestHash().toArray(), byte[][]::new);
        set(receipts, 7, "text", rows, row -> row.outcome().name().toLowerCase(Locale.ROOT), String[]::new);
        set(receipts, 8, "text", rows, OfReceipt::wrote, String[]::new);
        set(receipts, 9, "text", rows, OfReceipt::saw, String[]::new);
        receipts.executeUpdate();
    }

    private static @Nullable Long column(OptionalLong position) {
        return position.isPresent() ? position.getAsLong() : null;
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
        try (events;
                seals) {
            receipts.close();
        }
    }
}
