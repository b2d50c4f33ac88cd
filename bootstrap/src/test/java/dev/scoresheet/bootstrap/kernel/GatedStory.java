package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// Story whose reader of the first event waits while a gate is closed. After that event was read once, only a load
/// reads it again: an estimate reads the middle of a long log. So a test holds a load, and a runner goes on.
record GatedStory(Story story, AtomicReference<CountDownLatch> gate)
        implements Projection<BulbEvent, String, String, Story.Row> {

    GatedStory(Story story) {
        this(story, new AtomicReference<>(new CountDownLatch(0)));
    }

    void close() {
        gate.set(new CountDownLatch(1));
    }

    void open() {
        gate.get().countDown();
    }

    @Override
    public List<Change<String, String>> changes(RecordedEvent<BulbEvent> recorded) {
        if (recorded.position() == 1) {
            try {
                gate.get().await();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted at the gate", ending);
            }
        }
        return story.changes(recorded);
    }

    @Override
    public String name() {
        return story.name();
    }

    @Override
    public int version() {
        return story.version();
    }

    @Override
    public Set<Class<? extends BulbEvent>> ignores() {
        return story.ignores();
    }

    @Override
    public Story.Row initial(String key) {
        return story.initial(key);
    }

    @Override
    public Story.Row evolve(Story.Row row, String change) {
        return story.evolve(row, change);
    }

    @Override
    public boolean gone(Story.Row row) {
        return story.gone(row);
    }

    @Override
    public String text(String key) {
        return story.text(key);
    }
}
