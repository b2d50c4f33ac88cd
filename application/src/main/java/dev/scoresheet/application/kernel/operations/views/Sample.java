package dev.scoresheet.application.kernel.operations.views;

import dev.scoresheet.application.kernel.log.RecordedEvent;
import dev.scoresheet.application.kernel.log.StoredEvent;
import dev.scoresheet.application.kernel.projection.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Blocks of events taken evenly from the log, and what they change. Keys grow by a power of the number
/// of events (Heaps' law, as words in a text do), whose exponent is seen by comparing every second
/// block with all of them: near 1 where each event brings its own key, near 0 where few keys are met
/// again and again.
final class Sample<E, K, X, V> {

    static final int BLOCK = 500;
    static final int BLOCKS = 24;

    /// Of a row in a table besides its text: header, key's index, padding.
    private static final long DISK_PER_ROW = 90;

    /// Of a row in memory besides its fields: entry of a map, objects and their headers.
    private static final long MEMORY_PER_ROW = 160;

    private final ReadModels<E> models;
    private final Followed<E, K, X, V> followed;
    private final Map<K, V> rows = new HashMap<>();
    private final Set<K> ofHalf = new HashSet<>();
    private long read;
    private long half;

    Sample(ReadModels<E> models, Followed<E, K, X, V> followed) {
        this.models = models;
        this.followed = followed;
    }

    void take(long head) {
        var blocks = Math.min(BLOCKS, head / BLOCK + 1);
        for (long block = 0; block < blocks; block++) {
            var from = Math.max(0, (head - BLOCK) * block / Math.max(1, blocks - 1));
            var counts = block % 2 == 0;
            take(models.log().events(from, BLOCK), counts);
            read += Math.min(head, from + BLOCK) - from;
            half += counts ? Math.min(head, from + BLOCK) - from : 0;
        }
    }

    private void take(List<StoredEvent> stored, boolean counts) {
        for (var row : stored) {
            if (followed.filter().lets(row.category(), row.type())
                    && models.decoding().entry(row) instanceof RecordedEvent<E> recorded) {
                changes(recorded).forEach(change -> {
                    apply(change);
                    if (counts) {
                        ofHalf.add(change.key());
                    }
                });
            }
        }
    }

    /// What fails here is met again, and parked, by the load.
    private List<Change<K, X>> changes(RecordedEvent<E> recorded) {
        try {
            return followed.projection().changes(recorded);
        } catch (RuntimeException _) {
            return List.of();
        }
    }

    private void apply(Change<K, X> change) {
        var projection = followed.projection();
        try {
            var row = rows.get(change.key());
            rows.put(
                    change.key(),
                    projection.evolve(row == null ? projection.initial(change.key()) : row, change.change()));
        } catch (RuntimeException _) {
            rows.putIfAbsent(change.key(), projection.initial(change.key()));
        }
    }

    long read() {
        return read;
    }

    /// How many rows so many events will make.
    long rows(long events) {
        if (rows.isEmpty()) {
            return 0;
        }
        var exponent = half == 0 || half == read
                ? 1
                : Math.log((double) rows.size() / Math.max(1, ofHalf.size())) / Math.log((double) read / half);
        return Math.round(rows.size() * Math.pow((double) events / read, Math.clamp(exponent, 0, 1)));
    }

    long diskPerRow() {
        return DISK_PER_ROW + textOfRows() + textOfKeys();
    }

    long memoryPerRow() {
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
                .mapToInt(key -> followed.projection().text(key).length())
                .average()
                .orElse(0));
    }
}
