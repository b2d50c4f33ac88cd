package dev.scoresheet.application.kernel.log.stored;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes a whole log into a store whose log is empty: positions, moments, digests, seals and chain
/// stay as they are given, the incarnation is new. Receipts are none of it.
///
/// All or nothing, whatever ends it: an exception, a lost connection, a killed process. Until it is
/// done nobody sees any of it, and appends wait or are refused. Blocks; one call at a time.
public interface LogRestore {

    /// False when the log is not empty: then nothing was asked for and nothing written.
    ///
    /// It judges no more than what this store could not keep: numbers, digests and chain are as
    /// good as who gives them.
    ///
    /// @throws Unstorable for an event that this store cannot keep
    /// @throws StoreUnavailable when the store is away; whatever `content` throws goes through,
    ///     too. Nothing was written
    boolean fill(Content content);

    /// A log that is asked for piece by piece, so that it may be longer than memory.
    @FunctionalInterface
    interface Content {

        /// The next rows in order of position; empty at the end.
        ///
        /// @param soFar what all earlier pieces hold; to be asked during this call only
        Optional<Piece> next(Versions soFar);
    }

    /// Some hundred rows. A seal comes in the piece of its last event or in a later one.
    record Piece(List<StoredEvent> events, List<Seal> seals) {

        public Piece {
            events = List.copyOf(events);
            seals = List.copyOf(seals);
        }
    }

    @FunctionalInterface
    interface Versions {

        /// The last version of each of these streams; a stream that has none is not in the answer.
        Map<String, Long> of(Set<String> streams);
    }

    /// An event that fits the log but not this store.
    final class Unstorable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long position;

        /// @param message what is wrong, without quoting the event
        public Unstorable(long position, String message) {
            super(message);
            this.position = position;
        }

        public long position() {
            return position;
        }
    }
}
