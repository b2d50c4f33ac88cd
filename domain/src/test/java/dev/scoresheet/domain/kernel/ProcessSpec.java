package dev.scoresheet.domain.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Specification of one process: when an event is recorded, or a deadline passes, then it reacts so. It keeps the
/// events of the log and the states of all instances.
///
/// @param reacted reactions to the last event or deadline
/// @param names instance and name of each reaction so far, which are stored names
public record ProcessSpec<E, S, C>(
        ProcessManager<E, S, C> process,
        Map<String, Long> versions,
        Map<String, S> states,
        List<Reaction<C>> reacted,
        List<String> names) {

    public static <E, S, C> ProcessSpec<E, S, C> of(ProcessManager<E, S, C> process) {
        return new ProcessSpec<>(process, Map.of(), Map.of(), List.of(), List.of());
    }

    /// @param stream written form of the stream that gets the event
    public ProcessSpec<E, S, C> when(String stream, E event) {
        var lengths = new HashMap<>(versions);
        var occurrence = new Occurrence<>(stream, lengths.merge(stream, 1L, Long::sum), event);
        var next = new HashMap<>(states);
        var reactions = new ArrayList<Reaction<C>>();
        var all = new ArrayList<>(names);
        for (var instance : process.instances(occurrence)) {
            var state = process.evolve(next.getOrDefault(instance, process.initial(instance)), occurrence);
            for (var reaction : process.react(state, occurrence)) {
                reactions.add(reaction);
                all.add(instance + " " + reaction.name());
            }
            if (process.finished(state)) {
                next.remove(instance);
            } else {
                next.put(instance, state);
            }
        }
        return new ProcessSpec<>(process, lengths, next, reactions, all);
    }

    /// Lets the deadline of an instance pass.
    public ProcessSpec<E, S, C> whenPassed(String instance) {
        var state = state(instance);
        var reaction = process.atDeadline(state, process.deadline(state).orElseThrow());
        var all = new ArrayList<>(names);
        reaction.ifPresent(one -> all.add(instance + " " + one.name()));
        return new ProcessSpec<>(process, versions, states, reaction.stream().toList(), all);
    }

    public ProcessSpec<E, S, C> then(String name, C command) {
        assertEquals(List.of(new Reaction<>(name, command)), reacted);
        return this;
    }

    public ProcessSpec<E, S, C> thenNothing() {
        assertEquals(List.of(), reacted);
        return this;
    }

    public ProcessSpec<E, S, C> deadlineOf(String instance, Instant at) {
        assertEquals(Optional.of(at), process.deadline(state(instance)));
        return this;
    }

    public ProcessSpec<E, S, C> noDeadlineOf(String instance) {
        assertEquals(Optional.empty(), process.deadline(state(instance)));
        return this;
    }

    private S state(String instance) {
        return states.getOrDefault(instance, process.initial(instance));
    }
}
