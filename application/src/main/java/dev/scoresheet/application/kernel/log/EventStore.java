package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import java.util.Optional;

/// Streams, and the one way to write them. Thread-safe; calls block, so call from a virtual thread.
///
/// It promises: an append is durable when it returns [AppendResult.Appended]; of writers with the same expected version
/// one wins; one receipt key is done once; versions of a stream are 1, 2, 3 … and positions of the log are 1, 2, 3 … in
/// the order of commits. It does not promise that a stream read a moment ago is still at that version: append says so.
///
/// Throws [StoreUnavailable] when nothing was written and it may be asked again later, [OutcomeUnknown] when a
/// write was sent and it could not be learned whether it was done, [UnreadableEvent] when a stream cannot be
/// decoded.
///
/// @param <E> the union of all events of the system
public interface EventStore<E> {

    /// All events of a stream; none when nobody wrote to it.
    EventStream<E> read(StreamId stream);

    /// The events up to a version, inclusive; all of them when the stream has not come so far.
    EventStream<E> read(StreamId stream, long throughVersion);

    /// The events after a version, in order: no more than asked for, and no more than the bytes of a page
    /// ([Page]); one at least while there are any.
    StreamPage<E> page(StreamId stream, long afterVersion, int limit);

    /// What was done under a key. For an unknown outcome this look-up settles nothing, since the lost call may still be
    /// waiting and commit later: append again under the same receipt.
    Optional<StoredReceipt> receipt(ReceiptKey key);

    /// Checks the receipt first, then every expected version, then writes all or nothing.
    AppendResult append(Append<E> append);
}
