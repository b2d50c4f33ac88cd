package dev.scoresheet.adapters.memory.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.log.Appends;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.Categories;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.List;
import java.util.Optional;
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

    /// Otherwise a verification would report each refusal, and an import would refuse the log.
    @Test
    void the_refusals_of_a_process_and_of_its_predecessor_belong_to_the_log() {
        var log = MemoryLogUnderTest.empty();
        for (var category : List.of("mirror", "mirage", "mirth")) {
            log.store()
                    .append(new Append.Keyed<>(
                            List.of(new StreamAppend<>(
                                    new StreamId(category, "hall"),
                                    new ExpectedVersion.Any(),
                                    List.of(new BulbEvent.Blew("refused")))),
                            Appends.done(Appends.freshKey()),
                            Metadata.of(category)));
        }
        var lamps = context(
                "Lamps",
                List.of(ProcessRig.LAMPS),
                List.of(ProcessRig.declared(new Successor(ScriptedProcess.mirror()))));
        var topology =
                new Topology<>(List.of(context("Light", List.of(ProcessRig.aggregate("bulb")), List.of()), lamps));
        var categories = Categories.of(topology, BulbEventTypes.codec());
        var misfits = log.reader().events(0, 9).stream()
                .flatMap(event -> categories.misfit(event).stream())
                .toList();
        assertEquals(List.of("event 'mirth-hall@1' is of category 'mirth', which this release does not have"), misfits);
    }

    /// Process that replaces one with another name.
    private record Successor(ScriptedProcess process) implements ProcessManager<BulbEvent, String, BulbCommand> {

        @Override
        public String name() {
            return process.name();
        }

        @Override
        public int version() {
            return process.version();
        }

        @Override
        public List<String> instances(Occurrence<BulbEvent> occurrence) {
            return process.instances(occurrence);
        }

        @Override
        public String initial(String instance) {
            return process.initial(instance);
        }

        @Override
        public String evolve(String state, Occurrence<BulbEvent> occurrence) {
            return process.evolve(state, occurrence);
        }

        @Override
        public List<Reaction<BulbCommand>> react(String state, Occurrence<BulbEvent> occurrence) {
            return process.react(state, occurrence);
        }

        @Override
        public Optional<String> predecessor() {
            return Optional.of("mirage");
        }
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
