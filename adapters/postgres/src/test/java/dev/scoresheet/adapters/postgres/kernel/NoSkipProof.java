package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.postgres.kernel.TailingReader.Seen;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Proof with many writers on several nodes and one tailing reader. It compares the acknowledged events with
/// those that the reader saw.
final class NoSkipProof {

    private static final int WRITERS = 16;
    private static final int IN_FLIGHT = 8;
    private static final Bytes HASH = Bytes.of(new byte[32]);

    private final List<EventStore<BulbEvent>> nodes;
    private final EventFeed<BulbEvent> feed;
    private final Map<EventRef, Long> committed = new ConcurrentHashMap<>();
    private final AtomicLong appends = new AtomicLong();

    NoSkipProof(List<EventStore<BulbEvent>> nodes, EventFeed<BulbEvent> feed) {
        this.nodes = nodes;
        this.feed = feed;
    }

    /// @param missed committed and never seen
    /// @param unknown seen and never committed, or at another position than was acknowledged
    /// @param disorders seen at or below a position seen before
    /// @param holes positions between seen ones that were not seen
    record Report(long appends, int committed, int seen, int missed, int unknown, int disorders, long holes) {}

    Report run(long target) throws InterruptedException, ExecutionException {
        var reader = new TailingReader(feed);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = threads.submit(reader);
            var lanes = IntStream.range(0, WRITERS * IN_FLIGHT)
                    .<Future<?>>mapToObj(lane -> threads.submit(() -> write(nodes.get(lane % nodes.size()), target)))
                    .toList();
            try {
                for (var lane : lanes) {
                    lane.get();
                }
                reader.stopAt(feed.head());
                reading.get();
            } finally {
                reader.stopAt(0); // also after a failed writer: close() waits for the reader
            }
        }
        return compare(reader.seen());
    }

    /// One append after the other, fresh and keyed in turn, to streams of a lane's own: five events, then the next
    /// stream.
    private void write(EventStore<BulbEvent> node, long target) {
        while (appends.get() < target) {
            var stream = new StreamId("bulb", UUID.randomUUID().toString());
            for (long version = 0; version < 5; version++) {
                var position = append(node, stream, version);
                committed.put(new EventRef(stream, version + 1), position);
                appends.incrementAndGet();
            }
        }
    }

    private static long append(EventStore<BulbEvent> node, StreamId stream, long version) {
        var result = node.append(version % 2 == 0 ? fresh(stream, version) : keyed(stream, version));
        if (result instanceof Appended appended) {
            return appended.lastPosition().orElseThrow();
        }
        throw new AssertionError("a stream of one writer met " + result);
    }

    private static Append<BulbEvent> fresh(StreamId stream, long version) {
        return new Append.Fresh<>(
                List.of(switchedOn(stream, version)),
                Metadata.of(UUID.randomUUID().toString()));
    }

    private static Append<BulbEvent> keyed(StreamId stream, long version) {
        var key = new ReceiptKey(new Principal.Client("writer"), stream.key() + "@" + version);
        var receipt = new Receipt(key, HASH, ReceiptOutcome.DONE, Map.of());
        return new Append.Keyed<>(List.of(switchedOn(stream, version)), receipt, Metadata.of("proof"));
    }

    private static StreamAppend<BulbEvent> switchedOn(StreamId stream, long version) {
        return new StreamAppend<>(stream, new Exactly(version), List.of(new SwitchedOn()));
    }

    private Report compare(List<Seen> seen) {
        var positions = new HashMap<EventRef, Long>();
        long last = 0;
        int disorders = 0;
        long holes = 0;
        for (var one : seen) {
            positions.put(one.event(), one.position());
            if (one.position() <= last) {
                disorders++;
            } else {
                holes += one.position() - last - 1;
            }
            last = one.position();
        }
        var missed = new HashSet<>(committed.keySet());
        missed.removeAll(positions.keySet());
        var unknown = positions.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(committed.get(entry.getKey())))
                .count();
        return new Report(appends.get(), committed.size(), seen.size(), missed.size(), (int) unknown, disorders, holes);
    }
}
