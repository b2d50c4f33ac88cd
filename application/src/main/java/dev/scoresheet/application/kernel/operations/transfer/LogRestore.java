package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writer of a whole log into a store whose log is empty. It keeps positions, times, digests, seals and chain; the
/// incarnation is new. It writes records of processes as they are, with the receipts of their reactions. Receipts of
/// clients are not restored.
///
/// It writes everything or nothing, even after an exception, a lost connection or a killed process. Until it is done,
/// no reader sees any of it, and appends wait or are refused. Blocks; one call at a time.
public interface LogRestore {

    /// Answer of a restore. Only [#RESTORED] means that it read content and wrote rows.
    enum Outcome {
        RESTORED,
        /// The log has events.
        HAS_EVENTS,
        /// A process was started. It would act on the restored events from the first one on.
        HAS_PROCESSES
    }

    /// Fills the store, if the log is empty and no process was started.
    ///
    /// It checks only what this store could not keep. It trusts the caller for numbers, digests and chain.
    ///
    /// @throws Unstorable for an event that this store cannot keep
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the store does not respond. Errors of
    ///     `content` also reach the caller. Nothing was written
    Outcome restore(Content content);

    /// Log that is read in pieces, so that it can be larger than memory.
    @FunctionalInterface
    interface Content {

        /// Returns the next rows in order of position; empty at the end.
        ///
        /// @param soFar versions of all earlier pieces; valid during this call only
        Optional<Piece> next(Versions soFar);
    }

    /// Piece of some hundred rows. A seal is in the piece of its last event or in a later one. Events hold only text
    /// that an append may write; otherwise the constructor throws [Unstorable].
    ///
    /// @param records records of processes; those of a process before those of its instances. The log may be empty
    record Piece(List<StoredEvent> events, List<Seal> seals, List<TransferredRecord> records) {

        public Piece {
            events = List.copyOf(events);
            seals = List.copyOf(seals);
            records = List.copyOf(records);
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

        /// @param position position of the event; 0 for a record of processes
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
