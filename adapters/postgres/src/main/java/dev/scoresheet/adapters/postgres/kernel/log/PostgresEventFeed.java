package dev.scoresheet.adapters.postgres.kernel.log;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.HEAD;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import java.time.Duration;
import java.util.List;

/// Feed of the log by ranges of positions. Positions have no gaps and follow the order of commits. So a range up to a
/// known head is complete for ever, and needs no transaction. Rows that this node has just written come from memory, if
/// they begin directly after the requested position.
public final class PostgresEventFeed<E> implements EventFeed<E> {

    private final Pool pool;
    private final LogHeadTracker tracker;
    private final CommittedEvents recent;
    private final StoredEventDecoder<E> decoder;
    private final int pageBytes;

    public PostgresEventFeed(
            Pool pool,
            LogHeadTracker tracker,
            CommittedEvents recent,
            EventCodec<E> codec,
            LogDigest digest,
            int pageBytes) {
        this.pool = pool;
        this.tracker = tracker;
        this.recent = recent;
        this.decoder = new StoredEventDecoder<>(codec, digest);
        this.pageBytes = pageBytes;
    }

    @Override
    public long head() {
        return head(pool);
    }

    public static long head(Pool pool) {
        return pool.read(sql -> sql.select(HEAD.POSITION).from(HEAD).fetchSingle(HEAD.POSITION));
    }

    @Override
    public Page<E> after(long position, Filter filter, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page must cover at least one position, not " + limit);
        }
        var handed = recent.after(position, limit);
        return handed.isEmpty() ? logged(position, filter, limit) : decoder.page(handed, filter, pageBytes);
    }

    private Page<E> logged(long position, Filter filter, int limit) {
        var head = head();
        tracker.recordObserved(head);
        var through = Math.min(head, position + limit);
        if (through <= position) {
            return new Page<>(List.of(), position);
        }
        var which = EVENT.POSITION.gt(position).and(EVENT.POSITION.le(through));
        if (!filter.categories().isEmpty()) {
            which = which.and(EVENT.CATEGORY.in(filter.categories()));
        }
        if (!filter.exceptTypes().isEmpty()) {
            which = which.and(EVENT.TYPE.notIn(filter.exceptTypes()));
        }
        var wanted = which;
        var copied = pool.read(sql -> StoredEvents.page(sql, wanted, EVENT.POSITION, limit, pageBytes));
        return new Page<>(
                copied.rows().stream().map(decoder::entry).toList(), copied.cut() ? copied.lastPosition() : through);
    }

    @Override
    public boolean isKnownBeyond(long position) {
        return tracker.known() > position;
    }

    @Override
    public void awaitAfter(long position, Duration atMost) throws InterruptedException {
        tracker.awaitBeyond(position, atMost);
    }
}
