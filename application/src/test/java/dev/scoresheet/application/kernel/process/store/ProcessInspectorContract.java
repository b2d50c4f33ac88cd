package dev.scoresheet.application.kernel.process.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.process.inspect.InspectedProcess;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess.InspectedPartition;
import dev.scoresheet.application.kernel.process.inspect.LatenessClass;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct.Decision;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Suite on the promises of every [ProcessInspector], and on the records that a store keeps for it.
public abstract class ProcessInspectorContract extends ProcessSuite {

    private static final Instant LATER = Instant.parse("2101-02-03T04:05:06.789Z");

    private ProcessInspector inspector() {
        return store.inspector();
    }

    private InspectedProcess inspected() {
        return inspector().all().stream()
                .filter(one -> one.name().equals(process))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_process_is_listed_from_its_first_start_on() {
        assertTrue(inspector().all().stream().noneMatch(one -> one.name().equals(process)));
        var start = processes.start(process, 2);
        var seen = inspected();
        assertEquals(start, seen.start());
        assertEquals(0, seen.acting());
        assertEquals(OptionalInt.empty(), seen.ceiling());
        assertEquals(Map.of(), seen.lateness());
        assertEquals(List.of(untouched(0, start), untouched(1, start)), seen.partitions());
    }

    private static InspectedPartition untouched(int number, ProcessStart start) {
        return new InspectedPartition(number, start.actsFrom(), Optional.empty(), false, 0, 0, 0, Optional.empty());
    }

    @Test
    void processes_are_listed_by_name() {
        var other = process + "a";
        processes.start(other, 1);
        processes.start(process, 1);
        var names = inspector().all().stream().map(InspectedProcess::name).toList();
        assertEquals(names.stream().sorted().toList(), names);
        assertTrue(names.containsAll(List.of(process, other)));
    }

    @Test
    void a_partition_shows_its_owner_while_the_lease_is_valid() throws Exception {
        processes.start(process, 2);
        leases.acquire(partition, "here", 3, SHORT);
        assertEquals(3, inspected().acting());
        assertEquals(Optional.of("here"), inspected().partitions().getFirst().owner());
        store.passTime(SHORT.plusMillis(50));
        assertEquals(Optional.empty(), inspected().partitions().getFirst().owner());
    }

    @Test
    void a_partition_shows_its_instances_and_entries() {
        owned();
        processes.commit(putting(nothing(), row("hall", LATER), row("attic"), row("cellar", PAST)));
        processes.commit(entering(nothing(), entry("cellar", new Cause.Evolve(someEvent()))));
        var parked = entry("shed", new Cause.Evolve(someEvent()));
        processes.commit(entering(
                nothing(), new HeldInstance("shed", HeldInstance.Kind.PARKED, parked.cause(), 9, 0, "no", PAST)));
        var seen = inspected().partitions().getFirst();
        assertEquals(progress().position(), seen.position());
        assertEquals(List.of(3L, 1L, 1L), List.of(seen.instances(), seen.waiting(), seen.parked()));
        assertEquals(Optional.of(LATER), seen.nextDeadline(), "that of the cellar cannot fire");
        assertEquals(0, inspected().partitions().getLast().instances());
    }

    @Test
    void a_deadline_that_fired_is_not_the_next_one() {
        owned();
        var hall = row("hall", PAST);
        processes.commit(putting(nothing(), hall, row("attic", LATER)));
        assertEquals(Optional.of(PAST), inspected().partitions().getFirst().nextDeadline());
        processes.commit(firing(nothing(), hall));
        assertEquals(Optional.of(LATER), inspected().partitions().getFirst().nextDeadline());
    }

    @Test
    void a_deadline_that_fired_is_counted_by_its_lateness() throws Exception {
        var began = processes.start(process, 2).at();
        owned();
        var hall = row("hall", Instant.ofEpochMilli(began.toEpochMilli() + 1));
        store.passTime(Duration.ofMillis(40));
        processes.commit(putting(nothing(), hall));
        processes.commit(firing(nothing(), hall));
        processes.commit(removing(nothing(), "hall"));
        var lateness = inspected().lateness();
        assertEquals(List.of(1L), List.copyOf(lateness.values()), "it is kept when the instance is finished");
        assertTrue(lateness.firstKey() >= 35 && lateness.firstKey() < 60_000, lateness::toString);
    }

    @Test
    void of_the_same_class_deadlines_are_counted_together() {
        owned();
        var early = row("hall", LATER);
        var also = row("attic", LATER);
        processes.commit(firing(nothing(), early));
        processes.commit(firing(nothing(), also));
        assertEquals(Map.of(1L, 2L), inspected().lateness(), "one that is not late is in the first class");
    }

    @Test
    void a_deadline_without_a_reaction_has_no_lateness() {
        owned();
        processes.commit(firing(nothing(), row("hall", PAST)));
        var given = row("attic", LATER);
        processes.commit(with(
                nothing(),
                List.of(),
                Set.of(),
                List.of(entry("attic", new Cause.AtDeadline(fired(given)))),
                Set.of(),
                Map.of("attic", fired(given))));
        assertEquals(Map.of(), inspected().lateness());
    }

    @Test
    void a_step_that_is_not_committed_counts_nothing() {
        owned();
        var step = firing(nothing(), row("hall", LATER));
        processes.commit(nothing());
        assertFalse(processes.commit(step));
        assertEquals(Map.of(), inspected().lateness());
    }

    @Test
    void classes_of_lateness_are_near_the_lateness_and_few() {
        assertEquals(1, LatenessClass.of(Duration.ofSeconds(-3)));
        assertEquals(1, LatenessClass.of(Duration.ZERO));
        for (long millis = 1; millis < 100_000_000; millis += 1 + millis / 50) {
            var of = LatenessClass.of(Duration.ofMillis(millis));
            assertTrue(of >= millis && of <= millis * 1.1 + 1, millis + " is in " + of);
        }
    }

    @Test
    void acts_are_kept_with_names_and_instants_the_latest_first() {
        owned();
        var retry = new Wish.Request.Retry("hall");
        var leftOut = new Wish.Request.GiveUpPosition(12);
        var wish = processes.wish(partition, retry, "Anna");
        processes.wish(new PartitionId(process, 1), leftOut, "Bert");
        processes.pause(partition, true, "Cleo");
        processes.pause(partition, false, "Dora");
        leases.rollBack(process, 1, "Emil");
        leases.rollForward(process, "Fritz");
        assertEquals(List.of(false, true), settled(wish));
        processes.commit(recording(nothing(), Set.of(), Set.of(), Set.of(wish)));
        assertEquals(List.of(true, true), settled(wish));

        var acts = inspector().acts(process, 9);
        assertEquals(
                List.of("Fritz", "Emil", "Dora", "Cleo", "Bert", "Anna"),
                acts.stream().map(ProcessAct::by).toList());
        assertEquals(
                List.of(
                        new Decision.RolledForward(),
                        new Decision.RolledBack(1),
                        new Decision.Paused(false),
                        new Decision.Paused(true),
                        new Decision.Wished(leftOut),
                        new Decision.Wished(retry)),
                acts.stream().map(ProcessAct::decision).toList());
        assertEquals(
                List.of(0, 0, 0, 0, 1, 0),
                acts.stream().map(ProcessAct::partition).toList());
        assertTrue(acts.stream()
                .noneMatch(act -> act.at().isBefore(processes.start(process, 2).at())));
        assertEquals(acts.subList(0, 2), inspector().acts(process, 2));
        assertEquals(List.of(), inspector().acts(process + "a", 9));
    }

    /// Returns whether the act of the wish, the earliest one, and the pause are settled.
    private List<Boolean> settled(long wish) {
        assertTrue(wish > 0);
        var acts = inspector().acts(process, 9);
        return List.of(acts.getLast().settled(), acts.getFirst().settled());
    }

    @Test
    void a_ceiling_is_shown_until_it_is_removed() {
        leases.acquire(owned().partition(), "here", 2, LONG);
        leases.rollBack(process, 1, "operator");
        assertEquals(OptionalInt.of(1), inspected().ceiling());
        assertEquals(1, inspected().acting());
        leases.rollForward(process, "operator");
        assertEquals(OptionalInt.empty(), inspected().ceiling());
    }

    @Test
    void a_pause_is_shown() {
        owned();
        processes.pause(partition, true, "operator");
        assertEquals(
                List.of(true, false),
                inspected().partitions().stream()
                        .map(InspectedPartition::paused)
                        .toList());
    }
}
