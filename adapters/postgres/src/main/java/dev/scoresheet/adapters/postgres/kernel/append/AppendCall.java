package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.append.EncodedAppend.EncodedReceipt;
import dev.scoresheet.adapters.postgres.kernel.append.EncodedAppend.Found;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Fenced;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Call of the database's append function, the only code that writes the log. It sends a batch and returns one result
/// per append. The batch is then committed, except in a transaction.
public final class AppendCall implements AutoCloseable {

    private static final String CALL = """
            select append, result, first_position, last_position, recorded_at,
                   stream, expected, actual, digest, request_hash, outcome, wrote, saw
            from kernel.append_batch(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /// The function for a batch of which an append has a condition. All others pay nothing for conditions.
    private static final String FENCED_CALL = CALL.replace("append_batch(", "append_fenced_batch(?, ?, ?, ?, ");

    private final Connection connection;
    private final PGConnection arrays;
    private final PreparedStatement statement;
    private final PreparedStatement fencedStatement;

    public AppendCall(Connection connection) throws SQLException {
        this.connection = connection;
        this.arrays = connection.unwrap(PGConnection.class);
        this.statement = connection.prepareStatement(CALL);
        this.fencedStatement = connection.prepareStatement(FENCED_CALL);
    }

    public Connection connection() {
        return connection;
    }

    /// Transaction for calls. Its end rolls back all that was not committed, and sets the connection to autocommit.
    public interface Transaction extends AutoCloseable {

        @Override
        void close() throws SQLException;
    }

    public Transaction begin() throws SQLException {
        connection.setAutoCommit(false);
        return () -> {
            connection.rollback();
            connection.setAutoCommit(true); // not after a failed rollback, because it commits
        };
    }

    /// Results of a batch.
    ///
    /// @param results one each, in the order of the batch
    /// @param rows the rows that this call added, without gaps, in order of position
    public record Answer(List<AppendResult> results, List<StoredEvent> rows) {}

    public Answer send(List<EncodedAppend> batch) throws SQLException {
        var refused = new @Nullable AppendResult[batch.size()];
        try (var rows = bound(batch).executeQuery()) {
            while (rows.next()) {
                int append = rows.getInt(1);
                if (append == 0) {
                    var recordedAt = rows.getObject(5, OffsetDateTime.class).toInstant();
                    return answer(batch, refused, rows.getLong(3), recordedAt);
                }
                refused[append - 1] = refused(rows, batch.get(append - 1));
            }
        }
        throw new IllegalStateException("the append function returned no row for the batch");
    }

    /// Counts positions on from the first one: the function writes what it does not refuse in the order of the batch.
    private static Answer answer(
            List<EncodedAppend> batch, @Nullable AppendResult[] refused, long firstPosition, Instant recordedAt) {
        var results = new ArrayList<AppendResult>(batch.size());
        var added = new ArrayList<StoredEvent>();
        for (int member = 0; member < refused.length; member++) {
            var append = batch.get(member);
            var refusal = refused[member];
            if (refusal == null) {
                var first = firstPosition + added.size();
                results.add(append.appended(first));
                added.addAll(append.rows(first, recordedAt));
            } else {
                results.add(refusal);
            }
        }
        return new Answer(results, added);
    }

    /// Appends one event and rolls it back. Readers never see it, and it uses no position.
    ///
    /// @throws SQLException the error that an append would get now
    void attempt() throws SQLException {
        try (var _ = begin()) {
            send(List.of(EncodedAppend.ofAnAttempt()));
        }
    }

    private PreparedStatement bound(List<EncodedAppend> batch) throws SQLException {
        var columns = new BatchColumns(batch);
        var fences = new FenceColumns(batch);
        if (fences.isEmpty()) {
            bind(statement, columns);
            return statement;
        }
        bind(fencedStatement, columns);
        array(fencedStatement, 21, "int4", fences.fenceOf);
        array(fencedStatement, 22, "text", fences.kinds);
        array(fencedStatement, 23, "text", fences.subjects);
        array(fencedStatement, 24, "int8", fences.numbers);
        return fencedStatement;
    }

    private void bind(PreparedStatement statement, BatchColumns columns) throws SQLException {
        array(statement, 1, "int4", columns.streamOf);
        array(statement, 2, "text", columns.streams);
        array(statement, 3, "int8", columns.expectedVersions);
        array(statement, 4, "int4", columns.eventOf);
        array(statement, 5, "text", columns.eventStreams);
        array(statement, 6, "int8", columns.versions);
        array(statement, 7, "text", columns.types);
        array(statement, 8, "int4", columns.schemaVersions);
        array(statement, 9, "text", columns.metadata);
        array(statement, 10, "text", columns.data);
        statement.setBytes(11, columns.digests);
        array(statement, 12, "int4", columns.receiptOf);
        array(statement, 13, "int4", columns.eventCounts);
        array(statement, 14, "int4", columns.lastEvents);
        array(statement, 15, "text", columns.principals);
        array(statement, 16, "bytea", columns.keyHashes);
        array(statement, 17, "bytea", columns.requestHashes);
        array(statement, 18, "text", columns.outcomes);
        array(statement, 19, "text", columns.writtenVersions);
        array(statement, 20, "text", columns.seenVersions);
    }

    /// The driver sends these arrays in binary, so JSON needs no quoting.
    ///
    /// @param elements an array, also of a primitive type
    private void array(PreparedStatement statement, int parameter, String type, Object elements) throws SQLException {
        statement.setArray(parameter, arrays.createArrayOf(type, elements));
    }

    private static AppendResult refused(ResultSet row, EncodedAppend append) throws SQLException {
        var result = row.getString(2);
        return switch (result) {
            case "conflict" -> append.conflicted(conflict(row), there(row));
            case "fenced" -> new Fenced();
            case "already-done" -> new AlreadyDone(found(row, append));
            case "key-reused" -> new KeyReused(found(row, append));
            default ->
                throw new IllegalStateException("the append function returned the unknown result '" + result + "'");
        };
    }

    private static VersionConflict conflict(ResultSet row) throws SQLException {
        return new VersionConflict(StreamId.parse(row.getString(6)), row.getLong(7), row.getLong(8));
    }

    private static Optional<Found> there(ResultSet row) throws SQLException {
        var digest = row.getBytes(9);
        return digest == null ? Optional.empty() : Optional.of(new Found(row.getLong(3), Bytes.of(digest)));
    }

    private static StoredReceipt found(ResultSet row, EncodedAppend append) throws SQLException {
        return ReceiptColumns.receipt(
                append.receipt().map(EncodedReceipt::receipt).orElseThrow().key(),
                row.getBytes(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getObject(3, Long.class),
                row.getObject(4, Long.class));
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                statement) {
            fencedStatement.close();
        }
    }
}
