package dev.scoresheet.application.kernel.process.store;

import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Promises about the replacement of a process. The replaced one has two partitions.
public abstract class ProcessReplacementContract extends ProcessSuite {

    private ProcessReplacement replacement;
    private String successor;

    @BeforeEach
    void name() {
        replacement = store.replacement();
        successor = process + "x";
    }

    private Optional<ProcessStart> start() {
        return replacement.start(process, successor, 3);
    }

    private PartitionId second() {
        return new PartitionId(process, 1);
    }

    private PartitionStatus status(PartitionId of) {
        return processes.status(of, Set.of());
    }

    /// Takes both partitions and commits their rows up to the hold, of this process and of no instance.
    private void finish() {
        for (var of : List.of(partition, second())) {
            assertFalse(leases.acquire(of, "here", 1, LONG).isEmpty());
            var status = status(of);
            long hold = status.holdAt().orElseThrow();
            processes.commit(new ProcessStep(
                    of,
                    status.progress(),
                    hold,
                    new RowsVersion(1, hold),
                    false,
                    List.of(),
                    Set.of(),
                    List.of(),
                    Set.of(),
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    Set.of()));
        }
    }

    @Test
    void the_first_call_holds_the_predecessor_at_the_head_and_ends_its_leases() {
        var lease = owned();
        var late = putting(nothing(), row("hall"));
        store.log().store().append(fresh(freshStream(), 0, life(2)));
        var head = store.log().feed().head();
        assertEquals(Optional.empty(), start());
        assertEquals(OptionalLong.of(head), status(partition).holdAt());
        assertEquals(OptionalLong.of(head), status(second()).holdAt());
        assertEquals(Optional.empty(), leases.renew(lease, LONG));
        assertFalse(processes.commit(late));

        store.log().store().append(fresh(freshStream(), 0, life(1)));
        assertEquals(Optional.empty(), store.anotherNode().replacement().start(process, successor, 3));
        assertEquals(OptionalLong.of(head), status(partition).holdAt(), "the hold stays");
    }

    @Test
    void the_process_acts_from_the_hold_and_the_predecessor_never_again() {
        owned();
        store.log().store().append(fresh(freshStream(), 0, life(2)));
        var head = store.log().feed().head();
        start();
        finish();
        store.log().store().append(fresh(freshStream(), 0, life(1)));
        var began = start().orElseThrow();
        assertEquals(3, began.partitions());
        assertEquals(head, began.actsFrom());
        assertEquals(Optional.of(began), store.anotherNode().replacement().start(process, successor, 5));
        assertEquals(began, processes.start(successor, 5));
        assertEquals(head, status(new PartitionId(successor, 2)).progress().position());
        assertEquals(Optional.empty(), leases.acquire(partition, "here", 1, LONG));
        assertEquals(Optional.empty(), leases.acquire(partition, "here", 2, LONG));
        assertFalse(
                leases.acquire(new PartitionId(successor, 2), "here", 1, LONG).isEmpty());
    }

    @Test
    void a_step_that_was_made_before_the_end_is_not_committed_after_it() {
        owned();
        start();
        finish();
        var late = putting(nothing(progress(), progress().position()), row("hall", PAST));
        assertFalse(start().isEmpty());
        assertFalse(processes.commit(late));
    }

    @Test
    void the_predecessor_has_work_until_nothing_waits_or_is_due_at_the_hold() {
        owned();
        store.log().store().append(fresh(freshStream(), 0, life(2)));
        start();
        leases.acquire(partition, "here", 1, LONG);
        assertEquals(Optional.empty(), start(), "no partition is at the hold");
        finish();
        long hold = progress().position();
        processes.commit(entering(nothing(progress(), hold), entry("hall", new Cause.Evolve(someEvent()))));
        assertEquals(Optional.empty(), start(), "an instance waits");
        processes.commit(leaving(nothing(progress(), hold), "hall"));
        var due = row("hall", PAST);
        processes.commit(putting(nothing(progress(), hold), due, row("attic", FAR)));
        assertEquals(Optional.empty(), start(), "a deadline is due");
        processes.commit(firing(nothing(progress(), hold), due));
        assertEquals(hold, start().orElseThrow().actsFrom());
    }

    @Test
    void rows_that_do_not_count_may_hide_a_deadline() {
        owned();
        start();
        finish();
        var status = status(partition);
        processes.commit(new ProcessStep(
                partition,
                status.progress(),
                status.progress().position(),
                new RowsVersion(0, 0),
                true,
                List.of(),
                Set.of(),
                List.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of()));
        assertEquals(Optional.empty(), start());
        finish();
        assertFalse(start().isEmpty());
    }

    @Test
    void a_predecessor_that_was_never_started_is_closed_at_the_head() {
        store.log().store().append(fresh(freshStream(), 0, life(2)));
        var head = store.log().feed().head();
        assertEquals(head, start().orElseThrow().actsFrom());
        assertEquals(1, processes.start(process, 2).partitions());
        assertEquals(Optional.empty(), leases.acquire(partition, "here", 1, LONG));
    }

    @Test
    void a_process_is_replaced_by_one_other() {
        owned();
        start();
        assertThrows(IllegalStateException.class, () -> replacement.start(process, process + "y", 3));
    }
}
