package dev.scoresheet.adapters.http.kernel.live;

import dev.scoresheet.adapters.http.kernel.route.LiveSource;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// One reader of the log for all who wait for streams of it, on this node: whoever appends, here or
/// elsewhere, it wakes those who follow the stream. Waking is a hint; what there is to see they
/// read for themselves.
///
/// It reads only while somebody follows something, on one virtual thread that ends with the last of
/// them, so there is nothing to close. Thread-safe.
public final class LogTailer {

    /// How long a hint of the feed that got lost, or a store that was away, can delay a wake.
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final int PAGE = 500;

    private static final System.Logger LOG = System.getLogger(LogTailer.class.getName());

    private final EventFeed<?> feed;
    private final Duration poll;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StreamId, Set<Runnable>> followers = new HashMap<>();
    private boolean reading;

    public LogTailer(EventFeed<?> feed) {
        this(feed, POLL);
    }

    LogTailer(EventFeed<?> feed, Duration poll) {
        this.feed = feed;
        this.poll = poll;
    }

    /// Has `wake` run after every event that is appended to a stream from now on. Blocks for one
    /// look at the log's head; throws what the feed throws when the store is away.
    public LiveSource.Registration follow(StreamId stream, Runnable wake) {
        var head = feed.head(); // before the follower is there, so nothing can fall between the two
        lock.lock();
        try {
            followers.computeIfAbsent(stream, _ -> new HashSet<>()).add(wake);
            if (!reading) {
                reading = true;
                Thread.ofVirtual().name("log follower").start(() -> read(head));
            }
        } finally {
            lock.unlock();
        }
        return () -> leave(stream, wake);
    }

    private void leave(StreamId stream, Runnable wake) {
        lock.lock();
        try {
            var of = followers.get(stream);
            if (of != null && of.remove(wake) && of.isEmpty()) {
                followers.remove(stream);
            }
        } finally {
            lock.unlock();
        }
    }

    private void read(long from) {
        long position = from;
        var died = true;
        try {
            while (isFollowed()) {
                position = next(position);
            }
            died = false;
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException("the reader was interrupted", nobodyDoes);
        } finally {
            if (died) {
                leaveToAnother();
            }
        }
    }

    /// The next follower starts another reader.
    private void leaveToAnother() {
        LOG.log(System.Logger.Level.ERROR, "the reader of the log died; the next follower starts another one");
        lock.lock();
        try {
            reading = false;
        } finally {
            lock.unlock();
        }
    }

    /// A store that is away is waited for; the position stays, so that nothing is left out.
    private long next(long position) throws InterruptedException {
        try {
            feed.awaitAfter(position, poll);
            var page = feed.after(position, Filter.ALL, PAGE);
            page.entries().stream()
                    .map(LogTailer::stream)
                    .distinct()
                    .forEach(stream -> wakers(stream).forEach(Runnable::run));
            return page.through();
        } catch (StoreUnavailable away) {
            LOG.log(System.Logger.Level.DEBUG, "the log cannot be followed now", away);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, "the log cannot be followed now, by a defect", defect);
        }
        Thread.sleep(poll);
        return position;
    }

    /// The answer no is the reader's last act: under the same lock the next follower starts another
    /// one.
    private boolean isFollowed() {
        lock.lock();
        try {
            reading = !followers.isEmpty();
            return reading;
        } finally {
            lock.unlock();
        }
    }

    private List<Runnable> wakers(StreamId stream) {
        lock.lock();
        try {
            return List.copyOf(followers.getOrDefault(stream, Set.of()));
        } finally {
            lock.unlock();
        }
    }

    private static StreamId stream(Entry<?> entry) {
        return switch (entry) {
            case RecordedEvent<?> recorded -> recorded.stream();
            case Entry.Unreadable<?> unreadable -> unreadable.stream();
        };
    }
}
