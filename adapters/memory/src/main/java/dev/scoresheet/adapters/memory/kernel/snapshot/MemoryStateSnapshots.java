package dev.scoresheet.adapters.memory.kernel.snapshot;

import dev.scoresheet.application.kernel.command.StateSnapshot;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Snapshots of states in the memory of one process, next to a log.
public final class MemoryStateSnapshots implements StateSnapshotStore {

    private final LogReader log;
    private final Map<StreamId, Kept> snapshots = new ConcurrentHashMap<>();

    private record Kept(StateSnapshot snapshot, SealedLog log) {}

    public MemoryStateSnapshots(LogReader log) {
        this.log = log;
    }

    @Override
    public Optional<Found> find(StreamId stream) {
        return Optional.ofNullable(snapshots.get(stream))
                .map(kept -> new Found(kept.snapshot(), kept.log(), has(kept.log())));
    }

    @Override
    public boolean put(StateSnapshot snapshot, Instant recordedAt, Optional<Found> base) {
        if (!hasEvent(snapshot, recordedAt)
                || !base.map(Found::log).map(this::has).orElse(true)) {
            return false;
        }
        var seal = sealAt(snapshot.position());
        snapshots.put(snapshot.stream(), new Kept(snapshot, new SealedLog(seal.first(), seal.chain())));
        return true;
    }

    @Override
    public void forget(StreamId stream) {
        snapshots.remove(stream);
    }

    private boolean hasEvent(StateSnapshot snapshot, Instant recordedAt) {
        return log.events(snapshot.stream(), snapshot.version() - 1, 1).stream()
                .anyMatch(event -> event.position() == snapshot.position()
                        && event.recordedAt().equals(recordedAt));
    }

    private boolean has(SealedLog earlier) {
        return log.seals(earlier.first() - 1, 1).stream()
                .anyMatch(
                        seal -> seal.first() == earlier.first() && seal.chain().equals(earlier.chain()));
    }

    /// Returns the seal of the batch with a position: the last one that begins at or before it.
    private Seal sealAt(long position) {
        for (int back = 1; ; back *= 2) {
            var near = log.seals(position - back, back).stream()
                    .filter(seal -> seal.first() <= position)
                    .toList();
            if (!near.isEmpty()) {
                return near.getLast();
            }
        }
    }
}
