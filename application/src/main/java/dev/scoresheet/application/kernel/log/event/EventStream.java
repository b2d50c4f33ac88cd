package dev.scoresheet.application.kernel.log.event;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/// Events of one stream from its first, in order of version. Streams are short by design; a stream is read
/// completely.
public record EventStream<E>(StreamId id, List<RecordedEvent<E>> events) {

    public EventStream {
        events = List.copyOf(events);
    }

    /// Returns the version of the last event, 0 for a stream without events.
    public long version() {
        return events.isEmpty() ? 0 : events.getLast().version();
    }

    public OptionalLong lastPosition() {
        return events.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(events.getLast().position());
    }

    public <S> S fold(S initial, BiFunction<S, ? super E, S> evolve) {
        var state = initial;
        for (var recorded : events) {
            state = evolve.apply(state, recorded.event());
        }
        return state;
    }
}
