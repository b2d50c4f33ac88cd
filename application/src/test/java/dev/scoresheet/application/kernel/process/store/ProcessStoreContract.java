package dev.scoresheet.application.kernel.process.store;

import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Kind;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.LiveOwner;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Suite on the promises of every [ProcessStore]. A store's module extends it, gives its store, and adds nothing.
public abstract class ProcessStoreContract extends ProcessSuite {

    private static final Instant FUTURE = Instant.parse("2200-01-01T00:00:00Z");

    @Test
    void the_first_start_records_the_head_and_stays() {
        store.log().store().append(fresh(freshStream(), 0, life(2)));
        var head = store.log().feed().head();
        var first = processes.start(process, 2);
        assertEquals(2, first.partitions());
        assertEquals(head, first.actsFrom());
        store.log().store().append(fresh(freshStream(), 0, life(1)));
        assertEquals(first, store.anotherNode().processes().start(process, 5));
    }

    @Test
    void of_nodes_that_start_a_process_at_once_all_get_one_record() throws Exception {
        var elsewhere = store.anotherNode().processes();
        var starts = atOnce(IntStream.rangeClosed(1, 8)
                .<Callable<ProcessStart>>mapToObj(
                        node -> () -> (node % 2 == 0 ? processes : elsewhere).start(process, node))
                .toList());
        assertEquals(1, Set.copyOf(starts).size());
    }

    @Test
    void a_partition_begins_at_acts_from_with_nothing() {
        store.log().store().append(fresh(freshStream(), 0, life(2)));
        var start = processes.start(process, 2);
        assertEquals(
                new PartitionStatus(
                        new Progress(start.actsFrom(), 0, 0),
                        new RowsVersion(0, 0),
                        false,
                        OptionalLong.empty(),
                        Map.of(),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        Map.of()),
                processes.status(new PartitionId(process, 1), Set.of("hall")));
    }

    @Test
    void a_partition_that_was_never_started_is_an_error() {
        assertThrows(IllegalStateException.class, () -> processes.status(partition, Set.of()));
        processes.start(process, 2);
        var third = new PartitionId(process, 2);
        assertThrows(IllegalStateException.class, () -> processes.status(third, Set.of()));
        assertThrows(IllegalStateException.class, () -> leases.acquire(third, "here", 1, LONG));
        assertThrows(IllegalStateException.class, () -> processes.pause(third, true, "operator"));
        assertThrows(
                IllegalStateException.class, () -> processes.wish(third, new Wish.Request.Retry("hall"), "operator"));
    }

    @Test
    void a_step_is_committed_whole() {
        owned();
        var before = progress();
        var hall = row("hall", PAST);
        var attic = row("attic:1.x_Y-z");
        var reacting = entry("cellar", new Cause.Reacting(someEvent(), "switch-off"));
        var evolving = new HeldInstance(
                "porch", Kind.PARKED, new Cause.Evolve(someEvent()), 8, 0, "no state: 'x'\n at y", PAST);
        var atDeadline = entry("shed", new Cause.AtDeadline(new FiredDeadline(PAST, someEvent())));
        var given = new GivenUpEvent("cellar", someEvent());
        var step = new ProcessStep(
                partition,
                before,
                before.position() + 5,
                new RowsVersion(3, before.position() + 5),
                false,
                List.of(hall, attic),
                Set.of(),
                List.of(reacting, evolving, atDeadline),
                Set.of(),
                Map.of("hall", fired(hall)),
                Set.of(given),
                Set.of(77L),
                Set.of());
        assertTrue(processes.commit(step));
        assertEquals(
                new PartitionStatus(
                        new Progress(before.position() + 5, before.epoch(), before.revision() + 1),
                        new RowsVersion(3, before.position() + 5),
                        false,
                        OptionalLong.empty(),
                        Map.of("cellar", reacting, "porch", evolving, "shed", atDeadline),
                        List.of(),
                        Set.of(given),
                        Set.of(77L),
                        Map.of("hall", hall, "attic:1.x_Y-z", attic),
                        Map.of("hall", fired(hall))),
                store.anotherNode().processes().status(partition, Set.of("hall", "attic:1.x_Y-z", "cellar")));
    }

    @Test
    void a_status_has_the_rows_that_were_asked_for() {
        owned();
        processes.commit(putting(nothing(), row("hall"), row("attic")));
        assertEquals(
                Set.of("hall"),
                processes.status(partition, Set.of("hall", "shed")).rows().keySet());
        assertEquals(Map.of(), processes.status(partition, Set.of()).rows());
        assertEquals(2, processes.instances(partition));
    }

