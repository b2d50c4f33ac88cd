package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Buffer of the rows that this node wrote last, as long as they follow each other without a gap. When another node
/// wrote in between, the buffer starts again. So it returns the rows of the log, or none.
///
/// The buffer is a ring by position, because consumers read often, and few rows. Thread-safe.
public final class CommittedEventsBuffer implements CommittedEvents {

    private static final int MOST_ROWS = 16_384;

    private final @Nullable StoredEvent[] ring = new StoredEvent[MOST_ROWS];
    private final long mostText;
    private long first = 1;
    private long last;
    private long text;

    /// @param mostText maximum text of all rows, in characters
    public CommittedEventsBuffer(long mostText) {
        this.mostText = mostText;
    }

    /// @param batch the committed rows, in order of position without gaps
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

    /// Empties the buffer after a lost connection: a server that failed over may have lost acknowledged commits.
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
