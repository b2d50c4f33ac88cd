package dev.scoresheet.adapters.metrics.kernel;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.application.kernel.time.TimeSource;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.List;
import java.util.Optional;

/// Store that measures all appends and reads.
final class MeasuredEventStore<E> implements EventStore<E> {

    private final EventStore<E> store;
    private final Counter appends;
    private final Histogram appendSeconds;
    private final Histogram replayEvents;

    MeasuredEventStore(EventStore<E> store, Counter appends, Histogram appendSeconds, Histogram replayEvents) {
        this.store = store;
        this.appends = appends;
        this.appendSeconds = appendSeconds;
        this.replayEvents = replayEvents;
    }

    @Override
    public EventStream<E> read(StreamId stream) {
        return replayed(store.read(stream));
    }

    @Override
    public EventStream<E> read(StreamId stream, long throughVersion) {
        return replayed(store.read(stream, throughVersion));
    }

    @Override
    public StreamPage<E> page(StreamId stream, long afterVersion, int limit) {
        return store.page(stream, afterVersion, limit);
    }

    @Override
    public List<RecordedEvent<E>> tail(StreamId stream, long afterVersion) {
        return store.tail(stream, afterVersion);
    }

    @Override
    public long era() {
        return store.era();
    }

    private EventStream<E> replayed(EventStream<E> read) {
        replayEvents.observe(read.events().size());
        return read;
    }

    @Override
    public Optional<StoredReceipt> receipt(ReceiptKey key) {
        return store.receipt(key);
    }

    @Override
    public AppendResult append(Append<E> append) {
        var began = TimeSource.system().nanos();
        var result = "failed";
        try {
            var answer = store.append(append);
            result = word(answer);
            return answer;
        } finally {
            appends.labelValues(result).inc();
            appendSeconds.observe(TimeSource.system().secondsSince(began));
        }
    }

    private static String word(AppendResult result) {
        return switch (result) {
            case AppendResult.Appended _ -> "appended";
            case AppendResult.VersionConflict _ -> "conflict";
            case AppendResult.AlreadyDone _ -> "already-done";
            case AppendResult.KeyReused _ -> "key-reused";
            case AppendResult.Forgotten _ -> "forgotten";
            case AppendResult.Fenced _ -> "fenced";
        };
    }
}