    @Test
    void a_step_from_another_progress_writes_nothing() {
        owned();
        processes.commit(putting(nothing(), row("hall")));
        var now = progress();
        var status = processes.status(partition, Set.of("hall", "attic"));
        for (var other : List.of(
                now.at(now.position() - 1),
                now.at(now.position() + 1),
                new Progress(now.position(), now.epoch() - 1, now.revision()),
                new Progress(now.position(), now.epoch() + 1, now.revision()),
                new Progress(now.position(), now.epoch(), now.revision() - 1),
                new Progress(now.position(), now.epoch(), now.revision() + 1))) {
            var step = nothing(other, now.position() + 3);
            assertFalse(processes.commit(putting(step, row("attic"))), () -> "committed from " + other);
            assertFalse(processes.commit(emptying(step)));
            assertFalse(processes.commit(entering(step, entry("attic", new Cause.Evolve(someEvent())))));
            assertFalse(processes.commit(
                    recording(step, Set.of(new GivenUpEvent("hall", someEvent())), Set.of(5L), Set.of())));
            assertEquals(status, processes.status(partition, Set.of("hall", "attic")));
        }
    }

    @Test
    void only_a_step_at_the_same_position_makes_the_revision_grow() {
        owned();
        var before = progress();
        assertTrue(processes.commit(nothing(before, before.position() + 4)));
        assertEquals(before.at(before.position() + 4), progress());
        assertTrue(processes.commit(nothing(progress(), progress().position())));
        assertEquals(new Progress(before.position() + 4, before.epoch(), before.revision() + 1), progress());
    }

    @Test
    void of_steps_from_the_same_progress_one_is_committed() throws Exception {
        owned();
        var elsewhere = store.anotherNode().processes();
        var names = IntStream.range(0, 8).mapToObj(writer -> "writer" + writer).toList();
        for (int round = 0; round < 10; round++) {
            var before = progress();
            int advance = round % 2;
            var committed = atOnce(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(writer -> () -> (writer % 2 == 0 ? processes : elsewhere)
                            .commit(putting(nothing(before, before.position() + advance), row("writer" + writer))))
                    .toList());
            assertEquals(1, committed.stream().filter(done -> done).count());
            assertEquals(
                    1, processes.status(partition, Set.copyOf(names)).rows().size());
            assertTrue(processes.commit(emptying(nothing())));
        }
    }

    @Test
    void partitions_are_apart() {
        owned();
        var other = new PartitionId(process, 1);
        var before = processes.status(other, Set.of("hall"));
        processes.commit(putting(nothing(), row("hall", PAST)));
        processes.wish(partition, new Wish.Request.Retry("hall"), "operator");
        processes.pause(partition, true, "operator");
        processes.commit(recording(nothing(), Set.of(new GivenUpEvent("hall", someEvent())), Set.of(), Set.of()));
        assertEquals(before, processes.status(other, Set.of("hall")));
        assertEquals(List.of(), processes.due(other, Duration.ZERO, 9));
        assertEquals(0, processes.instances(other));
    }

    @Test
    void a_position_is_left_out_in_all_partitions() {
        owned();
        processes.commit(recording(nothing(), Set.of(), Set.of(5L), Set.of()));
        processes.commit(recording(nothing(), Set.of(), Set.of(5L, 6L), Set.of()));
        assertEquals(
                Set.of(5L, 6L),
                processes.status(new PartitionId(process, 1), Set.of()).leftOut());
    }

    @Test
    void a_position_that_is_left_out_ends_steps_and_rows_that_have_it() {
        owned();
        var other = new PartitionId(process, 1);
        leases.acquire(other, "here", 1, LONG);
        var before = processes.status(other, Set.of());
        processes.commit(nothing(progress(), before.progress().position() + 9));
        var passed = progress();
        var rows = processes.status(partition, Set.of()).version();

        processes.commit(leavingOut(passed.position() + 5));
        assertEquals(
                rows.version(), processes.status(partition, Set.of()).version().version());
        assertEquals(passed.revision() + 2, progress().revision(), "of this step, and of all partitions");
        var after = processes.status(other, Set.of());
        assertEquals(before.progress().revision() + 1, after.progress().revision(), "a step may have the event");

        processes.commit(leavingOut(passed.position() - 5));
        assertEquals(
                new RowsVersion(0, 0), processes.status(partition, Set.of()).version());
        assertEquals(before.version(), processes.status(other, Set.of()).version(), "it has not passed the position");
    }

    private ProcessStep leavingOut(long position) {
        var now = processes.status(partition, Set.of());
        var nothing = nothing(now.progress(), now.progress().position());
        return recording(nothing, Set.of(), Set.of(position), Set.of());
    }

