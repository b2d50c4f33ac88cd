package dev.scoresheet.application.kernel.process.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Suite on the promises of every [PartitionLeases]. A store's module extends it, gives its store, and adds nothing.
public abstract class PartitionLeasesContract extends ProcessSuite {

    private PartitionLeases elsewhere;
    private PartitionId second;
    private long from;

    @BeforeEach
    void start() {
        elsewhere = store.anotherNode().leases();
        second = new PartitionId(process, 1);
        from = processes.start(process, 2).actsFrom();
    }

    @Test
    void a_free_partition_is_acquired_by_one_node() {
        assertEquals(
                Optional.of(new PartitionLease(partition, "here", 1, 1)), leases.acquire(partition, "here", 1, LONG));
        assertEquals(Optional.empty(), elsewhere.acquire(partition, "there", 1, LONG));
        assertTrue(elsewhere.acquire(second, "there", 1, LONG).isPresent());
    }

    @Test
    void owners_are_those_whose_leases_have_not_ended() throws Exception {
        leases.acquire(partition, "here", 1, LONG);
        var given = elsewhere.acquire(second, "there", 1, LONG).orElseThrow();
        assertEquals(Map.of(partition, "here", second, "there"), owners());
        elsewhere.release(given);
        assertEquals(Map.of(partition, "here"), owners());
        leases.acquire(second, "there", 1, SHORT);
        store.passTime(SHORT.multipliedBy(2));
        assertEquals(Map.of(partition, "here"), owners());
    }

    private Map<PartitionId, String> owners() {
        var owners = new HashMap<>(leases.owners());
        owners.keySet().retainAll(Set.of(partition, second));
        return owners;
    }

    @Test
    void an_owner_that_acquires_its_lease_again_gets_a_new_epoch() {
        var first = leases.acquire(partition, "here", 1, LONG).orElseThrow();
        var again = leases.acquire(partition, "here", 1, LONG).orElseThrow();
        assertEquals(first.epoch() + 1, again.epoch());
        assertEquals(Optional.empty(), leases.renew(first, LONG));
        assertEquals(Optional.of(new Progress(from, 2, 0)), leases.renew(again, LONG));
    }

    @Test
    void of_many_nodes_one_gets_it() throws Exception {
        var taken = atOnce(IntStream.range(0, 10)
                        .<Callable<Optional<PartitionLease>>>mapToObj(node ->
                                () -> (node % 2 == 0 ? leases : elsewhere).acquire(partition, "node" + node, 1, LONG))
                        .toList())
                .stream()
                .flatMap(Optional::stream)
                .toList();
        assertEquals(1, taken.size());
        assertEquals(1, taken.getFirst().epoch());
    }

    @Test
    void a_lease_that_has_expired_can_be_taken() throws Exception {
        var first = leases.acquire(partition, "here", 1, SHORT).orElseThrow();
        store.passTime(SHORT.plusMillis(50));
        var next = elsewhere.acquire(partition, "there", 1, LONG).orElseThrow();
        assertEquals(first.epoch() + 1, next.epoch());
        assertEquals(Optional.empty(), leases.renew(first, LONG));
        leases.release(first);
        assertEquals(Optional.of(new Progress(from, 2, 0)), elsewhere.renew(next, LONG));
    }

    @Test
    void an_expired_lease_that_no_node_took_can_be_renewed() throws Exception {
        var lease = leases.acquire(partition, "here", 1, SHORT).orElseThrow();
        store.passTime(SHORT.plusMillis(50));
        assertEquals(Optional.of(new Progress(from, 1, 0)), leases.renew(lease, LONG));
        assertEquals(Optional.empty(), elsewhere.acquire(partition, "there", 1, LONG));
    }

    @Test
    void a_renewed_lease_lasts_from_then_on() throws Exception {
        var lease = leases.acquire(partition, "here", 1, SHORT).orElseThrow();
        leases.renew(lease, LONG);
        store.passTime(SHORT.plusMillis(50));
        assertEquals(Optional.empty(), elsewhere.acquire(partition, "there", 1, LONG));
    }

    @Test
    void a_renewal_shows_steps_and_wishes() {
        var lease = leases.acquire(partition, "here", 1, LONG).orElseThrow();
        processes.commit(nothing(progress(), from + 6));
        assertEquals(Optional.of(new Progress(from + 6, 1, 0)), leases.renew(lease, LONG));
        processes.wish(partition, new Wish.Request.Retry("hall"), "operator");
        assertEquals(Optional.of(new Progress(from + 6, 1, 1)), leases.renew(lease, LONG));
    }

    @Test
    void a_lease_that_was_released_is_free_at_once() {
        var first = leases.acquire(partition, "here", 1, LONG).orElseThrow();
        leases.release(first);
        assertEquals(Optional.empty(), leases.renew(first, LONG));
        assertEquals(
                first.epoch() + 1,
                elsewhere.acquire(partition, "there", 1, LONG).orElseThrow().epoch());
    }

