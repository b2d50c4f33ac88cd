package dev.scoresheet.adapters.postgres.kernel.log;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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

    private static final int SIGNATURE_AND_FLAGS = 15;

    /// Size in bytes of the mark after the last row.
    private static final int END = Short.BYTES;

    private static final String CANCELED = "57014";
    private static final long NONE = Long.MIN_VALUE;

    private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long EARLIEST = microsUntil("0001-01-01T00:00:00Z");
    private static final long LATEST = microsUntil("9999-12-31T00:00:00Z");

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
        var copy = begun();
        var rows = new ArrayList<StoredEvent>(pieces.size());
        var category = new Repeated();
        var type = new Repeated();
        while (hasNext(copy)) {
            skip(copy, Short.BYTES);
            rows.add(row(copy, category, type));
        }
        return rows;
    }

    /// Returns the position of the last row.
    long lastPosition() {
        var copy = begun();
        long last = NONE;
        while (hasNext(copy)) {
            skip(copy, Short.BYTES);
            last = number(copy);
            for (int field = 1; field < COLUMNS.size(); field++) {
                skip(copy, copy.getInt());
            }
        }
        return last;
    }

    /// Returns the data after the header.
    private ByteBuffer begun() {
        var all = ByteBuffer.allocate(
                pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(all::put);
        all.flip();
        if (all.remaining() >= SIGNATURE_AND_FLAGS + Integer.BYTES) {
            skip(all, SIGNATURE_AND_FLAGS);
            skip(all, all.getInt());
        }
        return all;
    }

    /// True if a complete row follows.
    private static boolean hasNext(ByteBuffer copy) {
        var ahead = copy.duplicate();
        if (ahead.remaining() < Short.BYTES || ahead.getShort() < 0) {
            return false;
        }
        for (int field = 0; field < COLUMNS.size(); field++) {
            if (ahead.remaining() < Integer.BYTES) {
                return false;
            }
            int length = ahead.getInt();
            if (ahead.remaining() < length) {
                return false;
            }
            skip(ahead, length);
        }
        return true;
    }

    private static void skip(ByteBuffer copy, int bytes) {
        copy.position(copy.position() + bytes);
    }

    private static StoredEvent row(ByteBuffer copy, Repeated category, Repeated type) {
        return new StoredEvent(
                number(copy),
                category.text(copy),
                text(copy),
                number(copy),
                type.text(copy),
                (int) number(copy),
                instant(number(copy)),
                text(copy),
                text(copy),
                Bytes.of(bytes(copy)));
    }

    private static long number(ByteBuffer copy) {
        return copy.getInt() == Integer.BYTES ? copy.getInt() : copy.getLong();
    }

    private static String text(ByteBuffer copy) {
        return new String(bytes(copy), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer copy) {
        var bytes = new byte[copy.getInt()];
        copy.get(bytes);
        return bytes;
    }

    /// Column text that rarely changes from row to row. Equal texts are one object, so that its hash is computed once.
    private static final class Repeated {
        private ByteBuffer last = ByteBuffer.allocate(0);
        private String text = "";

        String text(ByteBuffer copy) {
            int length = copy.getInt();
            var here = copy.slice(copy.position(), length);
            skip(copy, length);
            if (!here.equals(last)) {
                last = here;
                text = StandardCharsets.UTF_8.decode(here.duplicate()).toString();
            }
            return text;
        }
    }

    /// Limits times that no log recorded to the range of [ReadableTimestamps].
    private static Instant instant(long microsSince2000) {
        var micros = Math.clamp(microsSince2000, EARLIEST, LATEST);
        return Instant.ofEpochSecond(
                YEAR_2000 + Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    private static long microsUntil(String moment) {
        return (Instant.parse(moment).getEpochSecond() - YEAR_2000) * 1_000_000;
    }
}
