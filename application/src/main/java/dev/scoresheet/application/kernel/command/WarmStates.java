package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Cache of the states of streams in one node, with a maximum of bytes. The handlers of all aggregates share it.
/// Thread-safe.
///
/// An entry is a fold of the stream through its version, in one era of the store. It may be behind the stream. The
/// state that was used longest ago leaves first, but each state of a finished stream leaves before those of the
/// others.
public final class WarmStates {

    /// Bytes of an entry without its state: key, links and records.
    private static final long FRAME = 300;

    private final long maximum;
    private final Map<StreamId, Entry> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<StreamId, Entry> over = new LinkedHashMap<>(16, 0.75f, true);
    private long era;
    private long bytes;
    private long hits;
    private long misses;
    private long tails;
    private long stale;

    private record Entry(StreamState<?> state, long bytes) {}

    /// Counters since the start of the node, and the present size.
    ///
    /// @param hits commands that were first decided on a warm state
    /// @param misses commands whose stream had no warm state
    /// @param tails reads of only the events after a warm state
    /// @param stale decisions on a warm state after which the log refused their append
    public record Figures(long hits, long misses, long tails, long stale, int entries, long bytes) {}

    /// @param maximum maximum bytes of all states; 0 keeps none
    public WarmStates(long maximum) {
        this.maximum = maximum;
    }

    /// Returns a cache that keeps nothing.
    public static WarmStates none() {
        return new WarmStates(0);
    }

    public synchronized Figures figures() {
        return new Figures(hits, misses, tails, stale, open.size() + over.size(), bytes);
    }

    /// Returns the state of a stream, and counts if there is one.
    synchronized <S> Optional<StreamState<S>> counted(Aggregate<?, S, ?, ?> aggregate, StreamId stream, long now) {
        var found = find(aggregate, stream, now);
        if (found.isPresent()) {
            hits++;
        } else {
            misses++;
        }
        return found;
    }

    /// Returns the state of a stream.
    ///
    /// @param aggregate aggregate of the stream's category, the one that put the state
    @SuppressWarnings("unchecked")
    synchronized <S> Optional<StreamState<S>> find(Aggregate<?, S, ?, ?> aggregate, StreamId stream, long now) {
        if (!stream.category().equals(aggregate.category())) {
            throw new IllegalArgumentException(stream + " is no stream of " + aggregate.category());
        }
        if (!reaches(now)) {
            return Optional.empty();
        }
        var entry = open.get(stream);
        return Optional.ofNullable(entry == null ? over.get(stream) : entry).map(kept -> (StreamState<S>) kept.state());
    }

    /// Keeps a state, unless a newer one of its stream is kept. The caller vouches that it is a fold of the stream.
    ///
    /// @param then era of the store before the state was read or decided
    synchronized <S> void put(Aggregate<?, S, ?, ?> aggregate, StreamState<S> state, long then) {
        var kept = find(aggregate, state.stream(), then);
        if (era != then || kept.isPresent() && kept.get().version() >= state.version()) {
            return;
        }
        forget(state.stream());
        var entry = new Entry(state, FRAME + aggregate.weight().bytes().applyAsLong(state));
        if (state.version() == 0 || entry.bytes() > maximum) {
            return;
        }
        (aggregate.weight().over().test(state.state()) ? over : open).put(state.stream(), entry);
        bytes += entry.bytes();
        evict(over.values().iterator());
        evict(open.values().iterator());
    }

    private void evict(Iterator<Entry> eldestFirst) {
        while (bytes > maximum && eldestFirst.hasNext()) {
            bytes -= eldestFirst.next().bytes();
            eldestFirst.remove();
        }
    }

    synchronized void forget(StreamId stream) {
        var entry = open.remove(stream);
        var gone = entry == null ? over.remove(stream) : entry;
        bytes -= gone == null ? 0 : gone.bytes();
    }

    synchronized void readTail() {
        tails++;
    }

    synchronized void wasStale() {
        stale++;
    }

    /// Drops the states of earlier eras once a caller has seen a later one. Returns false to a caller that is late
    /// itself.
    private boolean reaches(long now) {
        if (now > era) {
            era = now;
            open.clear();
            over.clear();
            bytes = 0;
        }
        return now == era;
    }
}
