package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Instant;
import java.util.Optional;

/// Content of each event of the simulation. It says what happened, and on which state it was decided.
///
/// @param kind kind of an input, or the name of the reaction that wrote it
/// @param hops number of answers that may still follow
/// @param count count of the process's instance when it reacted; 0 for an input
/// @param mark part of the release that fails at this event until it is repaired: `evolve`, `react`, `instances`, the
///     `codec`, or `none`. Of a reaction, the version that decided it
record Note(String kind, int hops, int count, String mark, Optional<Instant> due) {

    static Note input(String kind, int hops, String mark) {
        return new Note(kind, hops, 0, mark, Optional.empty());
    }

    static Note timer(Instant due) {
        return new Note("timer", 0, 0, "none", Optional.of(due));
    }

    static Note reaction(String name, int hops, int count, int version) {
        return new Note(name, hops, count, "v" + version, Optional.empty());
    }

    static Note ring(Instant due) {
        return new Note("ring", 0, 0, "none", Optional.of(due));
    }

    static Note of(BulbEvent event) {
        if (!(event instanceof BulbEvent.Blew(var text))) {
            throw new IllegalStateException("the simulation writes no " + event);
        }
        var parts = text.split(" ", -1);
        return new Note(
                parts[0],
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                parts[3],
                parts[4].isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(parts[4]))));
    }

    BulbEvent event() {
        return new BulbEvent.Blew(kind + " " + hops + " " + count + " " + mark + " "
                + due.map(Instant::toEpochMilli).map(String::valueOf).orElse(""));
    }

    /// True if the event decides about the timer of its stream.
    boolean sets() {
        return switch (kind) {
            case "timer", "stop", "ring", "end" -> true;
            default -> false;
        };
    }
}
