package dev.scoresheet.application.kernel.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Events that are unchanged but that no command of this release can have written. Their category is unknown, their key
/// has another form, or their type belongs to another category. `import-events` refuses an export with such an event,
/// and views park it.
///
/// @param events number of such events
/// @param first first such events, in order of position
public record Misfits(long events, List<Misfit> first) {

    private static final int SHOWN = 10;

    /// @param problem text for people, which quotes no event
    public record Misfit(long position, String problem) {}

    public Misfits {
        first = List.copyOf(first);
    }

    static Misfits one(long position, String problem) {
        return new Misfits(1, List.of(new Misfit(position, problem)));
    }

    Misfits and(Misfits later) {
        var all = new ArrayList<>(first);
        all.addAll(later.first);
        return new Misfits(events + later.events, all.subList(0, Math.min(SHOWN, all.size())));
    }

    public String sentence() {
        return String.format(
                Locale.ROOT,
                "no command of this release can have written %,d of the events, and `import-events` refuses"
                        + " an export of this log; the first is at position %,d: %s;"
                        + " docs/operations/back-up.md has the remedy under Restore",
                events,
                first.getFirst().position(),
                first.getFirst().problem());
    }
}
