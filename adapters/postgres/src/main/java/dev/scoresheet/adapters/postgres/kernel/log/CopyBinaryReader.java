package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.HashedEvent;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Reader of rows in the binary format of COPY, in the order of [CopyBinaryEvents#COLUMNS].
final class CopyBinaryReader {

    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final int FIELDS = CopyBinaryEvents.COLUMNS.size();

    private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long EARLIEST = microsUntil("0001-01-01T00:00:00Z");
    private static final long LATEST = microsUntil("9999-12-31T00:00:00Z");

    private final ByteBuffer copy;
    private final Repeated category = new Repeated();
    private final Repeated type = new Repeated();

    // texts of the last row, in UTF-8
    private byte[] stream = {};
    private byte[] metadata = {};
    private byte[] data = {};

    CopyBinaryReader(List<byte[]> pieces) {
        copy = ByteBuffer.allocate(
                pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(copy::put);
        copy.flip();
        if (copy.remaining() >= SIGNATURE_AND_FLAGS + Integer.BYTES) {
            skip(copy, SIGNATURE_AND_FLAGS);
            skip(copy, copy.getInt());
        }
    }

    /// True if a complete row follows.
    boolean hasNext() {
        var ahead = copy.duplicate();
        if (ahead.remaining() < Short.BYTES || ahead.getShort() < 0) {
            return false;
        }
        for (int field = 0; field < FIELDS; field++) {
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

    StoredEvent row() {
        skip(copy, Short.BYTES);
        long position = number();
        var ofCategory = category.next(copy);
        stream = bytes();
        long version = number();
        var ofType = type.next(copy);
        int schemaVersion = (int) number();
        var recordedAt = instant(number());
        metadata = bytes();
        data = bytes();
        return new StoredEvent(
                position,
                ofCategory,
                text(stream),
                version,
                ofType,
                schemaVersion,
                recordedAt,
                text(metadata),
                text(data),
                Bytes.of(bytes()));
    }

    /// Returns a row with the digest of the bytes as they came.
    HashedEvent hashed(LogDigest digest) {
        var row = row();
        return new HashedEvent(
                row, digest.ofEvent(stream, row.version(), type.bytes, row.schemaVersion(), metadata, data));
    }

    /// Skips a row. Returns its position.
    long skipRow() {
        skip(copy, Short.BYTES);
        long position = number();
        for (int field = 1; field < FIELDS; field++) {
            skip(copy, copy.getInt());
        }
        return position;
    }

    private static void skip(ByteBuffer copy, int bytes) {
        copy.position(copy.position() + bytes);
    }

    private long number() {
        return copy.getInt() == Integer.BYTES ? copy.getInt() : copy.getLong();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        var bytes = new byte[copy.getInt()];
        copy.get(bytes);
        return bytes;
    }

    /// Column text that rarely changes from row to row. Equal texts are one object, so that its hash is computed once.
    private static final class Repeated {
        private byte[] bytes = {};
        private String text = "";

        /// Reads the next value of the column.
        String next(ByteBuffer copy) {
            int length = copy.getInt();
            if (!copy.slice(copy.position(), length).equals(ByteBuffer.wrap(bytes))) {
                bytes = new byte[length];
                copy.get(copy.position(), bytes);
                text = CopyBinaryReader.text(bytes);
            }
            skip(copy, length);
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
