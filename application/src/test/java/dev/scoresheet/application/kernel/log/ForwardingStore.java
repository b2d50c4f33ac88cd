package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import java.util.List;
import java.util.Optional;

/// Store that forwards every call to another one. A test overrides the calls that it disturbs.
public abstract class ForwardingStore<E> implements EventStore<E> {

    /// Returns the store that gets the next call.
    protected abstract EventStore<E> target();

    @Override
    public EventStream<E> read(StreamId stream) {
        return target().read(stream);
    }

    @Override
    public EventStream<E> read(StreamId stream, long throughVersion) {
        return target().read(stream, throughVersion);
    }

    @Override
    public List<RecordedEvent<E>> tail(StreamId stream, long afterVersion) {
        return target().tail(stream, afterVersion);
    }

    @Override
    public StreamPage<E> page(StreamId stream, long afterVersion, int limit) {
        return target().page(stream, afterVersion, limit);
    }

    @Override
    public Optional<StoredReceipt> receipt(ReceiptKey key) {
        return target().receipt(key);
    }

    @Override
    public long era() {
        return target().era();
    }

    @Override
    public AppendResult append(Append<E> append) {
        return target().append(append);
    }
}
