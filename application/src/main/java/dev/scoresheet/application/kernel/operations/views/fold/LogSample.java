package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.operations.views.model.FollowedProjection;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.step.ProjectionCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Blocks of events taken evenly from the log, and what they change.
///
/// How many keys there will be is told by the newcomers: keys that the second half of a block brings
/// and its first half has not seen. (Counting all keys of a block would count everything that is under
/// way at any moment anew in each block.) Newcomers grow by a power of the number of events, as the
/// words of a text do (Heaps' law), whose exponent is seen by comparing every second block with all of
/// them: near 1 where each brings keys of its own, near 0 where the same ones are met again.
public final class LogSample<E, K, X, V> {

    static final int BLOCK = 8_192;
    static final int BLOCKS = 4;

    /// Of a row in a table besides its text: header, key's index, padding.
    private static final long DISK_PER_ROW = 90;

    /// Of a row in memory besides its fields: entry of a map, objects and their headers.
    private static final long MEMORY_PER_ROW = 160;

    private final ReadModels<E> models;
    private final FollowedProjection<E, K, X, V> followed;
    private final Map<K, V> rows = new HashMap<>();
    private final Set<K> strangers = new HashSet<>();
    private final Set<K> newcomers = new HashSet<>();
    private final Set<K> ofEverySecond = new HashSet<>();
    private long read;

    public LogSample(ReadModels<E> models, FollowedProjection<E, K, X, V> followed) {
        this.models = models;
        this.followed = followed;
    }

    /// A log that is no larger than the sample is read whole.
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
        models.bulk().read(from, from + size, followed.filter(), (packed, _) -> {
            for (var row : packed.rows()) {
                if (models.decoding().entry(row) instanceof RecordedEvent<E> recorded) {
                    var isEarly = row.position() <= from + size / 2;
                    changes(recorded).forEach(change -> {
                        apply(change);
                        meet(change.key(), isEarly, firstHalf, isSecond);
                    });
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

    /// What fails here is met again, and parked, by the load.
    private List<Change<K, X>> changes(RecordedEvent<E> recorded) {
        return ProjectionCall.of(() -> followed.projection().changes(recorded), failed -> List.of());
    }

    /// A block begins in the midst of things: of a key that does not make sense from there on, it is
    /// enough that it exists.
    private void apply(Change<K, X> change) {
        var projection = followed.projection();
        var key = change.key();
        if (strangers.contains(key)) {
            return;
        }
        var row = Objects.requireNonNullElseGet(rows.get(key), () -> projection.initial(key));
        ProjectionCall.run(() -> rows.put(key, projection.evolve(row, change.change())), failed -> {
            rows.put(key, row);
            strangers.add(key);
        });
    }

    public long read() {
        return read;
    }

    /// How many rows so many events will make.
    public long rows(long events) {
        if (read >= events || newcomers.isEmpty()) {
            return rows.size();
        }
        var growth = Math.log((double) newcomers.size() / Math.max(1, ofEverySecond.size())) / Math.log(2);
        var lookedAt = read / 2.0; // the second halves
        var expected = newcomers.size() * Math.pow(events / lookedAt, Math.clamp(growth, 0, 1));
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
                .mapToInt(key -> followed.projection().text(key).length())
                .average()
                .orElse(0));
    }
}
