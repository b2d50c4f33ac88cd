package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;

/// Call of the database's append function, the only code that writes the log. It sends a batch and returns one result
/// per append. The batch is then committed, unless the connection is not in autocommit.
public final class AppendCall implements AutoCloseable {

    private static final String CALL = """
            select append, result, first_position, last_position,
                   stream, expected, actual, request_hash, outcome, wrote, saw, recorded_at
            from kernel.append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final PreparedStatement statement;

    public AppendCall(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(CALL);
    }

    public Connection connection() {
        return connection;
    }

    /// Results of a batch.
    ///
    /// @param results one each, in the order of the batch
    /// @param rows the added rows, without gaps, in order of position
    public record Answer(List<AppendResult> results, List<StoredEvent> rows) {}

    public Answer send(List<EncodedAppend> batch) throws SQLException {
        bind(new BatchColumns(batch));
        var results = new AppendResult[batch.size()];
        var added = new ArrayList<StoredEvent>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                int append = rows.getInt(1) - 1;
                results[append] = result(rows, batch.get(append));
                if (results[append] instanceof Appended(var _, var first, var _) && first.isPresent()) {
                    var recordedAt = rows.getObject(12, OffsetDateTime.class).toInstant();
                    added.addAll(batch.get(append).rows(first.getAsLong(), recordedAt));
                }
            }
        }
        added.sort(Comparator.comparingLong(StoredEvent::position));
        return new Answer(List.of(results), added);
    }

    /// Appends one event and rolls it back. Readers never see it, and it uses no position.
    ///
    /// @throws SQLException the error that an append would get now
    void attempt() throws SQLException {
        connection.setAutoCommit(false);
        try {
            send(List.of(EncodedAppend.ofAnAttempt()));
        } catch (SQLException | RuntimeException failure) {
            Pool.rollBack(connection, failure);
            throw failure;
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private void bind(BatchColumns columns) throws SQLException {
        array(1, "text", columns.principals);
        array(2, "bytea", columns.keyHashes);
        array(3, "bytea", columns.requestHashes);
        array(4, "text", columns.outcomes);
        array(5, "text", columns.writtenVersions);
        array(6, "text", columns.seenVersions);
        array(7, "int4", columns.eventCounts);
        array(8, "int4", columns.streamOf);
        array(9, "text", columns.streams);
        array(10, "int8", columns.expectedVersions);
        array(11, "int4", columns.eventOf);
        array(12, "text", columns.types);
        array(13, "int4", columns.schemaVersions);
        array(14, "text", columns.metadata);
        array(15, "text", columns.data);
        statement.setBytes(16, columns.digests);
    }

    /// The driver sends these arrays in binary, so JSON needs no quoting.
    private void array(int parameter, String type, Object[] elements) throws SQLException {
        statement.setArray(parameter, connection.createArrayOf(type, elements));
    }

    private static AppendResult result(ResultSet row, EncodedAppend append) throws SQLException {
        var result = row.getString(2);
        return switch (result) {
            case "appended" -> appended(row, append);
            case "conflict" -> new VersionConflict(StreamId.parse(row.getString(5)), row.getLong(6), row.getLong(7));
            case "already-done" -> new AlreadyDone(found(row, append));
            case "key-reused" -> new KeyReused(found(row, append));
            default ->
                throw new IllegalStateException("the append function returned the unknown result '" + result + "'");
        };
    }

    private static Appended appended(ResultSet row, EncodedAppend append) throws SQLException {
        var versions = new HashMap<>(append.receipt().seen());
        versions.putAll(append.versions());
        return new Appended(versions, position(row, 3), position(row, 4));
    }

    private static StoredReceipt found(ResultSet row, EncodedAppend append) throws SQLException {
        return ReceiptColumns.receipt(
                append.receipt().key(),
                row.getBytes(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getObject(3, Long.class),
                row.getObject(4, Long.class));
    }

    private static OptionalLong position(ResultSet row, int column) throws SQLException {
        return ReceiptColumns.position(row.getObject(column, Long.class));
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            statement.close();
        }
    }
}
