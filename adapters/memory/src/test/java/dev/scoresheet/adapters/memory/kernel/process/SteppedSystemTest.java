package dev.scoresheet.adapters.memory.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbCommand.Fit;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOn;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteppedSystemTest {

    private static final Instant DUE = Instant.parse("2026-03-30T00:00:00Z");
    private static final StreamId LAMP = new StreamId("lamp", "hall");

    private static final BoundedContext<BulbEvent> BULBS =
            new BoundedContext<>("bulbs", List.of(ProcessRig.aggregate("bulb")), Set.of(), List.of());

    private static Topology<BulbEvent> topology(ScriptedProcess process) {
        return new Topology<>(List.of(
                BULBS,
                new BoundedContext<>(
                        "lamps",
                        List.of(ProcessRig.LAMPS),
                        Set.of(),
                        List.of(),
                        List.of(ProcessRig.declared(process)))));
    }

    private static SteppedSystem<BulbEvent> system(ScriptedProcess process, int partitions) {
        return new SteppedSystem<>(topology(process), BulbEventTypes.codec(), partitions);
    }

    private static void handle(SteppedSystem<BulbEvent> system, BulbCommand command) {
        CommandHandlers.plain(system.store())
                .of(ProcessRig.aggregate("bulb"))
                .handle(command, CommandContext.fresh(Metadata.of("test")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void reactions_follow_without_time(int partitions) {
        var system = system(ScriptedProcess.mirror(), partitions);
        handle(system, new Fit("hall", 40));
        handle(system, new SwitchOn("hall"));
        assertEquals(List.of(), system.events(LAMP));
        system.untilQuiet();
        assertEquals(List.of(new Fitted(40), new SwitchedOn()), system.events(LAMP));
        system.restart();
        system.untilQuiet();
        assertEquals(2, system.events(LAMP).size());
    }

    @Test
    void the_clock_passes_to_a_deadline_which_fires_once() {
        var timed = ScriptedProcess.mirror()
                .reacting((_, _) -> List.of())
                .due(state -> state.endsWith("f") ? Optional.of(DUE) : Optional.empty());
        var system = system(timed, 1);
        assertEquals(Optional.empty(), system.toNextDeadline());
        handle(system, new Fit("hall", 40));
        system.pass(Duration.ofDays(1));
        system.untilQuiet();
        assertEquals(List.of(), system.events(LAMP));
        assertEquals(Optional.of(DUE), system.toNextDeadline());
        assertEquals(List.of(new Fitted(7)), system.events(LAMP));
        system.restart();
        assertEquals(Optional.empty(), system.toNextDeadline());
        assertEquals(1, system.events(LAMP).size());
    }

    @Test
    void a_program_that_joins_later_reacts_to_the_next_event() {
        var bulbs = new SteppedSystem<>(new Topology<>(List.of(BULBS)), BulbEventTypes.codec());
        handle(bulbs, new Fit("attic", 40));
        var lamps = bulbs.joinedBy(topology(ScriptedProcess.mirror()), BulbEventTypes.codec());
        lamps.untilQuiet();
        assertEquals(1, lamps.feed().head());
        handle(bulbs, new Fit("hall", 60));
        lamps.untilQuiet();
        assertEquals(List.of(new Fitted(60)), bulbs.events(LAMP));
        bulbs.pass(Duration.ofDays(1));
        assertEquals(bulbs.now(), lamps.now());
    }

    @Test
    void an_instance_that_cannot_go_on_fails_the_test() {
        var system = system(
                ScriptedProcess.mirror().evolving((_, _) -> {
                    throw new IllegalStateException("cannot");
                }),
                1);
        handle(system, new Fit("hall", 40));
        assertThrows(AssertionError.class, system::untilQuiet);
    }
}
