package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.time.Instant;
import java.util.Optional;

/// Store of at most one snapshot for each stream. It is a cache: it may lose any snapshot at any time.
/// Thread-safe; calls block.
///
/// The store keeps each snapshot with the part of the log that it came from. So a snapshot is not used with
/// another log, as after a restore.
public interface StateSnapshotStore {

    /// Beginning of a log, as the seal of its last batch proves it.
    ///
    /// @param first first position of that batch
    /// @param chain chain of that batch, which covers each event through it
    record SealedLog(long first, Bytes chain) {}

    /// Snapshot with the log through its last event.
    ///
    /// @param stands true if the log of today begins with that log
    record Found(StateSnapshot snapshot, SealedLog log, boolean stands) {}

    Optional<Found> find(StreamId stream);

    /// Keeps a snapshot in place of the stream's former one. Keeps nothing if the log lacks the last event of
    /// the state, or the log of the snapshot from which it was read.
    ///
    /// @param recordedAt time of the recording of that event
    /// @param base snapshot from which the state was read; empty if it was read from the first event
    /// @return true if it was kept
    boolean put(StateSnapshot snapshot, Instant recordedAt, Optional<Found> base);

    /// Deletes the snapshot of a stream.
    void forget(StreamId stream);
}
