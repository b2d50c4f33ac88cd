package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.Appends;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Clients of a schedule: they write the events that no process writes.
final class SimulatedClients {

    private static final List<Integer> HOPS = List.of(0, 1, 1, 2, 2, 3);
    private static final List<String> KEYS = List.of("a", "b", "c");

    private final ProcessSchedule schedule;
    private int counted;

    SimulatedClients(ProcessSchedule schedule) {
        this.schedule = schedule;
    }

    void act() {
        var stream = new StreamId("bulb", schedule.any(KEYS));
        int kind = schedule.random.nextInt(20);
        if (kind < 12) {
            append(stream, Note.input("input", schedule.any(HOPS), mark()));
        } else if (kind < 17) {
            var second = schedule.clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var due = schedule.chance(40)
                    ? Instant.ofEpochSecond(second.getEpochSecond() / 10 * 10) // often the same one again
                    : second.plusSeconds(schedule.random.nextInt(3));
            append(stream, Note.timer(due));
        } else if (kind < 19) {
            append(stream, Note.input("stop", 0, "none"));
        } else {
            append(stream, Note.input("end", 0, "none"));
        }
    }

    private String mark() {
        int kind = schedule.random.nextInt(100);
        if (kind < 15) {
            return "evolve";
        }
        return kind < 22 ? "react" : kind < 25 ? "instances" : kind < 28 ? "codec" : "none";
    }

    private void append(StreamId stream, Note note) {
        var name = "input-" + ++counted;
        schedule.log
                .store()
                .append(new Append.Keyed<>(
                        List.of(new StreamAppend<>(stream, new ExpectedVersion.Any(), List.of(note.event()))),
                        Appends.done(new ReceiptKey(new Principal.Client("client"), name)),
                        Metadata.of(name)));
    }
}
