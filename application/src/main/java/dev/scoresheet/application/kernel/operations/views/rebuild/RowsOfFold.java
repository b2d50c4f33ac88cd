package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/// Iterator over the rows of all partitions of a fold, which reports how many it has returned.
final class RowsOfFold<K, V> implements Iterator<Map.Entry<K, V>> {

    private static final int BETWEEN_REPORTS = 1_000;

    private final Iterator<Map<K, V>> parts;
    private final long count;
    private final String stage;
    private final ProgressListener listener;
    private Iterator<Map.Entry<K, V>> part = Map.<K, V>of().entrySet().iterator();
    private long taken;

    RowsOfFold(LogFold<?, K, ?, V> fold, String stage, ProgressListener listener) {
        this.parts = fold.rows().iterator();
        this.count = count(fold);
        this.stage = stage;
        this.listener = listener;
    }

    static long count(LogFold<?, ?, ?, ?> fold) {
        return fold.rows().stream().mapToLong(Map::size).sum();
    }

    @Override
    public boolean hasNext() {
        while (!part.hasNext() && parts.hasNext()) {
            part = parts.next().entrySet().iterator();
        }
        return part.hasNext();
    }

    @Override
    public Map.Entry<K, V> next() {
        if (++taken % BETWEEN_REPORTS == 0 || taken == count) {
            listener.at(stage, taken, count);
        }
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return part.next();
    }
}
