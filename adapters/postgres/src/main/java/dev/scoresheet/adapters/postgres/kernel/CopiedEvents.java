package dev.scoresheet.adapters.postgres.kernel;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.application.kernel.log.Bytes;
import dev.scoresheet.application.kernel.log.StoredEvent;
import dev.scoresheet.application.kernel.projection.BulkReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;

/// Rows of the log in the binary form of COPY: a head, then each row as its number of fields and each
/// field as its length and bytes, then -1 (PostgreSQL documentation, "COPY", "Binary Format").
///
/// @param pieces as they came from the server, which sends a row in each, as far as is known; nobody
///     promises it
record CopiedEvents(List<byte[]> pieces) implements BulkReader.Packed {

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

    @Override
    public List<StoredEvent> rows() {
        var copy = joined();
        skip(copy, SIGNATURE_AND_FLAGS);
        skip(copy, copy.getInt());
        var rows = new ArrayList<StoredEvent>(pieces.size());
        var category = new Repeated();
        var type = new Repeated();
        while (copy.getShort() >= 0) {
            rows.add(row(copy, category, type));
        }
        return rows;
    }

    private ByteBuffer joined() {
        var all = ByteBuffer.allocate(
                pieces.stream().mapToInt(piece -> piece.length).sum());
        pieces.forEach(all::put);
        return all.flip();
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

    /// A text that mostly is the same from row to row, and then is the same object: its hash is
    /// computed once.
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
