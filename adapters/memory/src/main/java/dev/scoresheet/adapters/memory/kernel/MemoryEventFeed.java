package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.time.Duration;
import java.util.Objects;

final class MemoryEventFeed<E> implements EventFeed<E> {

    private final MemoryLogState rows;
    private final StoredForm<E> form;
    private final int pageBytes;

    MemoryEventFeed(MemoryLogState rows, StoredForm<E> form, int pageBytes) {
        this.rows = rows;
        this.form = form;
        this.pageBytes = pageBytes;
    }

    @Override
    public long head() {
        return rows.locked(rows::head).position();
    }

    @Override
    public Page<E> after(long position, Filter filter, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page looks at one position at least, not " + limit);
        }
        var stored = rows.locked(() -> rows.after(position, limit));
        var wanted = stored.stream()
                .filter(row -> filter.accepts(row.category(), row.type()))
                .toList();
        var fitting = StoredEvent.fitting(wanted, pageBytes);
        var looked = fitting.size() < wanted.size() ? fitting : stored;
        return new Page<>(
                fitting.stream().map(this::entry).toList(),
                looked.isEmpty() ? position : looked.getLast().position());
    }

    private Entry<E> entry(StoredEvent row) {
        try {
            return form.decode(row);
        } catch (Undecodable undecodable) {
            return new Entry.Unreadable<>(
                    row.position(),
                    StreamId.parse(row.stream()),
                    row.version(),
                    StoredForm.type(row),
                    undecodable.reason(),
                    Objects.requireNonNull(undecodable.getMessage()));
        }
    }

    @Override
    public void awaitAfter(long position, Duration atMost) throws InterruptedException {
        rows.awaitAfter(position, atMost);
    }
}
