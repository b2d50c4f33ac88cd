package dev.scoresheet.adapters.json.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.domain.kernel.Decider;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Contract of an aggregate and its codec: a state that evolves over decided events equals the state that is folded
/// from the log. A node keeps the first one in memory, and another node reads the second one.
///
/// @param <U> union of which the aggregate's family `E` is a branch
public abstract class DecidedEventsContract<S, E extends U, U> {

    protected abstract EventCodec<U> codec();

    protected abstract Class<E> family();

    protected abstract Decider<?, S, E, ?> decider();

    /// Returns streams of events as the decider makes them, with each event of the family.
    protected abstract List<List<? extends E>> histories();

    @Test
    void a_decided_event_and_the_same_event_from_the_log_lead_to_the_same_state() {
        for (var history : histories()) {
            var state = decider().initial();
            for (var event : history) {
                var stored = codec().encode(event);
                var read = family().cast(codec().decode(stored.type(), stored.data()));
                var evolved = decider().evolve(state, event);
                assertEquals(evolved, decider().evolve(state, read), () -> "after " + event);
                state = evolved;
            }
        }
    }

    @Test
    void the_histories_have_each_event_of_the_family() {
        var seen = new HashSet<Class<?>>();
        histories().forEach(history -> history.forEach(event -> seen.add(event.getClass())));
        assertEquals(GoldenFilesContract.records(family()), seen);
    }
}
