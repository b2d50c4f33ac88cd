package dev.scoresheet.application.kernel.log.stored;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writer of a whole log into a store whose log is empty. It keeps positions, times, digests, seals and chain; the
/// incarnation is new. Receipts are not restored.
///
/// It writes everything or nothing, even after an exception, a lost connection or a killed process. Until it is done,
/// no reader sees any of it, and appends wait or are refused. Blocks; one call at a time.
public interface LogRestore {

    /// Fills the store. Returns false if the log is not empty; then it reads no content and writes nothing.
    ///
    /// It checks only what this store could not keep. It trusts the caller for numbers, digests and chain.
    ///
    /// @throws Unstorable for an event that this store cannot keep
    /// @throws StoreUnavailable when the store does not respond. Errors of `content` also reach the caller. Nothing
    ///     was written
    boolean fill(Content content);

    /// Log that is read in pieces, so that it can be larger than memory.
    @FunctionalInterface
    interface Content {

        /// Returns the next rows in order of position; empty at the end.
        ///
        /// @param soFar versions of all earlier pieces; valid during this call only
        Optional<Piece> next(Versions soFar);
    }

    /// Piece of some hundred rows. A seal is in the piece of its last event or in a later one. It holds only text that
    /// an append may write; otherwise the constructor throws [Unstorable].
    record Piece(List<StoredEvent> events, List<Seal> seals) {

        public Piece {
            events = List.copyOf(events);
            seals = List.copyOf(seals);
            events.forEach(Piece::requireStorable);
        }

        private static void requireStorable(StoredEvent event) {
            try {
                StorableText.metadata(event.metadata());
                StorableText.data(event.type(), event.data());
            } catch (IllegalArgumentException refused) {
                throw new Unstorable(event.position(), String.valueOf(refused.getMessage()));
            }
        }
    }

    @FunctionalInterface
    interface Versions {

        /// Returns the last version of each of these streams; omits streams without events.
        Map<String, Long> of(Set<String> streams);
    }

    /// Error for an event that fits the log but not this store.
    final class Unstorable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long position;

        /// @param message problem, without a quote of the event
        public Unstorable(long position, String message) {
            super(message);
            this.position = position;
        }

        public long position() {
            return position;
        }
    }
}
