package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.application.kernel.log.event.Bytes;
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
        return new StoredEvent(
                number(),
                category.text(copy),
                text(),
                number(),
                type.text(copy),
                (int) number(),
                instant(number()),
                text(),
                text(),
                Bytes.of(bytes()));
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

    private String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
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
