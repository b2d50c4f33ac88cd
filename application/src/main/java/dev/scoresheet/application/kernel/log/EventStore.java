package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.List;
import java.util.Optional;

/// Store of streams, and the only way to write them. Thread-safe; calls block, so call from a virtual thread.
///
/// An append is durable when it returns [AppendResult.Appended]. Of several writers with the same expected version,
/// one succeeds. One receipt key is done once, and so is one fresh append, however often it is sent. Versions of a
/// stream are 1, 2, 3 … in order. Positions of the log are 1, 2, 3 … in the order of commits. A stream can grow after
/// it was read; then an append reports a conflict.
///
/// Throws [StoreUnavailable] when nothing was written and the caller can retry later. Throws [OutcomeUnknown] when a
/// write was sent and its outcome is unknown. Throws [UnreadableEvent] when a stream cannot be decoded.
///
/// @param <E> union of all events of the system
public interface EventStore<E> extends StreamReader<E> {

    /// Returns the events through a version, inclusive; all events if the stream ends before it.
    EventStream<E> read(StreamId stream, long throughVersion);

    /// Returns all events after a version, in order: what a state at that version lacks.
    List<RecordedEvent<E>> tail(StreamId stream, long afterVersion);

    /// Returns the receipt of a key. This does not settle an unknown outcome, because the lost call may still wait
    /// and commit later. To settle it, append the same value again.
    Optional<StoredReceipt> receipt(ReceiptKey key);

    /// Returns the number of the store's era in this process. It rises when the connection that writes is lost. The
    /// database behind the next connection may be another one, without the last events. So a state in memory counts
    /// in its era only.
    long era();

    /// Checks the receipt of a keyed append, then its fence and every expected version, then writes everything or
    /// nothing. A known receipt is the answer under a stale fence, too: it says what took effect, and nothing is
    /// written. A fresh append that was written before gets its answer again.
    AppendResult append(Append<E> append);
}
