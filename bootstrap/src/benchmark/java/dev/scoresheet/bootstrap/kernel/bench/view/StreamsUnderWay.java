package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Streams at all stages of their lives, as on a server that has run for a while. Each has its next event in turn.
/// After the last event of a stream, another stream begins. For one thread; any thread may use a [Turn].
public final class StreamsUnderWay<E> {

    private final Iterator<CopiedLog.Life<E>> lives;
    private final List<Turn<E>> turns = new ArrayList<>();
    private int last = -1;

    public StreamsUnderWay(Iterator<CopiedLog.Life<E>> lives, int number) {
        this.lives = lives;
        while (turns.size() < number) {
            turns.add(new Turn<>(lives.next()));
        }
    }

    /// Appends a random part of each stream at once: the events of its life so far.
    void begin(EventStore<E> store, RandomGenerator random) {
        for (var turn : turns) {
            int lived = random.nextInt(turn.events.size());
            turn.given = lived;
            if (lived > 0) {
                turn.append(store, lived);
            }
        }
    }

    /// Returns the stream that gets the next event.
    ///
    /// @throws java.util.NoSuchElementException if there are too few streams for the length of the measurement
    Turn<E> next() {
        last = (last + 1) % turns.size();
        if (turns.get(last).given == turns.get(last).events.size()) {
            turns.set(last, new Turn<>(lives.next()));
        }
        turns.get(last).given++;
        return turns.get(last);
    }

    /// Stream that receives appends.
    static final class Turn<E> {

        private final CopiedLog.Life<E> life;
        private final List<? extends E> events;
        private int given;
        private int version;

        private Turn(CopiedLog.Life<E> life) {
            this.life = life;
            this.events = life.events();
        }

        /// Appends the next `number` events without a key, as most clients do. Returns the position of the last one.
        synchronized long append(EventStore<E> store, int number) {
            var result = store.append(life.append(version, number, false));
            if (result instanceof Appended appended) {
                version += number;
                return appended.lastPosition().orElseThrow();
            }
            throw new IllegalStateException("another writer appended to the stream: " + result);
        }
    }
}
