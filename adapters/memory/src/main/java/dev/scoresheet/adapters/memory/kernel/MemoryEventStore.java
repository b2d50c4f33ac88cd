package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class MemoryEventStore<E> implements EventStore<E> {

    private final MemoryLogState state;
    private final StoredEventDecoder<E> decoder;
    private final InstantSource clock;
    private final int pageBytes;

    MemoryEventStore(MemoryLogState state, StoredEventDecoder<E> decoder, InstantSource clock, int pageBytes) {
        this.state = state;
        this.decoder = decoder;
        this.clock = clock;
        this.pageBytes = pageBytes;
    }

    @Override
    public EventStream<E> read(StreamId stream) {
        return read(stream, Long.MAX_VALUE);
    }

    @Override
    public EventStream<E> read(StreamId stream, long throughVersion) {
        var stored = state.locked(() -> state.stream(stream, 0, throughVersion));
        return new EventStream<>(stream, stored.stream().map(decoder::event).toList());
    }

    @Override
    public List<RecordedEvent<E>> tail(StreamId stream, long afterVersion) {
        var stored = state.locked(() -> state.stream(stream, afterVersion, Long.MAX_VALUE));
        return stored.stream().map(decoder::event).toList();
    }

    @Override
    public StreamPage<E> page(StreamId stream, long afterVersion, int limit) {
        var following = state.locked(() -> state.stream(stream, afterVersion, limit + 1L));
        var fitting = StoredEvent.fitting(following.subList(0, Math.min(limit, following.size())), pageBytes);
        return new StreamPage<>(fitting.stream().map(decoder::event).toList(), fitting.size() < following.size());
    }

    @Override
    public Optional<StoredReceipt> receipt(ReceiptKey key) {
        return state.locked(() -> state.receipt(key));
    }

    @Override
    public long era() {
        return state.locked(state::era);
    }

    @Override
    public AppendResult append(Append<E> append) {
        var prepared = PreparedAppend.of(append, decoder.codec());
        return state.locked(() -> append.isForgottenIn(state.era())
                ? new AppendResult.Forgotten()
                : prepared.appendedTo(state, decoder.digest(), clock.instant()));
    }
}
