package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// One of two processes that answer each other. `relay` follows bulbs and tells lamps; an input concerns the hub, too.
/// `echo` follows lamps and tells bulbs, and rings when the timer of a bulb passes. Of two instances of `relay`, each
/// refusal has a reaction again.
///
/// @param version each event adds this number to the count of its instance
/// @param broken true if the release fails at the marked events
record Answering(String name, int version, boolean broken) implements ProcessManager<BulbEvent, Tally, Tell> {

    static final String RELAY = "relay";
    static final String ECHO = "echo";
    static final String HUB = "hub";

    /// Name of the last reaction to an event, which only some states have.
    static final String EXTRA = "extra";

    /// Declares the process.
    ///
    /// @param manager this, or this with a rule left out
    DeclaredProcess<BulbEvent, Tally, Tell> declared(ProcessManager<BulbEvent, Tally, Tell> manager) {
        return new DeclaredProcess<>(
                manager,
                name.equals(RELAY) ? Set.of("bulb") : Set.of("bulb", "lamp"),
                Optional.<Class<? extends BulbEvent>>of(BulbEvent.class),
                List.of(ReactionTarget.of(Tell.class, NoteDecider.aggregate(target()), Function.identity())),
                Tally.CODEC);
    }

    boolean follows(StreamId stream) {
        return switch (stream.category()) {
            case "bulb" -> true;
            case "lamp" -> name.equals(ECHO);
            default -> stream.category().equals(name);
        };
    }

    String target() {
        return name.equals(RELAY) ? "lamp" : "bulb";
    }

    @Override
    public List<String> instances(Occurrence<BulbEvent> occurrence) {
        var stream = StreamId.parse(occurrence.stream());
        var note = Note.of(occurrence.event());
        if (broken && note.mark().equals("instances")) {
            throw new IllegalStateException("planned failure to name instances");
        }
        if (!stream.category().equals("bulb")) {
            return List.of(stream.key());
        }
        if (name.equals(ECHO)) {
            return note.sets() ? List.of(stream.key()) : List.of();
        }
        return note.kind().equals("input") ? List.of(stream.key(), HUB) : List.of(stream.key());
    }

    @Override
    public Tally initial(String instance) {
        return new Tally(instance, 0, Optional.empty(), false);
    }

    @Override
    public Tally evolve(Tally state, Occurrence<BulbEvent> occurrence) {
        var note = Note.of(occurrence.event());
        if (broken && note.mark().equals("evolve")) {
            throw new IllegalStateException("planned failure to evolve");
        }
        var due = note.sets() ? note.due().filter(_ -> note.kind().equals("timer")) : state.due();
        return new Tally(
                state.instance(),
                state.count() + version,
                name.equals(ECHO) ? due : Optional.empty(),
                note.kind().equals("end"));
    }

    @Override
    public List<Reaction<Tell>> react(Tally state, Occurrence<BulbEvent> occurrence) {
        var note = Note.of(occurrence.event());
        if (broken && note.mark().equals("react")) {
            throw new IllegalStateException("planned failure to react");
        }
        var reactions = new ArrayList<Reaction<Tell>>();
        for (var reaction : names(EventRef.parse(occurrence.stream() + "@" + occurrence.version()), note)) {
            reactions.add(tell(state, Note.reaction(reaction, note.hops() - 1, state.count(), version)));
        }
        if (!reactions.isEmpty() && state.count() % 3 == 0) {
            reactions.add(tell(state, Note.reaction(EXTRA, 0, state.count(), version)));
        }
        return List.copyOf(reactions);
    }

    private Reaction<Tell> tell(Tally state, Note note) {
        return new Reaction<>(note.kind(), new Tell(new StreamId(target(), state.instance()), note));
    }

    /// Returns the names of the reactions to an event that no state changes.
    List<String> names(EventRef event, Note note) {
        if (note.hops() == 0) {
            return List.of();
        }
        if (note.kind().equals("refused")) {
            return List.of("again");
        }
        if (name.equals(RELAY)) {
            return List.of("first", version == 1 ? "second" : "third");
        }
        return event.stream().category().equals("lamp") && note.kind().equals("first") ? List.of(ECHO) : List.of();
    }

    @Override
    public Optional<Instant> deadline(Tally state) {
        return state.due();
    }

    @Override
    public Optional<Reaction<Tell>> atDeadline(Tally state, Instant deadline) {
        return Optional.of(tell(state, Note.ring(deadline)));
    }

    @Override
    public Optional<BulbEvent> whenRefused(Tally state, Reaction<Tell> reaction, String rejection) {
        int hops = name.equals(RELAY) && Set.of("c", HUB).contains(state.instance()) ? 1 : 0;
        return Optional.of(
                Note.reaction("refused", hops, state.count(), version).event());
    }

    @Override
    public boolean finished(Tally state) {
        return state.over();
    }
}
