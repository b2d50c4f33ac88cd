package dev.scoresheet.adapters.memory.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.application.kernel.process.step.InstanceReplay;
import dev.scoresheet.application.kernel.process.step.InstanceReplay.PossibleReaction;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Replays of instances for operators.
class InstanceReplayTest {

    private final ProcessRig rig = new ProcessRig();

    private InstanceReplay<BulbEvent, String, BulbCommand> replay(ScriptedProcess manager) {
        return new InstanceReplay<>(ProcessRig.declared(manager), rig.log.feed(), new Sha256TextHash());
    }

    private InstanceReplay.Replayed replayed(ScriptedProcess manager, String instance) {
        var start = rig.processes.store().start(manager.name(), 1);
        return replay(manager).replay(instance, start, rig.status(instance));
    }

    @Test
    void a_process_stops_where_its_instances_are_unknown() {
        rig.bulb("a", new Fitted(1), new SwitchedOn());
        rig.append("lamp", "a", new Fitted(1));
        var failing = ScriptedProcess.mirror().named(occurrence -> {
            if (occurrence.version() == 2) {
                throw new IllegalStateException("no instances");
            }
            return List.of("a");
        });
        assertEquals(Optional.empty(), replay(failing).stop(1));
        assertTrue(replay(failing).stop(2).orElseThrow().contains("no instances"));
        assertEquals(Optional.empty(), replay(failing).stop(3), "the process does not read lamps");
        assertEquals(Optional.empty(), replay(failing).stop(4));
        assertEquals(Optional.empty(), replay(ScriptedProcess.mirror()).stop(2));
    }

    @Test
    void a_finished_instance_begins_again() {
        var once = ScriptedProcess.mirror().ending(state -> state.endsWith("o"));
        var owner = rig.owner(once);
        rig.bulb("a", new Fitted(1), new SwitchedOff());
        ProcessRig.runQuiet(owner);
        var ended = replayed(once, "a");
        assertTrue(ended.finished());
        assertEquals("\"a:\"", ended.state());
        rig.bulb("a", new SwitchedOn());
        ProcessRig.runQuiet(owner);
        assertEquals(rig.state("a"), replayed(once, "a").state());
    }

    @Test
    void of_many_events_the_last_are_kept() {
        var owner = rig.owner(ScriptedProcess.mirror());
        rig.bulb("a", new Fitted(1));
        for (int switched = 0; switched < 120; switched++) {
            rig.bulb("a", new SwitchedOff());
        }
        ProcessRig.runQuiet(owner);
        var replayed = replayed(ScriptedProcess.mirror(), "a");
        assertEquals(rig.state("a"), replayed.state());
        assertEquals(100, replayed.made().size());
        assertEquals("bulb-a@121", replayed.made().getLast().toString());
        assertEquals("bulb-a@22", replayed.made().getFirst().toString());
        assertEquals(100, replayed.reactions().size());
    }

    @Test
    void a_deadline_has_a_possible_reaction_while_the_state_implies_it() {
        var timed = ScriptedProcess.mirror()
                .due(state -> state.endsWith("f") || state.endsWith("n")
                        ? Optional.of(ProcessRig.BEGAN.plusSeconds(60))
                        : Optional.empty());
        var owner = rig.owner(timed);
        rig.bulb("a", new Fitted(1), new SwitchedOn(), new SwitchedOff());
        ProcessRig.run(owner);
        var reminders = replayed(timed, "a").reactions().stream()
                .filter(reaction -> reaction.name().equals("remind"))
                .map(PossibleReaction::reference)
                .toList();
        assertEquals(
                List.of(ProcessRig.BEGAN.plusSeconds(60).toEpochMilli() + " since bulb-a@1"),
                reminders,
                "the same deadline counts once");
    }
}
