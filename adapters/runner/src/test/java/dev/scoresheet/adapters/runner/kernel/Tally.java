package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.adapters.runner.kernel.Tally.Added;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import java.util.List;
import java.util.Set;

/// A read model whose rows tell everything that was done to them, in order: a lost, repeated or swapped
/// event shows. Some events change no row.
final class Tally implements Projection<Added, String, Tally.Bit, String> {

    record Added(String key, int number) {

        boolean changesNoRow() {
            return key.equals("none");
        }
    }

    record Bit(int number) {}

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<Class<? extends Added>> ignores() {
        return Set.of();
    }

    @Override
    public List<Change<String, Bit>> changes(RecordedEvent<Added> recorded) {
        var event = recorded.event();
        return event.changesNoRow() ? List.of() : List.of(new Change<>(event.key(), new Bit(event.number())));
    }

    @Override
    public String initial(String key) {
        return "";
    }

    @Override
    public String evolve(String row, Bit change) {
        return row + change.number() + " ";
    }

    @Override
    public boolean gone(String row) {
        return row.length() > 40;
    }

    @Override
    public String text(String key) {
        return key;
    }
}
