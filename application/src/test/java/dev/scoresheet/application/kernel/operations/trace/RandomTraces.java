package dev.scoresheet.application.kernel.operations.trace;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Writer of a random log of requests and reactions. A third of its appends are reactions: they name a cause, and have
/// its correlation and trace id. A few causes are later in the log, or never come.
final class RandomTraces {

    private static final int STREAMS = 12;

    private final EventStore<BulbEvent> store;
    private final RandomGenerator random;
    private final Map<StreamId, Long> versions = new HashMap<>();
    private final List<Written> written = new ArrayList<>();

    private record Written(EventRef event, Metadata metadata) {}

    RandomTraces(EventStore<BulbEvent> store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    void write(int appends) {
        for (int number = 0; number < appends; number++) {
            var metadata = written.isEmpty() || random.nextInt(3) > 0 ? request(number) : reaction(number);
            var streams = new ArrayList<StreamAppend<? extends BulbEvent>>();
            int first = random.nextInt(STREAMS);
            for (int stream = 0; stream <= random.nextInt(2); stream++) {
                var id = new StreamId("bulb", "b" + (first + stream) % STREAMS);
                var events = Collections.<BulbEvent>nCopies(
                        1 + random.nextInt(3), random.nextBoolean() ? new SwitchedOn() : new SwitchedOff());
                streams.add(new StreamAppend<>(id, new Exactly(versions.getOrDefault(id, 0L)), events));
                events.forEach(_ ->
                        written.add(new Written(new EventRef(id, versions.merge(id, 1L, Long::sum)), metadata)));
            }
            store.append(new Append.Fresh<>(streams, metadata));
        }
    }

    private Metadata request(int number) {
        return new Metadata(
                "request/" + number,
                Optional.empty(),
                random.nextBoolean() ? Optional.of("actor " + number % 3) : Optional.empty(),
                random.nextBoolean() ? Optional.of("%032x".formatted(number + 1)) : Optional.empty());
    }

    private Metadata reaction(int number) {
        var cause = written.get(random.nextInt(written.size()));
        return switch (random.nextInt(12)) {
            case 0 -> caused(request(number), new EventRef(new StreamId("bulb", "never"), 1));
            case 1 ->
                caused(
                        request(number),
                        new EventRef(cause.event().stream(), cause.event().version() + 20));
            default -> caused(cause.metadata(), cause.event());
        };
    }

    private static Metadata caused(Metadata of, EventRef cause) {
        return new Metadata(of.correlation(), Optional.of(cause), Optional.empty(), of.trace());
    }
}
