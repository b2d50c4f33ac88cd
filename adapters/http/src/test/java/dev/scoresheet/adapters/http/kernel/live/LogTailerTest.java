package dev.scoresheet.adapters.http.kernel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Followers of the log, and the events that wake them.
@Timeout(60)
class LogTailerTest {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final StreamId HALL = new StreamId("lamp", "hall");
    private static final StreamId ATTIC = new StreamId("lamp", "attic");

    private final Lamplight feed = new Lamplight();
    private final LogTailer tailer = new LogTailer(feed, POLL);
    private final Semaphore hall = new Semaphore(0);
    private final Semaphore attic = new Semaphore(0);

    /// Log of events that this release cannot read. Followers are woken all the same.
    private static final class Lamplight implements EventFeed<String> {

        private final List<Entry<String>> log = new CopyOnWriteArrayList<>();
        private final AtomicInteger away = new AtomicInteger();
        private final Deque<Throwable> faults = new ConcurrentLinkedDeque<>();
        private final AtomicInteger reads = new AtomicInteger();

        void append(StreamId stream) {
            log.add(new Entry.Unreadable<>(
                    log.size() + 1L,
                    stream,
                    1,
                    new EventType("lamp.lit", 9),
                    Undecodable.Reason.NEWER_VERSION,
                    "of a newer release"));
        }

        @Override
        public long head() {
            return log.size();
        }

        @Override
        public Page<String> after(long position, Filter filter, int limit) {
            reads.incrementAndGet();
            switch (faults.poll()) {
                case null -> {}
                case Error error -> throw error;
                case RuntimeException defect -> throw defect;
                case Throwable other -> throw new AssertionError(other);
            }
            if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StoreUnavailable("away", Duration.ofSeconds(1));
            }
            var entries = log.subList((int) position, (int) Math.min(log.size(), position + limit));
            return new Page<>(List.copyOf(entries), position + entries.size());
        }

        /// Waits for the whole timeout: every hint is lost.
        @Override
        public void awaitAfter(long position, Duration atMost) throws InterruptedException {
            Thread.sleep(atMost);
        }
    }

    @Test
    void followers_are_woken_even_if_the_hint_is_lost_and_the_event_unreadable() throws Exception {
        tailer.follow(HALL, hall::release);
        tailer.follow(HALL, attic::release);
        feed.append(HALL);
        hall.acquire();
        attic.acquire();
    }

    @Test
    void no_follower_is_woken_for_another_stream_or_for_older_events() throws Exception {
        feed.append(HALL);
        tailer.follow(HALL, hall::release);
        tailer.follow(ATTIC, attic::release);
        feed.append(ATTIC);
        attic.acquire();
        assertEquals(0, hall.availablePermits());
    }

    @Test
    void an_unavailable_store_delays_events_and_hides_none() throws Exception {
        feed.away.set(2);
        tailer.follow(HALL, hall::release);
        feed.append(HALL);
        hall.acquire();
        assertEquals(0, feed.away.get());
    }

    @Test
    void a_reader_that_died_is_replaced_when_the_next_follower_comes() throws Exception {
        feed.faults.add(new StackOverflowError("the reader dies"));
        tailer.follow(HALL, hall::release);
        while (!feed.faults.isEmpty()) {
            Thread.sleep(5);
        }
        feed.append(HALL);
        while (!hall.tryAcquire(100, TimeUnit.MILLISECONDS)) {
            tailer.follow(ATTIC, attic::release).close(); // possibly before the reader is dead
            feed.append(HALL);
        }
    }

    @Test
    void a_defect_is_logged_as_a_warning_and_an_unavailable_store_is_not() throws Exception {
        var logged = new CopyOnWriteArrayList<LogRecord>();
        var logger = Logger.getLogger(LogTailer.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            feed.faults.add(new StoreUnavailable("away", Duration.ofSeconds(1)));
            feed.faults.add(new IllegalStateException("a defect"));
            tailer.follow(HALL, hall::release);
            feed.append(HALL);
            hall.acquire();
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(
                List.of(IllegalStateException.class),
                logged.stream()
                        .filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                        .map(line -> line.getThrown().getClass())
                        .toList());
    }

    @Test
    void a_closed_follower_is_not_woken_and_the_reader_ends_with_the_last_one() throws Exception {
        var following = tailer.follow(HALL, hall::release);
        feed.append(HALL);
        hall.acquire();
        following.close();
        following.close();
        feed.append(HALL);
        for (int before = -1; before != feed.reads.get(); ) {
            before = feed.reads.get();
            Thread.sleep(POLL.multipliedBy(10)); // time in which no wake-up must arrive
        }
        assertEquals(0, hall.availablePermits());
        tailer.follow(ATTIC, attic::release);
        feed.append(ATTIC);
        attic.acquire();
    }

    @Test
    void a_new_follower_gets_the_failure_of_an_unavailable_store() {
        var broken = new LogTailer(new EventFeed<String>() {
            @Override
            public long head() {
                throw new StoreUnavailable("away", Duration.ofSeconds(1));
            }

            @Override
            public Page<String> after(long position, Filter filter, int limit) {
                throw new AssertionError("the feed has no follower");
            }

            @Override
            public void awaitAfter(long position, Duration atMost) {
                throw new AssertionError("the feed has no follower");
            }
        });
        assertThrows(StoreUnavailable.class, () -> broken.follow(HALL, hall::release));
    }
}
