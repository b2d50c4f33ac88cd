package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows that this node has written last, for as long as they follow each other without a hole. When
/// another node wrote in between, the run of positions begins anew: so what is handed over is what the
/// log says, or nothing.
///
/// A ring by position: consumers come often, and for little. Thread-safe.
public final class CommittedEventsBuffer implements CommittedEvents {

    private static final int MOST_ROWS = 16_384;

    private final @Nullable StoredEvent[] ring = new StoredEvent[MOST_ROWS];
    private final long mostText;
    private long first = 1;
    private long last;
    private long text;

    /// @param mostText characters of all rows
    public CommittedEventsBuffer(long mostText) {
        this.mostText = mostText;
    }

    /// @param batch dense, in order of position, and committed
    public synchronized void committed(List<StoredEvent> batch) {
        for (var row : batch) {
            if (row.position() != last + 1) {
                forget();
                first = row.position();
            }
            if (row.position() - first >= MOST_ROWS) {
                dropFirst();
            }
            last = row.position();
            ring[at(last)] = row;
            text += row.length();
        }
        while (first < last && text > mostText) {
            dropFirst();
        }
    }

    /// After a lost connection: a server that failed over may have lost what it had acknowledged.
    public synchronized void forget() {
        while (first <= last) {
            dropFirst();
        }
    }

    @Override
    public synchronized List<StoredEvent> after(long position, int limit) {
        var rows = new ArrayList<StoredEvent>();
        if (position + 1 >= first) {
            for (var next = position + 1; next <= last && rows.size() < limit; next++) {
                rows.add(row(next));
            }
        }
        return rows;
    }

    private void dropFirst() {
        text -= row(first).length();
        ring[at(first)] = null;
        first++;
    }

    private StoredEvent row(long position) {
        return Objects.requireNonNull(ring[at(position)]);
    }

    private static int at(long position) {
        return (int) (position % MOST_ROWS);
    }
}
