package dev.scoresheet.adapters.http.kernel.live;

import dev.scoresheet.adapters.http.kernel.route.LiveSource;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Reader of the log for all event streams of this node. It wakes the followers of a stream after each append, by this
/// node or another. A wake is a hint; each follower reads the events itself.
///
/// It reads only while there are followers, on one virtual thread. The thread ends with the last follower, so there is
/// nothing to close. Thread-safe.
public final class LogTailer {

    /// Longest delay of a wake when a hint of the feed was lost or the store was away.
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

    /// Runs `wake` after every event that is appended to a stream from now on. Blocks for one read of the log's head.
    /// Throws the exception of the feed when the store is away.
    public LiveSource.Registration follow(StreamId stream, Runnable wake) {
        var head = feed.head(); // before the follower is added, so that no event is missed
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
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("the thread that reads the log was interrupted", unexpected);
        } finally {
            if (died) {
                leaveToAnother();
            }
        }
    }

    /// Lets the next follower start another reader.
    private void leaveToAnother() {
        LOG.log(System.Logger.Level.ERROR, "the thread that reads the log died; the next follower starts a new one");
        lock.lock();
        try {
            reading = false;
        } finally {
            lock.unlock();
        }
    }

    /// Reads the next page and wakes the followers. While the store is away it waits and keeps the position, so that no
    /// event is left out.
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
            LOG.log(System.Logger.Level.DEBUG, "the log cannot be read now; a retry follows", away);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, "a defect prevents reading the log; a retry follows", defect);
        }
        TimeSource.system().sleep(poll);
        return position;
    }

    /// True if there are followers. If not, the reader ends; under the same lock the next follower starts another one.
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
