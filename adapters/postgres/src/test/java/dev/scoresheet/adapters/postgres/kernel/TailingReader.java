package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reader that follows a log from its beginning like a consumer. It reads the events after its last position
/// and never reads a position again.
final class TailingReader implements Runnable {

    record Seen(long position, EventRef event) {}

    private static final int PAGE = 1_000;

    private final EventFeed<BulbEvent> feed;
    private final List<Seen> seen = new ArrayList<>();
    private volatile long stopAt = Long.MAX_VALUE;

    TailingReader(EventFeed<BulbEvent> feed) {
        this.feed = feed;
    }

    @Override
    public void run() {
        try {
            for (long through = 0; through < stopAt; ) {
                feed.awaitAfter(through, Duration.ofMillis(20));
                var page = feed.after(through, Filter.ALL, PAGE);
                for (var entry : page.entries()) {
                    seen.add(new Seen(entry.position(), new EventRef(entry.stream(), entry.version())));
                }
                through = page.through();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends once this position was passed.
    void stopAt(long position) {
        stopAt = position;
    }

    /// To be asked when it has ended.
    List<Seen> seen() {
        return seen;
    }
}
