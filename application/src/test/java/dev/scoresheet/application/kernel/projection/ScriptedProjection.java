package dev.scoresheet.application.kernel.projection;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Toy read model of one row per bulb: a text that grows by one letter per event, until a test replaces a function.
public record ScriptedProjection(
        Function<BulbEvent, List<Change<String, String>>> changes,
        UnaryOperator<String> initial,
        BinaryOperator<String> evolve,
        UnaryOperator<String> text)
        implements Projection<BulbEvent, String, String, String> {

    /// A row that ends with this letter is gone.
    public static final String GONE = "x";

    public static ScriptedProjection sound() {
        return new ScriptedProjection(
                _ -> List.of(new Change<>("bulb", "a")), _ -> "", String::concat, UnaryOperator.identity());
    }

    public ScriptedProjection changing(Function<BulbEvent, List<Change<String, String>>> other) {
        return new ScriptedProjection(other, initial, evolve, text);
    }

    public ScriptedProjection beginning(UnaryOperator<String> other) {
        return new ScriptedProjection(changes, other, evolve, text);
    }

    public ScriptedProjection evolving(BinaryOperator<String> other) {
        return new ScriptedProjection(changes, initial, other, text);
    }

    public ScriptedProjection naming(UnaryOperator<String> other) {
        return new ScriptedProjection(changes, initial, evolve, other);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<Class<? extends BulbEvent>> ignores() {
        return Set.of();
    }

    @Override
    public List<Change<String, String>> changes(RecordedEvent<BulbEvent> recorded) {
        return changes.apply(recorded.event());
    }

    @Override
    public String initial(String key) {
        return initial.apply(key);
    }

    @Override
    public String evolve(String row, String change) {
        return evolve.apply(row, change);
    }

    @Override
    public boolean gone(String row) {
        return row.endsWith(GONE);
    }

    @Override
    public String text(String key) {
        return text.apply(key);
    }
}