    @Test
    void a_row_replaces_the_earlier_one_and_is_removed_with_its_fired_deadline() {
        owned();
        var hall = row("hall", PAST);
        processes.commit(putting(nothing(), hall));
        processes.commit(firing(nothing(), hall));
        var later = row("hall", FUTURE);
        processes.commit(putting(nothing(), later));
        var status = processes.status(partition, Set.of("hall"));
        assertEquals(Map.of("hall", later), status.rows());
        assertEquals(Map.of("hall", fired(hall)), status.fired());

        processes.commit(removing(nothing(), "hall"));
        var finished = processes.status(partition, Set.of("hall"));
        assertEquals(Map.of(), finished.rows());
        assertEquals(Map.of(), finished.fired());
    }

    @Test
    void an_entry_replaces_the_earlier_one_and_can_leave() {
        owned();
        processes.commit(entering(nothing(), entry("hall", new Cause.Reacting(someEvent(), "a"))));
        var second = entry("hall", new Cause.Evolve(someEvent()));
        processes.commit(entering(nothing(), second));
        assertEquals(
                Map.of("hall", second), processes.status(partition, Set.of()).entries());
        processes.commit(leaving(nothing(), "hall"));
        assertEquals(Map.of(), processes.status(partition, Set.of()).entries());
    }

    @Test
    void an_emptied_partition_keeps_what_is_no_fold() {
        owned();
        var hall = row("hall", PAST);
        var entry = entry("shed", new Cause.Evolve(someEvent()));
        var given = new GivenUpEvent("shed", someEvent());
        processes.commit(putting(nothing(), hall, row("attic")));
        processes.commit(firing(nothing(), hall));
        processes.commit(entering(recording(nothing(), Set.of(given), Set.of(4L), Set.of()), entry));
        processes.commit(putting(emptying(nothing()), row("cellar")));
        var status = processes.status(partition, Set.of("hall", "attic", "cellar"));
        assertEquals(Set.of("cellar"), status.rows().keySet());
        assertEquals(Map.of("hall", fired(hall)), status.fired());
        assertEquals(Map.of("shed", entry), status.entries());
        assertEquals(Set.of(given), status.givenUp());
        assertEquals(Set.of(4L), status.leftOut());
    }

    @Test
    void a_deadline_is_due_from_its_instant_on_the_earliest_first() {
        owned();
        var first = row("hall", PAST);
        var second = row("attic", PAST.plusMillis(1));
        processes.commit(putting(nothing(), second, first, row("shed", FUTURE), row("cellar")));
        assertEquals(List.of(first, second), processes.due(partition, Duration.ZERO, 9));
        assertEquals(List.of(first), processes.due(partition, Duration.ZERO, 1));
    }

    @Test
    void a_deadline_is_due_after_the_grace_by_the_clock_of_the_store() throws Exception {
        var now = processes.start(process, 2).at();
        owned();
        var hall = row("hall", Instant.ofEpochMilli(now.toEpochMilli() + 1));
        processes.commit(putting(nothing(), hall));
        store.passTime(Duration.ofMillis(5));
        assertEquals(List.of(hall), processes.due(partition, Duration.ZERO, 9));
        assertEquals(List.of(), processes.due(partition, LONG, 9));
    }

    @Test
    void a_deadline_that_fired_is_due_again_only_with_another_instant_or_since() {
        owned();
        var hall = row("hall", PAST);
        processes.commit(putting(nothing(), hall));
        processes.commit(firing(nothing(), hall));
        assertEquals(List.of(), processes.due(partition, Duration.ZERO, 9));
        var again = row("hall", PAST);
        processes.commit(putting(nothing(), again));
        assertEquals(List.of(again), processes.due(partition, Duration.ZERO, 9));
        processes.commit(firing(nothing(), again));
        assertEquals(List.of(), processes.due(partition, Duration.ZERO, 9));
        var moved = new InstanceRow(
                "hall",
                again.state(),
                again.deadline()
                        .map(deadline ->
                                new ImpliedDeadline(PAST.plusMillis(1), deadline.since(), deadline.position())),
                again.last());
        processes.commit(putting(nothing(), moved));
        assertEquals(List.of(moved), processes.due(partition, Duration.ZERO, 9));
    }

