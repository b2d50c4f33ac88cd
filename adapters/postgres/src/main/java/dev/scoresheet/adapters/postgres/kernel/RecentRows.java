package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.application.kernel.log.StoredEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The rows of this node's last batches, for as long as they follow each other without a hole. When
/// another node wrote in between, the run of positions begins anew: so what is handed over is what the
/// log says, or nothing.
///
/// Thread-safe.
final class RecentRows implements Recent {

    private static final int MOST_ROWS = 16_384;
    private static final long MOST_TEXT = 16L << 20;

    private final ArrayDeque<List<StoredEvent>> batches = new ArrayDeque<>();
    private long first;
    private long last;
    private long text;

    /// @param batch dense, in order of position, and committed
    synchronized void committed(List<StoredEvent> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (batches.isEmpty() || batch.getFirst().position() != last + 1) {
            forget();
            first = batch.getFirst().position();
        }
        batches.addLast(batch);
        last = batch.getLast().position();
        text += text(batch);
        while (batches.size() > 1 && (last - first >= MOST_ROWS || text > MOST_TEXT)) {
            var oldest = batches.removeFirst();
            first = oldest.getLast().position() + 1;
            text -= text(oldest);
        }
    }

    /// After a lost connection: a server that failed over may have lost what it had acknowledged.
    synchronized void forget() {
        batches.clear();
        text = 0;
    }

    @Override
    public synchronized List<StoredEvent> after(long position, int limit) {
        if (batches.isEmpty() || position + 1 < first || position >= last) {
            return List.of();
        }
        var rows = new ArrayList<StoredEvent>();
        for (var batch : batches) {
            if (batch.getLast().position() > position && rows.size() < limit) {
                var from = (int) Math.max(0, position + 1 - batch.getFirst().position());
                var to = Math.min(batch.size(), from + limit - rows.size());
                rows.addAll(batch.subList(from, to));
            }
        }
        return rows;
    }

    private static long text(List<StoredEvent> batch) {
        long text = 0;
        for (var row : batch) {
            text += row.metadata().length() + row.data().length();
        }
        return text;
    }
}
