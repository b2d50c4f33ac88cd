package dev.scoresheet.bootstrap.kernel.bench.measure;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writer of a log that fills an empty one faster than appends can, by COPY as the server's owner. Rows, digests, seals
/// and head are as appends would leave them, so `verify` finds no problem.
///
/// @param <E> the union of all events of the system
public final class CopiedLog<E> {

    private static final int BATCH = 10_000;
    private static final int FLUSH = 1 << 16;
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final EventCodec<E> codec;
    private final LogDigest digest;
    private final Connection connection;
    private Bytes chain = LogDigest.BEGINNING;
    private long position;
    private Instant recordedAt = BEGINNING;

    public CopiedLog(EventCodec<E> codec, LogDigest digest, Connection connection) {
        this.codec = codec;
        this.digest = digest;
        this.connection = connection;
    }

    /// Complete life of one stream.
    public record Life<E>(StreamId stream, List<? extends E> events) {

        private static final int CLIENTS = 10_000;

        /// Returns the append of the events after a version. Its metadata are as long as those of a request.
        public Append<E> append(int version, int number, boolean keyed) {
            var following = List.<E>copyOf(events.subList(version, version + number));
            var streams =
                    List.<StreamAppend<? extends E>>of(new StreamAppend<E>(stream, new Exactly(version), following));
            var client = "client-" + Math.floorMod(stream.hashCode() + version % 2, CLIENTS);
            var metadata =
                    new Metadata(UUID.randomUUID().toString(), Optional.empty(), Optional.of(client), Optional.empty());
            if (!keyed) {
                return new Append.Fresh<>(streams, metadata);
            }
            var key = new ReceiptKey(new Principal.Client(client), stream + "@" + version);
            var receipt = new Receipt(key, Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of());
            return new Append.Keyed<>(streams, receipt, metadata);
        }
    }

    /// One event of a stream, with its version.
    private record Turn<E>(StreamId stream, long version, E event) {}

    /// Fills the log. It interleaves `atATime` streams, as in a log that grew through appends.
    ///
    /// @return number of events in the log
    public long fill(Iterator<Life<E>> lives, int atATime, long atLeast) throws SQLException {
        var open = new ArrayList<Iterator<Turn<E>>>();
        var batch = new ArrayList<Turn<E>>();
        while (open.size() < atATime && lives.hasNext()) {
            open.add(turns(lives.next()));
        }
        for (int next = 0; !open.isEmpty(); ) {
            next = next >= open.size() ? 0 : next;
            batch.add(open.get(next).next());
            if (open.get(next).hasNext()) {
                next++;
            } else if (lives.hasNext() && position + batch.size() < atLeast) {
                open.set(next, turns(lives.next()));
            } else {
                open.remove(next);
            }
            if (batch.size() == BATCH || open.isEmpty()) {
                write(batch);
                batch.clear();
            }
        }
        end();
        return position;
    }

    private static <E> Iterator<Turn<E>> turns(Life<E> life) {
        var turns = new ArrayList<Turn<E>>();
        for (var event : life.events()) {
            turns.add(new Turn<>(life.stream(), turns.size() + 1L, event));
        }
        return turns.iterator();
    }

    private void write(List<Turn<E>> batch) throws SQLException {
        var first = position + 1;
        recordedAt = recordedAt.plus(1, ChronoUnit.SECONDS);
        var digests = new ArrayList<Bytes>();
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy kernel.event (position, version, recorded_at, schema_version, category, stream, type,"
                        + " metadata, data, digest) from stdin");
        var lines = new StringBuilder();
        for (var turn : batch) {
            position++;
            var encoded = codec.encode(turn.event());
            var metadata = codec.encode(Metadata.of("fill-" + first));
            var stream = turn.stream().toString();
            var of = digest.ofEvent(
                    stream,
                    turn.version(),
                    encoded.type().name(),
                    encoded.type().schemaVersion(),
                    metadata,
                    encoded.data());
            digests.add(of);
            lines.append(position)
                    .append('\t')
                    .append(turn.version())
                    .append('\t')
                    .append(recordedAt);
            lines.append('\t').append(encoded.type().schemaVersion());
            lines.append('\t').append(turn.stream().category()).append('\t').append(stream);
            lines.append('\t').append(encoded.type().name());
            lines.append('\t').append(escaped(metadata)).append('\t').append(escaped(encoded.data()));
            lines.append("\t\\\\x").append(of).append('\n');
            if (lines.length() > FLUSH) {
                send(copy, lines);
            }
        }
        send(copy, lines);
        copy.endCopy();
        chain = digest.chain(chain, first, position, recordedAt, digests);
        execute("insert into kernel.seal values (%d, %d, '%s', 1, '\\x%s')"
                .formatted(first, position, recordedAt, chain));
    }

    private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
        var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\");
    }

    private void end() throws SQLException {
        execute("update kernel.head set position = %d, recorded_at = '%s', chain = '\\x%s'"
                .formatted(position, recordedAt, chain));
        execute("vacuum (analyze) kernel.event");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