    @Test
    void the_next_deadline_is_the_earliest_that_is_not_due() {
        owned();
        assertEquals(
                Optional.empty(),
                processes.nextDeadline(partition, Duration.ZERO).at());
        processes.commit(
                putting(nothing(), row("hall", PAST), row("attic", FUTURE.plusMillis(1)), row("shed", FUTURE)));
        var next = processes.nextDeadline(partition, Duration.ZERO);
        assertEquals(Optional.of(FUTURE), next.at());
        assertFalse(next.asOf().isBefore(processes.start(process, 2).at()));
        assertTrue(next.asOf().isBefore(FUTURE));
        var untilThen = Duration.between(PAST, next.asOf()).plusHours(1);
        assertEquals(
                Optional.of(PAST), processes.nextDeadline(partition, untilThen).at(), "not due for an hour");
        assertEquals(
                Optional.empty(),
                processes
                        .nextDeadline(new PartitionId(process, 1), Duration.ZERO)
                        .at());
    }

    @Test
    void the_standing_has_the_live_owners_of_all_partitions_and_what_they_hold() {
        assertThrows(IllegalStateException.class, () -> processes.standing(process));
        owned();
        processes.commit(entering(
                nothing(),
                entry("hall", new Cause.Evolve(someEvent())),
                entry("attic", new Cause.Evolve(someEvent()))));
        var other = new PartitionId(process, 1);
        assertTrue(leases.acquire(other, "there", 2, LONG).isPresent());
        processes.pause(other, true, "operator");
        var standing = store.anotherNode().processes().standing(process);
        assertEquals(2, standing.acting());
        assertEquals(OptionalInt.empty(), standing.ceiling());
        assertEquals(
                List.of(Optional.empty(), Optional.of(new LiveOwner("there", 2))),
                standing.partitions().stream().map(PartitionStanding::owner).toList(),
                "the first one was disowned, because another version acts");
        assertEquals(
                List.of(partition, other),
                standing.partitions().stream().map(PartitionStanding::partition).toList());
        assertEquals(progress(), standing.partitions().getFirst().progress());
        assertEquals(2, standing.partitions().getFirst().waiting());
        assertEquals(0, standing.partitions().getFirst().parked());
        assertEquals(
                List.of(false, true),
                standing.partitions().stream().map(PartitionStanding::paused).toList());
        assertTrue(standing.admits(2) && standing.admits(3) && !standing.admits(1));

        leases.rollBack(process, 1, "operator");
        var later = processes.standing(process);
        assertEquals(Optional.empty(), later.partitions().getLast().owner());
        assertTrue(later.admits(1) && !later.admits(2));
    }

    @Test
    void an_instance_with_an_entry_has_no_due_deadline() {
        owned();
        var hall = row("hall", PAST);
        processes.commit(putting(nothing(), hall));
        processes.commit(entering(nothing(), entry("hall", new Cause.Evolve(someEvent()))));
        assertEquals(List.of(), processes.due(partition, Duration.ZERO, 9));
        processes.commit(leaving(nothing(), "hall"));
        assertEquals(List.of(hall), processes.due(partition, Duration.ZERO, 9));
    }

    @Test
    void wishes_are_open_in_order_until_a_step_settles_them() {
        owned();
        var before = progress();
        var requests = List.<Wish.Request>of(
                new Wish.Request.Retry("hall"),
                new Wish.Request.GiveUp("hall", new Cause.Reacting(someEvent(), "switch-off")),
                new Wish.Request.GiveUp("attic", new Cause.AtDeadline(new FiredDeadline(PAST, someEvent()))),
                new Wish.Request.GiveUp("shed", new Cause.Evolve(someEvent())),
                new Wish.Request.GiveUpPosition(12),
                new Wish.Request.HandOver(2));
        var numbers = requests.stream()
                .map(request -> processes.wish(partition, request, "Käthe"))
                .toList();
        assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
        assertEquals(new Progress(before.position(), before.epoch(), before.revision() + requests.size()), progress());
        var open = store.anotherNode().processes().status(partition, Set.of()).wishes();
        assertEquals(requests, open.stream().map(Wish::request).toList());
        assertEquals(numbers, open.stream().map(Wish::number).toList());
        assertEquals(Set.of("Käthe"), Set.copyOf(open.stream().map(Wish::by).toList()));

        processes.commit(recording(nothing(), Set.of(), Set.of(), Set.copyOf(numbers.subList(0, 4))));
        assertEquals(
                requests.subList(4, 6),
                processes.status(partition, Set.of()).wishes().stream()
                        .map(Wish::request)
                        .toList());
    }

    @Test
    void a_pause_is_seen_and_refuses_the_step_that_was_made_before_it() {
        owned();
        var step = nothing();
        processes.pause(partition, true, "operator");
        assertTrue(processes.status(partition, Set.of()).paused());
        assertFalse(processes.commit(step));
        processes.pause(partition, false, "operator");
        assertFalse(processes.status(partition, Set.of()).paused());
        assertTrue(processes.commit(nothing()));
    }
}
