package dev.scoresheet.adapters.postgres.kernel.log;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.application.kernel.log.stored.HashedEvent;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// Rows of the log in the binary format of COPY (PostgreSQL documentation, "COPY", "Binary Format"). After a
/// header, each row is its number of fields, and each field is its length and its bytes. After the last row is -1.
///
/// @param pieces the data as received; the server appears to send one row in each piece, but does not guarantee it
/// @param cut true if the rows end at the limit of bytes and others follow
public record CopyBinaryEvents(List<byte[]> pieces, boolean cut) implements BulkReader.Packed {

    /// Columns in reading order.
    static final List<Field<?>> COLUMNS = List.of(
            EVENT.POSITION,
            EVENT.CATEGORY,
            EVENT.STREAM,
            EVENT.VERSION,
            EVENT.TYPE,
            EVENT.SCHEMA_VERSION,
            EVENT.RECORDED_AT,
            EVENT.METADATA,
            EVENT.DATA,
            EVENT.DIGEST);

    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES);

    /// Size in bytes of the mark after the last row.
    private static final int END = Short.BYTES;

    private static final String CANCELED = "57014";
    private static final long NONE = Long.MIN_VALUE;

    /// Reads the rows of a query, and stops the server when they exceed the limit of bytes. Returns at least one row of
    /// any size.
    static CopyBinaryEvents read(Connection connection, Select<?> query, long bytes) throws SQLException {
        var statement = "copy (%s) to stdout (format binary)".formatted(SQL.renderInlined(query));
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
        var pieces = new ArrayList<byte[]>();
        long held = 0;
        try {
            for (var piece = copy.readFromCopy(); piece != null; piece = copy.readFromCopy()) {
                held += piece.length;
                if (held > bytes && piece.length > END && hasRow(pieces)) {
                    cancel(connection, copy);
                    return new CopyBinaryEvents(pieces, true);
                }
                pieces.add(piece);
            }
            return new CopyBinaryEvents(pieces, false);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /// Cancels the query and reads its remaining data, so that the connection can run the next statement.
    private static void cancel(Connection connection, CopyOut copy) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
        try {
            while (copy.readFromCopy() != null) {
                // data that the server had sent before
            }
        } catch (SQLException canceled) {
            if (!CANCELED.equals(canceled.getSQLState())) {
                throw canceled;
            }
        }
    }

    private static boolean hasRow(List<byte[]> pieces) {
        return !pieces.isEmpty() && new CopyBinaryEvents(pieces, true).lastPosition() != NONE;
    }

    @Override
    public long bytes() {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    @Override
    public List<StoredEvent> rows() {
        var copy = new CopyBinaryReader(pieces);
        var rows = new ArrayList<StoredEvent>(pieces.size());
        while (copy.hasNext()) {
            rows.add(copy.row());
        }
        return rows;
    }

    @Override
    public List<HashedEvent> hashed(LogDigest digest) {
        var copy = new CopyBinaryReader(pieces);
        var rows = new ArrayList<HashedEvent>(pieces.size());
        while (copy.hasNext()) {
            rows.add(copy.hashed(digest));
        }
        return rows;
    }

    /// Returns the position of the last row.
    long lastPosition() {
        var copy = new CopyBinaryReader(pieces);
        long last = NONE;
        while (copy.hasNext()) {
            last = copy.skipRow();
        }
        return last;
    }
}
