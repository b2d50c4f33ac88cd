package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.measure.Latencies;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Caller of a load. It appends one event at a time to its own streams, at their true version. It waits for each
/// answer. Some appends are stale on purpose, one version too low or too high in turn. Not thread-safe.
final class Caller {

    private final int number;
    private final Random random;
    private final boolean keyed;
    private final int stalePercent;
    private final StreamId[] streams;
    private final long[] versions;
    private final Counts counts = new Counts();

    /// Results of the appends.
    static final class Counts {
        long appended;
        long staleRefused;
        long staleMissed;
        long falselyRefused;
        /// Latencies of the appends that were answered within the measured time.
        final Latencies latencies = new Latencies();
        /// Number of those that were appended.
        int measuredAppended;

        void measure(long nanos, boolean wasAppended) {
            latencies.add(nanos);
            measuredAppended += wasAppended ? 1 : 0;
        }
    }

    Caller(int number, int streams, boolean keyed, int stalePercent, long seed) {
        this.number = number;
        this.keyed = keyed;
        this.stalePercent = stalePercent;
        this.random = new Random(seed + number);
        this.streams = new StreamId[streams];
        this.versions = new long[streams];
        for (var index = 0; index < streams; index++) {
            this.streams[index] = new StreamId("order", timeOrdered(random, index));
        }
    }

    /// Appends until `end`. Measures the appends answered between `begin` and `end` (both of [System#nanoTime()]).
    Counts run(Contender contender, long begin, long end) throws SQLException, InterruptedException {
        for (var sent = 0; System.nanoTime() < end; sent++) {
            var index = random.nextInt(streams.length);
            var stale = random.nextInt(100) < stalePercent && versions[index] > 0;
            var expected = stale ? versions[index] + (sent % 2 == 0 ? -1 : 1) : versions[index];
            var append = append(sent, streams[index], expected);
            var from = System.nanoTime();
            var actual = contender.append(append);
            var to = System.nanoTime();
            if (actual.isEmpty()) {
                counts.staleMissed += stale ? 1 : 0;
                counts.appended++;
                versions[index]++;
            } else if (stale && actual.getAsLong() == versions[index]) {
                counts.staleRefused++;
            } else {
                counts.falselyRefused++;
            }
            if (to >= begin && to < end) {
                counts.measure(to - from, actual.isEmpty());
            }
        }
        return counts;
    }

    private Append<OrderPlaced> append(int sent, StreamId stream, long expected) {
        var unique = number + "-" + sent;
        var event = OrderPlaced.numbered(number * 1_000_000 + sent);
        var streamAppends = List.<StreamAppend<? extends OrderPlaced>>of(
                new StreamAppend<>(stream, new ExpectedVersion.Exactly(expected), List.of(event)));
        var metadata = Metadata.of(unique);
        if (!keyed) {
            return new Append.Fresh<>(streamAppends, metadata);
        }
        var key = new ReceiptKey(new Principal.Client("bench"), unique);
        var receipt = new Receipt(key, Hash.of("append " + unique), ReceiptOutcome.DONE, Map.of());
        return new Append.Keyed<>(streamAppends, receipt, metadata);
    }

    /// Makes ids like ids that are made one after the other (UUID version 7).
    private static String timeOrdered(Random random, int index) {
        var millis = 1_760_000_000_000L + index;
        return new UUID(millis << 16 | 0x7000 | random.nextInt(1 << 12), random.nextLong() >>> 2 | 1L << 63).toString();
    }
}
