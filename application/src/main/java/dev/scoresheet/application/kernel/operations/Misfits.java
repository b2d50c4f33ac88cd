package dev.scoresheet.application.kernel.operations;

import java.util.ArrayList;
import java.util.List;

/// Events that are as they were written, but that no command of this release can have written: of an unknown
/// category, with a key of another form, or of another category's type. `import-events` refuses an export that
/// holds one, and views park it.
///
/// @param events their number
/// @param first some of them, in order of position
public record Misfits(long events, List<Misfit> first) {

    private static final int SHOWN = 10;

    /// @param problem for people; quotes no event
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
        return "no command of this release can have written %,d of the events, and `import-events` refuses an export of this log; the first is at position %,d: %s; docs/operations.md has the remedy under Backup"
                .formatted(events, first.getFirst().position(), first.getFirst().problem());
    }
}
