package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.step.SafeProjection;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sample of event blocks at even distances in the log, with their changes.
///
/// The estimate of keys uses newcomers: keys in the second half of a block that its first half does not have. (Counting
/// all keys of a block would count the keys in use at that time again in each block.) Newcomers grow by a power of the
/// number of events, like the words of a text (Heaps' law). Comparing every second block with all blocks gives the
/// exponent: near 1 if each block has new keys, near 0 if the same keys return.
public final class LogSample<E, K, X, V> {

    static final int BLOCK = 8_192;
    static final int BLOCKS = 4;

    /// Bytes of a table row besides its text: header, key's index, padding.
    private static final long DISK_PER_ROW = 90;

    /// Bytes of a row in memory besides its fields: entry of a map, objects and their headers.
    private static final long MEMORY_PER_ROW = 160;

    private final ReadModels<E> models;
    private final Filter filter;
    private final SafeProjection<E, K, X, V> projection;
    private final Map<K, V> rows = new HashMap<>();
    private final Set<K> strangers = new HashSet<>();
    private final Set<K> newcomers = new HashSet<>();
    private final Set<K> ofEverySecond = new HashSet<>();
    private long read;

    public LogSample(OperatedView<E, K, X, V> view) {
        this.models = view.models();
        this.filter = view.followed().filter();
        this.projection = view.followed().safe();
    }

    /// Takes the sample. A log no larger than the sample is read whole.
    public void take(long head) throws InterruptedException {
        if (head <= (long) BLOCKS * BLOCK) {
            block(0, head, false);
            return;
        }
        for (int block = 0; block < BLOCKS; block++) {
            block((head - BLOCK) * block / (BLOCKS - 1), BLOCK, block % 2 == 0);
        }
    }

    private void block(long from, long size, boolean isSecond) throws InterruptedException {
        var firstHalf = new HashSet<K>();
        read += size;
        models.bulk().read(from, from + size, filter, (packed, _) -> {
            for (var row : packed.rows()) {
                var isEarly = row.position() <= from + size / 2;
                for (var change : changes(models.decoder().entry(row))) {
                    apply(change);
                    meet(change.key(), isEarly, firstHalf, isSecond);
                }
            }
            return true;
        });
    }

    private void meet(K key, boolean isEarly, Set<K> firstHalf, boolean isSecond) {
        if (isEarly) {
            firstHalf.add(key);
        } else if (!firstHalf.contains(key)) {
            newcomers.add(key);
            if (isSecond) {
                ofEverySecond.add(key);
            }
        }
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
