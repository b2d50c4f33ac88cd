package dev.scoresheet.adapters.postgres.kernel;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.application.kernel.log.Bytes;
import dev.scoresheet.application.kernel.log.StoredEvent;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// Rows of the log in the binary form of COPY: a head, then each row as its number of fields and each
/// field as its length and bytes, then -1 (PostgreSQL documentation, "COPY", "Binary Format").
final class CopiedEvents {

    /// In this order they are read.
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

    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long EARLIEST = microsUntil("0001-01-01T00:00:00Z");
    private static final long LATEST = microsUntil("9999-12-31T00:00:00Z");

    /// The next piece, null after the last one.
    @FunctionalInterface
    interface Pieces {
        byte @Nullable [] next() throws SQLException;
    }

    private final Pieces pieces;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    CopiedEvents(Pieces pieces) {
        this.pieces = pieces;
    }

    List<StoredEvent> all() throws SQLException {
        whole(this::skipHead);
        var rows = new ArrayList<StoredEvent>();
        while (whole(piece -> piece.getShort()) >= 0) {
            rows.add(whole(CopiedEvents::row));
        }
        while (pieces.next() != null) {
            // the end of the copy, which the driver wants to be read
        }
        return rows;
    }

    /// The server sends a row in one piece, as far as is known; nobody promises it.
    private <T> T whole(Function<ByteBuffer, T> part) throws SQLException {
        while (true) {
            int from = piece.position();
            try {
                return part.apply(piece);
            } catch (BufferUnderflowException _) {
                piece.position(from);
                var next = pieces.next();
                if (next == null) {
                    throw new IllegalStateException("a copy of events ended within a row");
                }
                piece = joined(piece, next);
            }
        }
    }

    private static ByteBuffer joined(ByteBuffer rest, byte[] next) {
        if (!rest.hasRemaining()) {
            return ByteBuffer.wrap(next);
        }
        var both = ByteBuffer.allocate(rest.remaining() + next.length).put(rest).put(next);
        return both.flip();
    }

    private boolean skipHead(ByteBuffer head) {
        skip(head, SIGNATURE_AND_FLAGS);
        skip(head, head.getInt());
        return true;
    }

    private static void skip(ByteBuffer buffer, int bytes) {
        if (buffer.remaining() < bytes) {
            throw new BufferUnderflowException();
        }
        buffer.position(buffer.position() + bytes);
    }

    private static StoredEvent row(ByteBuffer row) {
        return new StoredEvent(
                number(row),
                text(row),
                text(row),
                number(row),
                text(row),
                (int) number(row),
                instant(number(row)),
                text(row),
                text(row),
                Bytes.of(bytes(row)));
    }

    private static long number(ByteBuffer row) {
        return row.getInt() == Integer.BYTES ? row.getInt() : row.getLong();
    }

    private static String text(ByteBuffer row) {
        int length = row.getInt();
        int from = row.position();
        skip(row, length);
        return new String(row.array(), row.arrayOffset() + from, length, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer row) {
        int length = row.getInt();
        int from = row.position();
        skip(row, length);
        return Arrays.copyOfRange(row.array(), row.arrayOffset() + from, row.arrayOffset() + from + length);
    }

    /// Moments that no log ever recorded are brought into reach, as [RecordedAt] does.
    private static Instant instant(long microsSince2000) {
        var micros = Math.clamp(microsSince2000, EARLIEST, LATEST);
        return Instant.ofEpochSecond(
                YEAR_2000 + Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    private static long microsUntil(String moment) {
        return (Instant.parse(moment).getEpochSecond() - YEAR_2000) * 1_000_000;
    }
}
