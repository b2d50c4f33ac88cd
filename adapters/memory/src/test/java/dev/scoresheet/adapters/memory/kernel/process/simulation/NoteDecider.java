package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Instant;
import java.util.Optional;

/// Rules of both applications. A stream knows the timer that runs, refuses another one, and refuses each second or
/// third note with an odd number of hops. One lamp refuses each reaction to a refusal.
final class NoteDecider implements Decider<Tell, Optional<Instant>, BulbEvent, String> {

    static Aggregate<Tell, Optional<Instant>, BulbEvent, String> aggregate(String category) {
        return new Aggregate<>(category, KeyForm.ANY, BulbEvent.class, new NoteDecider(), Tell::stream);
    }

    private static boolean refuses(Tell command) {
        return switch (command.note().kind()) {
            case "second", "third" -> command.note().hops() % 2 == 1;
            case "again" -> command.stream().key().equals("c");
            default -> false;
        };
    }

    @Override
    public Optional<Instant> initial() {
        return Optional.empty();
    }

    @Override
    public Decision<BulbEvent, String> decide(Tell command, Optional<Instant> state) {
        var note = command.note();
        if (note.kind().equals("ring") && !state.equals(note.due())) {
            return Decision.reject("Overtaken");
        }
        return refuses(command) ? Decision.reject("Odd") : Decision.accept(note.event());
    }

    @Override
    public Optional<Instant> evolve(Optional<Instant> state, BulbEvent event) {
        var note = Note.of(event);
        if (!note.sets()) {
            return state;
        }
        return note.kind().equals("timer") ? note.due() : Optional.empty();
    }
}
