package dev.scoresheet.adapters.memory.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Checks of processes when the topology is made.
class ProcessTopologyTest {

    private static BoundedContext<BulbEvent> context(
            String name,
            List<Aggregate<?, ?, ? extends BulbEvent, ?>> owns,
            List<DeclaredProcess<BulbEvent, ?, ?>> processes) {
        return new BoundedContext<>(name, owns, Set.of(), List.of(), processes);
    }

    private static void refused(String reason, List<BoundedContext<BulbEvent>> contexts) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new Topology<>(contexts));
        assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal::getMessage);
    }

    @Test
    void a_process_commands_aggregates_of_its_own_application() {
        var bulbs = ProcessRig.aggregate("bulb");
        var mirror = ProcessRig.declared(ScriptedProcess.mirror());
        var sound = List.of(
                context("Light", List.of(bulbs), List.of()),
                context("Lamps", List.of(ProcessRig.LAMPS), List.of(mirror)));
        assertEquals(sound, new Topology<>(sound).applications());
        refused(
                "process mirror commands lamp, which its application Light does not own",
                List.of(
                        context("Light", List.of(bulbs), List.of(mirror)),
                        context("Lamps", List.of(ProcessRig.LAMPS), List.of())));
    }

    /// Two functions are never equal, so the category says which aggregate it is.
    @Test
    void an_aggregate_that_is_made_twice_is_the_same_one() {
        var both = List.of(ProcessRig.aggregate("bulb"), ProcessRig.aggregate("lamp"));
        var mirror = ProcessRig.declared(ScriptedProcess.mirror());
        assertEquals(
                1,
                new Topology<>(List.of(context("Lamps", List.copyOf(both), List.of(mirror))))
                        .applications()
                        .size());
    }

    @Test
    void a_process_follows_categories_that_exist() {
        var mirror = ProcessRig.declared(ScriptedProcess.mirror());
        refused(
                "process mirror follows bulb, which no application owns",
                List.of(context("Lamps", List.of(ProcessRig.LAMPS), List.of(mirror))));
    }

    @Test
    void a_process_has_a_category_of_its_own() {
        var mirror = ProcessRig.declared(ScriptedProcess.mirror());
        var bulbs = ProcessRig.aggregate("bulb");
        refused(
                "category mirror is owned by Light",
                List.of(
                        context("Light", List.of(bulbs, ProcessRig.aggregate("mirror")), List.of()),
                        context("Lamps", List.of(ProcessRig.LAMPS), List.of(mirror))));
        refused(
                "category mirror is owned by Lamps",
                List.of(
                        context("Light", List.of(bulbs), List.of()),
                        context("Lamps", List.of(ProcessRig.LAMPS), List.of(mirror, mirror))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DeclaredProcess<>(
                        mirror.manager(), Set.of("mirror"), mirror.ownEvents(), mirror.targets(), mirror.states()));
    }

    @Test
    void no_other_application_follows_the_category_of_a_process() {
        var mirror = ProcessRig.declared(ScriptedProcess.mirror());
        var light = new BoundedContext<BulbEvent>(
                "Light", List.of(ProcessRig.aggregate("bulb")), Set.of("mirror"), List.of(), List.of());
        refused(
                "Light follows mirror, which no application owns",
                List.of(light, context("Lamps", List.of(ProcessRig.LAMPS), List.of(mirror))));
    }
}
