package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.process.MemoryEpochs;
import dev.scoresheet.adapters.memory.kernel.process.MemoryReceipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader.RecordedReceipt;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfReceipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// State of the log, as a database would hold it, under one lock. Work inside `locked` runs alone and sees all changes.
final class MemoryLogState {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition longer = lock.newCondition();
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, List<StoredEvent>> streams = new HashMap<>();
    private final List<Seal> seals = new ArrayList<>();
    private final Map<Hashed, OfReceipt> receipts = new HashMap<>();
    private final MemoryEpochs epochs = new MemoryEpochs(lock, () -> head().position());
    private LogHead head;
    private long era;

    MemoryLogState(String incarnation) {
        head = new LogHead(incarnation, 0, Instant.EPOCH, LogDigest.BEGINNING);
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    LogHead head() {
        return head;
    }

    MemoryEpochs epochs() {
        return epochs;
    }

    List<StoredEvent> after(long position, int limit) {
        return slice(events, position, limit);
    }

    List<StoredEvent> stream(StreamId stream, long afterVersion, long limit) {
        return slice(streams.getOrDefault(stream.toString(), List.of()), afterVersion, limit);
    }

    /// Returns the number of events of each stream, by name.
    SortedMap<String, Long> lengths() {
        var lengths = new TreeMap<String, Long>();
        streams.forEach((stream, events) -> lengths.put(stream, (long) events.size()));
        return lengths;
    }

    long version(StreamId stream) {
        return streams.getOrDefault(stream.toString(), List.of()).size();
    }

    List<Seal> sealsAfter(long first, int limit) {
        int from = 0;
        int to = seals.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (seals.get(middle).first() > first) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return List.copyOf(seals.subList(from, Math.min(from + limit, seals.size())));
    }

    Optional<StoredReceipt> receipt(ReceiptKey key) {
        return Optional.ofNullable(receipts.get(Hashed.of(key))).map(row -> MemoryReceipt.read(key, row));
    }

    void add(List<StoredEvent> batch, Seal seal) {
        events.addAll(batch);
        for (var event : batch) {
            streams.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
        }
        seals.add(seal);
        head = new LogHead(head.incarnation(), seal.last(), seal.recordedAt(), seal.chain());
        longer.signalAll();
    }

    long era() {
        return era;
    }

    /// Begins the next era, as a database does whose connection was lost.
    void beginEra() {
        era++;
    }

    /// Gives the same rows another incarnation.
    void reborn(String incarnation) {
        head = new LogHead(incarnation, head.position(), head.recordedAt(), head.chain());
    }

    Map<ReceiptKey, RecordedReceipt> receipts(Set<ReceiptKey> keys) {
        var known = new HashMap<ReceiptKey, RecordedReceipt>();
        for (var key : keys) {
            var row = receipts.get(Hashed.of(key));
            if (row != null) {
                known.put(key, new RecordedReceipt(row.outcome(), row.recordedAt()));
            }
        }
        return known;
    }

    /// Returns the receipts of some processes, in order of principal and key.
    List<OfReceipt> receiptsOf(Set<String> processes) {
        var principals = processes.stream().map(name -> "process:" + name).collect(Collectors.toSet());
        return receipts.values().stream()
                .filter(row -> principals.contains(row.principal()))
                .sorted(Comparator.comparing(OfReceipt::principal)
                        .thenComparing(row -> row.keyHash().toString()))
                .toList();
    }

    void add(StoredReceipt receipted, Instant recordedAt) {
        add(MemoryReceipt.row(receipted, recordedAt));
    }

    void add(OfReceipt row) {
        receipts.put(new Hashed(row.principal(), row.keyHash()), row);
    }

    /// Deletes receipts of clients from before a time. Returns their number.
    long forget(Instant before) {
        int kept = receipts.size();
        receipts.values()
                .removeIf(
                        row -> MemoryReceipt.isOfClient(row) && row.recordedAt().isBefore(before));
        return (long) kept - receipts.size();
    }

    void awaitAfter(long position, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.NANOSECONDS.convert(atMost); // saturates, where toNanos() would overflow
            while (head.position() <= position && left > 0) {
                left = longer.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Receipts are found by the hash of their keys, as in a database. An export has nothing else of a key.
    private record Hashed(String principal, Bytes keyHash) {

        static Hashed of(ReceiptKey key) {
            return new Hashed(key.principal().stored(), MemoryReceipt.hash(key));
        }
    }

    /// Returns a part of a list. Index n holds number n + 1, so positions and versions are dense.
    private static List<StoredEvent> slice(List<StoredEvent> rows, long after, long limit) {
        long from = Math.clamp(after, 0, rows.size());
        long to = from + Math.clamp(limit, 0, rows.size() - from);
        return List.copyOf(rows.subList((int) from, (int) to));
    }
}
