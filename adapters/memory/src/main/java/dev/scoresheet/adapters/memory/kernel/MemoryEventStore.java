package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.InstantSource;
import java.util.Optional;

final class MemoryEventStore<E> implements EventStore<E> {

    private final MemoryLogState rows;
    private final StoredForm<E> form;
    private final InstantSource clock;
    private final int pageBytes;

    MemoryEventStore(MemoryLogState rows, StoredForm<E> form, InstantSource clock, int pageBytes) {
        this.rows = rows;
        this.form = form;
        this.clock = clock;
        this.pageBytes = pageBytes;
    }

    @Override
    public EventStream<E> read(StreamId stream) {
        return read(stream, Long.MAX_VALUE);
    }

    @Override
    public EventStream<E> read(StreamId stream, long throughVersion) {
        var stored = rows.locked(() -> rows.stream(stream, 0, throughVersion));
        return new EventStream<>(stream, stored.stream().map(this::readable).toList());
    }

    @Override
    public StreamPage<E> page(StreamId stream, long afterVersion, int limit) {
        var following = rows.locked(() -> rows.stream(stream, afterVersion, limit + 1L));
        var fitting = StoredEvent.fitting(following.subList(0, Math.min(limit, following.size())), pageBytes);
        return new StreamPage<>(fitting.stream().map(this::readable).toList(), fitting.size() < following.size());
    }

    private RecordedEvent<E> readable(StoredEvent row) {
        try {
            return form.decode(row);
        } catch (Undecodable undecodable) {
            var event = new EventRef(StreamId.parse(row.stream()), row.version());
            throw new UnreadableEvent(row.position(), event, StoredForm.type(row), undecodable);
        }
    }

    @Override
    public Optional<StoredReceipt> receipt(ReceiptKey key) {
        return rows.locked(() -> rows.receipt(key));
    }

    @Override
    public AppendResult append(Append<E> append) {
        var offer = PreparedAppend.of(append, form.codec());
        return rows.locked(() -> offer.refusedBy(rows)
                .orElseGet(() -> new AppendResult.Appended(offer.writtenTo(rows, form.digest(), clock.instant()))));
    }
}
