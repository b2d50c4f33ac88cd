package dev.scoresheet.adapters.postgres.kernel;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.HEAD;

import dev.scoresheet.application.kernel.log.Entry;
import dev.scoresheet.application.kernel.log.EventCodec;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.Filter;
import dev.scoresheet.application.kernel.log.LogDigest;
import dev.scoresheet.application.kernel.log.Page;
import dev.scoresheet.application.kernel.log.StoredEvent;
import dev.scoresheet.application.kernel.log.Undecodable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The log by ranges of positions. They are dense and given in the order of commits, so a range up to a head that was
/// seen is complete for ever, and no transaction is needed to read it.
final class PostgresEventFeed<E> implements EventFeed<E> {

    private static final long FIRST_POLL_MILLIS = 10;
    private static final long LAST_POLL_MILLIS = 200;

    private final Pool pool;
    private final HeadSignal signal;
    private final EventReading<E> reading;
    private final ReentrantLock poll = new ReentrantLock();

    PostgresEventFeed(Pool pool, HeadSignal signal, EventCodec<E> codec, LogDigest digest) {
        this.pool = pool;
        this.signal = signal;
        this.reading = new EventReading<>(codec, digest);
    }

    @Override
    public long head() {
        return pool.read(sql -> sql.select(HEAD.POSITION).from(HEAD).fetchSingle(HEAD.POSITION));
    }

    @Override
    public Page<E> after(long position, Filter filter, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page looks at one position at least, not " + limit);
        }
        var through = Math.min(head(), position + limit);
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
        var rows = pool.read(sql -> StoredEvents.fetch(sql, wanted, EVENT.POSITION));
        return new Page<>(rows.stream().map(this::entry).toList(), through);
    }

    private Entry<E> entry(StoredEvent row) {
        try {
            return reading.decode(row);
        } catch (Undecodable undecodable) {
            return new Entry.Unreadable<>(
                    row.position(),
                    EventReading.stream(row),
                    row.version(),
                    EventReading.type(row),
                    undecodable.reason(),
                    String.valueOf(undecodable.getMessage()));
        }
    }

    /// This node's own appends arrive by a signal, those of others by a look at the head that grows rarer while nothing
    /// happens. However many wait, one of them looks.
    @Override
    public void awaitAfter(long position, Duration atMost) throws InterruptedException {
        if (signal.awaitBeyond(position, 0)) {
            return;
        }
        var deadline = System.nanoTime() + atMost.toNanos();
        var interval = FIRST_POLL_MILLIS;
        while (true) {
            if (poll.tryLock()) {
                try {
                    signal.reached(head());
                } finally {
                    poll.unlock();
                }
            }
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (signal.awaitBeyond(position, Math.min(interval, left)) || left <= interval) {
                return;
            }
            interval = Math.min(2 * interval, LAST_POLL_MILLIS);
        }
    }
}
