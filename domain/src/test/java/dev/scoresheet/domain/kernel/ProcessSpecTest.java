package dev.scoresheet.domain.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.kernel.BulbCommand.Fit;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOff;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessSpecTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-30T00:00:00Z");

    /// Replaces a bulb that blew, and switches it off at midnight. The state is true while the bulb is on.
    private static final class Janitor implements ProcessManager<BulbEvent, Boolean, BulbCommand> {

        @Override
        public String name() {
            return "janitor";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> instances(Occurrence<BulbEvent> occurrence) {
            return List.of(occurrence.stream().substring("bulb-".length()));
        }

        @Override
        public Boolean initial(String instance) {
            return false;
        }

        @Override
        public Boolean evolve(Boolean state, Occurrence<BulbEvent> occurrence) {
            return occurrence.event() instanceof SwitchedOn;
        }

        @Override
        public List<Reaction<BulbCommand>> react(Boolean state, Occurrence<BulbEvent> occurrence) {
            return occurrence.event() instanceof Blew
                    ? List.of(new Reaction<>("replace", new Fit("hall", (int) occurrence.version())))
                    : List.of();
        }

        @Override
        public Optional<Instant> deadline(Boolean on) {
            return on ? Optional.of(MIDNIGHT) : Optional.empty();
        }

        @Override
        public Optional<Reaction<BulbCommand>> atDeadline(Boolean on, Instant deadline) {
            return Optional.of(new Reaction<>("off", new SwitchOff("hall")));
        }

        @Override
        public boolean finished(Boolean on) {
            return !on;
        }
    }

    private final ProcessSpec<BulbEvent, Boolean, BulbCommand> janitor = ProcessSpec.of(new Janitor());

    @Test
    void reactions_and_deadlines_follow_from_events() {
        var on = janitor.when("bulb-hall", new Fitted(40))
                .thenNothing()
                .noDeadlineOf("hall")
                .when("bulb-hall", new SwitchedOn())
                .deadlineOf("hall", MIDNIGHT)
                .noDeadlineOf("attic");
        on.whenPassed("hall").then("off", new SwitchOff("hall"));
        var blew = on.when("bulb-hall", new Blew("old")).then("replace", new Fit("hall", 3));
        assertEquals(List.of("hall replace"), blew.names());
        assertEquals(0, blew.states().size());
    }

    @Test
    void another_reaction_fails_the_test() {
        var blew = janitor.when("bulb-hall", new Blew("old"));
        assertThrows(AssertionError.class, blew::thenNothing);
        assertThrows(AssertionError.class, () -> blew.then("repair", new Fit("hall", 1)));
        assertThrows(AssertionError.class, () -> blew.deadlineOf("hall", MIDNIGHT));
    }
}
