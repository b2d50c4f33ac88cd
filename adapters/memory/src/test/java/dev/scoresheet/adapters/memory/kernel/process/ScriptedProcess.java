package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Toy process: an instance is the key of a bulb, and its state is a text that grows by one letter per event. A lamp
/// of the same key does what the bulb does, until a test replaces a function.
record ScriptedProcess(
        int version,
        Function<Occurrence<BulbEvent>, List<String>> naming,
        BiFunction<String, BulbEvent, String> evolving,
        BiFunction<String, Occurrence<BulbEvent>, List<Reaction<BulbCommand>>> reacting,
        Function<String, Optional<Instant>> due,
        BiFunction<String, Instant, Optional<Reaction<BulbCommand>>> reminding,
        Function<String, Boolean> ending)
        implements ProcessManager<BulbEvent, String, BulbCommand> {

    static final String NAME = "mirror";

    static ScriptedProcess mirror() {
        return new ScriptedProcess(
                1,
                occurrence -> List.of(key(occurrence.stream())),
                (state, event) -> state + letter(event),
                (_, occurrence) -> reactions(key(occurrence.stream()), occurrence.event()),
                _ -> Optional.empty(),
                (state, _) -> Optional.of(
                        new Reaction<>("remind", new BulbCommand.Fit(state.substring(0, state.indexOf(':')), 7))),
                _ -> false);
    }

    static String key(String stream) {
        return stream.substring(stream.indexOf('-') + 1);
    }

    static String letter(BulbEvent event) {
        return switch (event) {
            case BulbEvent.Fitted _ -> "f";
            case BulbEvent.SwitchedOn _ -> "n";
            case BulbEvent.SwitchedOff _ -> "o";
            case BulbEvent.Blew _ -> "b";
        };
    }

    static List<Reaction<BulbCommand>> reactions(String key, BulbEvent event) {
        return switch (event) {
            case BulbEvent.Fitted(var watts) -> List.of(new Reaction<>("fit", new BulbCommand.Fit(key, watts)));
            case BulbEvent.SwitchedOn _ -> List.of(new Reaction<>("switch", new BulbCommand.SwitchOn(key)));
            case BulbEvent.SwitchedOff _ -> List.of(new Reaction<>("switch", new BulbCommand.SwitchOff(key)));
            case BulbEvent.Blew _ -> List.of();
        };
    }

    ScriptedProcess ofVersion(int other) {
        return new ScriptedProcess(other, naming, evolving, reacting, due, reminding, ending);
    }

    ScriptedProcess named(Function<Occurrence<BulbEvent>, List<String>> other) {
        return new ScriptedProcess(version, other, evolving, reacting, due, reminding, ending);
    }

    ScriptedProcess evolving(BiFunction<String, BulbEvent, String> other) {
        return new ScriptedProcess(version, naming, other, reacting, due, reminding, ending);
    }

    ScriptedProcess reacting(BiFunction<String, Occurrence<BulbEvent>, List<Reaction<BulbCommand>>> other) {
        return new ScriptedProcess(version, naming, evolving, other, due, reminding, ending);
    }

    ScriptedProcess due(Function<String, Optional<Instant>> other) {
        return new ScriptedProcess(version, naming, evolving, reacting, other, reminding, ending);
    }

    ScriptedProcess reminding(BiFunction<String, Instant, Optional<Reaction<BulbCommand>>> other) {
        return new ScriptedProcess(version, naming, evolving, reacting, due, other, ending);
    }

    ScriptedProcess ending(Function<String, Boolean> other) {
        return new ScriptedProcess(version, naming, evolving, reacting, due, reminding, other);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> instances(Occurrence<BulbEvent> occurrence) {
        return naming.apply(occurrence);
    }

    @Override
    public String initial(String instance) {
        return instance + ":";
    }

    @Override
    public String evolve(String state, Occurrence<BulbEvent> occurrence) {
        return evolving.apply(state, occurrence.event());
    }

    @Override
    public List<Reaction<BulbCommand>> react(String state, Occurrence<BulbEvent> occurrence) {
        return reacting.apply(state, occurrence);
    }

    @Override
    public Optional<Instant> deadline(String state) {
        return due.apply(state);
    }

    @Override
    public Optional<Reaction<BulbCommand>> atDeadline(String state, Instant deadline) {
        return reminding.apply(state, deadline);
    }

    @Override
    public Optional<BulbEvent> whenRefused(String state, Reaction<BulbCommand> reaction, String rejection) {
        return Optional.of(new BulbEvent.Blew(reaction.name() + ": " + rejection));
    }

    @Override
    public boolean finished(String state) {
        return ending.apply(state);
    }
}