    @Test
    void an_owner_of_the_past_commits_nothing() throws Exception {
        leases.acquire(partition, "here", 1, SHORT);
        var late = putting(nothing(), row("hall"));
        store.passTime(SHORT.plusMillis(50));
        elsewhere.acquire(partition, "there", 1, LONG);
        assertFalse(processes.commit(late));
        assertTrue(processes.commit(putting(nothing(), row("attic"))));
        assertEquals(
                Set.of("attic"),
                processes.status(partition, Set.of("hall", "attic")).rows().keySet());
    }

    @Test
    void a_higher_version_acts_from_its_first_partition_on() {
        var first = leases.acquire(partition, "here", 1, LONG).orElseThrow();
        var late = nothing();
        assertTrue(elsewhere.acquire(second, "there", 2, LONG).isPresent());
        assertEquals(Optional.empty(), leases.renew(first, LONG));
        assertFalse(processes.commit(late));
        assertEquals(Optional.empty(), leases.acquire(partition, "here", 1, LONG));
        assertEquals(
                first.epoch() + 2,
                elsewhere.acquire(partition, "there", 2, LONG).orElseThrow().epoch());
    }

    @Test
    void a_higher_version_takes_no_partition_from_a_living_owner() {
        var first = leases.acquire(partition, "here", 1, LONG).orElseThrow();
        assertEquals(Optional.empty(), elsewhere.acquire(partition, "there", 2, LONG));
        assertEquals(Optional.of(new Progress(from, 1, 0)), leases.renew(first, LONG));
    }

    @Test
    void a_partition_of_the_acting_version_keeps_its_epoch() {
        var first = leases.acquire(partition, "here", 2, LONG).orElseThrow();
        elsewhere.acquire(second, "there", 2, LONG);
        leases.rollBack(process, 2, "operator");
        assertEquals(Optional.of(new Progress(from, first.epoch(), 0)), leases.renew(first, LONG));
    }

    @Test
    void the_acting_version_falls_after_a_time_without_a_live_node() throws Exception {
        var absent = SHORT.multipliedBy(3);
        var waiting = store.anotherNode().leases(absent);
        var first = leases.acquire(second, "here", 2, LONG).orElseThrow();
        assertEquals(Optional.empty(), waiting.acquire(partition, "there", 1, LONG));
        store.passTime(absent.plus(SHORT));
        assertEquals(Optional.empty(), waiting.acquire(partition, "there", 1, LONG), "its lease counts");
        leases.release(first);
        assertEquals(Optional.empty(), waiting.acquire(partition, "there", 1, LONG), "the time begins");
        store.passTime(absent.plus(SHORT));
        assertTrue(waiting.acquire(partition, "there", 1, LONG).isPresent());
        assertTrue(leases.acquire(second, "here", 2, LONG).isPresent(), "a higher version may act again");
    }

    @Test
    void the_acting_version_stays_while_a_node_that_has_it_is_registered() throws Exception {
        var waiting = store.anotherNode().leases(SHORT);
        leases.release(leases.acquire(second, "here", 2, LONG).orElseThrow());
        var node = new NodeRegistration(
                UUID.randomUUID().toString(),
                "1",
                Set.of(NodeRole.PROCESSES),
                Set.of(Followable.process(process, 2)),
                Set.of(),
                Set.of());
        store.nodes().register(node, LONG);
        for (int ask = 0; ask < 2; ask++) {
            assertEquals(Optional.empty(), waiting.acquire(partition, "there", 1, LONG));
            store.passTime(SHORT.multipliedBy(2));
        }
        store.nodes().leave(node.name());
        assertEquals(Optional.empty(), waiting.acquire(partition, "there", 1, LONG), "the time begins");
        store.passTime(SHORT.multipliedBy(2));
        assertTrue(waiting.acquire(partition, "there", 1, LONG).isPresent());
    }

    @Test
    void after_a_roll_back_only_the_earlier_version_acts() {
        var first = leases.acquire(partition, "here", 2, LONG).orElseThrow();
        leases.rollBack(process, 1, "operator");
        assertEquals(Optional.empty(), leases.renew(first, LONG));
        assertEquals(Optional.empty(), leases.acquire(partition, "here", 2, LONG));
        assertEquals(Optional.empty(), leases.acquire(second, "here", 2, LONG));
        assertTrue(elsewhere.acquire(partition, "there", 1, LONG).isPresent());
        assertTrue(elsewhere.acquire(second, "there", 1, LONG).isPresent());
    }

    @Test
    void after_a_roll_forward_a_higher_version_acts_again() {
        leases.acquire(partition, "here", 2, LONG);
        leases.rollBack(process, 1, "operator");
        leases.rollForward(process, "operator");
        var earlier = elsewhere.acquire(second, "there", 1, LONG).orElseThrow();
        assertTrue(leases.acquire(partition, "here", 2, LONG).isPresent());
        assertEquals(Optional.empty(), elsewhere.renew(earlier, LONG));
    }
}
