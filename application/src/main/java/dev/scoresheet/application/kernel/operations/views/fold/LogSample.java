package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.stored.HashedEvent;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.step.SafeProjection;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// Sample of event blocks in the middle of each quarter of the log, with their changes. It has at most 2 % of the log,
/// but 1,024 events at least, and at most 32,768. A row that grows with its events is longer than in the sample, so its
/// size is estimated too low.
///
/// The estimate of keys uses newcomers: keys in the second half of a block that its first half does not have. (Counting
/// all keys of a block would count the keys in use at that time again in each block.) Newcomers grow by a power of the
/// number of events, like the words of a text (Heaps' law). Comparing every second block with all blocks gives the
/// exponent: near 1 if each block has new keys, near 0 if the same keys return.
public final class LogSample<E, K, X, V> {

    static final int BLOCKS = 4;

    private static final int SMALLEST_BLOCK = 256;
    private static final int LARGEST_BLOCK = 8_192;
    private static final int BLOCKS_OF_A_LOG = 50 * BLOCKS;

    /// Bytes of a table row besides its text: header, key's index, padding.
    private static final long DISK_PER_ROW = 90;

    /// Bytes of a row in memory besides its fields: entry of a map, objects and their headers.
    private static final long MEMORY_PER_ROW = 160;

    private final ReadModels<E> models;
    private final Filter filter;
    private final SafeProjection<E, K, X, V> projection;
    private final TimeSource time;
    private final Map<K, V> rows = new HashMap<>();
    private final Set<K> strangers = new HashSet<>();
    private final Set<K> newcomers = new HashSet<>();
    private final Set<K> ofEverySecond = new HashSet<>();
    private long read;
    private long measured;
    private long nanos;

    public LogSample(OperatedView<E, K, X, V> view) {
        this.models = view.models();
        this.filter = view.followed().filter();
        this.projection = view.followed().safe();
        this.time = view.node().time();
    }

    /// Takes the sample, all blocks on one connection. A log no larger than the sample is read whole.
    public void take(long head) throws InterruptedException {
        var byEnd = new TreeMap<Long, Block<K>>();
        for (var range : blocks(head)) {
            byEnd.put(range.through(), new Block<>(range, byEnd.size() % 2 == 0, new HashSet<>()));
        }
        var first = byEnd.firstEntry().getValue();
        read = byEnd.values().stream().mapToLong(Block::size).sum();
        measured = byEnd.size() == 1 ? read : read - first.size();
        var began = new long[] {time.nanos()};
        models.bulk().read(byEnd.values().stream().map(Block::range).toList(), filter, (packed, through) -> {
            var block = byEnd.ceilingEntry(through).getValue();
            packed.hashed(models.decoder().digest()).forEach(row -> take(row, block));
            if (byEnd.size() > 1 && block.equals(first)) {
                began[0] = time.nanos();
            }
            return true;
        });
        nanos = time.nanos() - began[0];
    }

    private void take(HashedEvent hashed, Block<K> block) {
        for (var change : changes(models.decoder().entry(hashed))) {
            apply(change);
            meet(change.key(), hashed.row().position(), block);
        }
    }

    private void meet(K key, long position, Block<K> block) {
        if (position <= block.range().after() + block.size() / 2) {
            block.firstHalf().add(key);
        } else if (!block.firstHalf().contains(key)) {
            newcomers.add(key);
            if (block.isSecond()) {
                ofEverySecond.add(key);
            }
        }
    }

    /// @param isSecond true for every second block
    /// @param firstHalf keys of its first half
    private record Block<K>(BulkReader.Range range, boolean isSecond, Set<K> firstHalf) {

        long size() {
            return range.through() - range.after();
        }
    }

    private static List<BulkReader.Range> blocks(long head) {
        long size = Math.clamp(head / BLOCKS_OF_A_LOG, SMALLEST_BLOCK, LARGEST_BLOCK);
        if (head <= BLOCKS * size) {
            return List.of(new BulkReader.Range(0, head));
        }
        return LongStream.range(0, BLOCKS)
                .map(block -> (head * (2 * block + 1) / BLOCKS - size) / 2)
                .mapToObj(from -> new BulkReader.Range(from, from + size))
                .toList();
    }

    /// Returns the changes of an event. For a failing event it returns none; the load meets the failure again and parks
    /// it.
    private List<Change<K, X>> changes(Entry<E> entry) {
        return switch (projection.changes(entry)) {
            case Answer.Done(var changes) -> changes;
            case Answer.Failed(var _) -> List.of();
        };
    }

    /// Applies a change. A block starts in the middle of the log, so a change may fail there; then only the key counts.
    private void apply(Change<K, X> change) {
        var key = change.key();
        if (strangers.contains(key)) {
            return;
        }
        switch (projection.apply(key, Optional.ofNullable(rows.get(key)), List.of(change))) {
            case Answer.Done(var row) -> row.ifPresentOrElse(now -> rows.put(key, now), () -> rows.remove(key));
            case Answer.Failed(var _) -> strangers.add(key);
        }
    }

    public long read() {
        return read;
    }

    /// Returns the time that one event takes. The first of several blocks does not count: it waits for the connection.
    public long nanosPerEvent() {
        return nanos / Math.max(1, measured);
    }

    /// Estimates the number of rows for this number of events.
    public long rows(long events) {
        if (read >= events || newcomers.isEmpty()) {
            return rows.size();
        }
        var growth = Math.log((double) newcomers.size() / Math.max(1, ofEverySecond.size())) / Math.log(2);
        var counted = read / 2.0; // the second halves
        var expected = newcomers.size() * Math.pow(events / counted, Math.clamp(growth, 0, 1));
        return Math.max(newcomers.size(), Math.round(expected));
    }

    public long diskPerRow() {
        return DISK_PER_ROW + textOfRows() + textOfKeys();
    }

    public long memoryPerRow() {
        return MEMORY_PER_ROW + 2 * textOfRows() + 2 * textOfKeys();
    }

    private long textOfRows() {
        return Math.round(rows.values().stream()
                .mapToInt(row -> row.toString().length())
                .average()
                .orElse(0));
    }

    private long textOfKeys() {
        return Math.round(rows.keySet().stream()
                .mapToInt(key -> projection.text(key).length())
                .average()
                .orElse(0));
    }
}
