package dev.scoresheet.application.kernel.operations;

import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Events of types or versions that this release does not know. A newer release or another program wrote them. All
/// checks that do not need the type have passed.
///
/// @param events number of such events
/// @param first position of the first one
/// @param types types as stored, each with its version
public record Unread(long events, long first, SortedSet<String> types) {

    public Unread {
        types = new TreeSet<>(types);
    }

    static Unread one(long position, String type) {
        return new Unread(1, position, new TreeSet<>(Set.of(type)));
    }

    Unread and(Unread later) {
        var all = new TreeSet<>(types);
        all.addAll(later.types);
        return new Unread(events + later.events, first, all);
    }

    public String sentence() {
        return String.format(
                Locale.ROOT,
                "this release does not know the types %s of %,d events, the first at position %,d; their"
                        + " text was not read; run `verify` of the release that wrote them",
                String.join(", ", types),
                events,
                first);
    }
}
