package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Fleets of nodes that share five partitions of one process, in virtual time and many schedules.
final class PartitionPlacementTest {

    private static final int SCHEDULES = 200;

    @Test
    void of_three_nodes_none_owns_more_than_two_of_five_partitions() {
        inManySchedules(fleet -> {
            startThree(fleet);
            assertEquals(List.of(1L, 2L, 2L), fleet.loads());
        });
    }

    @Test
    void a_fourth_node_gets_one_within_three_heartbeats() {
        inManySchedules(fleet -> {
            startThree(fleet);
            fleet.start("d", 1);
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(3));
            assertEquals(List.of(1L, 1L, 1L, 2L), fleet.loads());
        });
    }

    @Test
    void the_partitions_of_a_killed_node_are_taken_within_a_lease_and_two_heartbeats() {
        inManySchedules(fleet -> {
            startThree(fleet);
            fleet.kill("b");
            fleet.run(PartitionFleet.LEASE.plus(PartitionFleet.HEARTBEAT.multipliedBy(2)));
            assertEquals(List.of(2L, 3L), fleet.loads());
        });
    }

    @Test
    void a_node_that_stopped_for_a_partition_does_not_count_for_it() {
        inManySchedules(fleet -> {
            fleet.start("a", 1).stopFor(fleet.partitions());
            fleet.start("b", 1);
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(4));
            assertEquals(List.of(5L), fleet.loads());
            assertEquals(5, fleet.owned("b"));
        });
    }

    @Test
    void a_node_that_stopped_takes_nothing_while_the_owner_works() {
        inManySchedules(fleet -> {
            fleet.start("a", 1).stopFor(fleet.partitions());
            fleet.start("b", 1);
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(4));
            var before = fleet.moves();
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(40));
            assertEquals(5, fleet.owned("b"));
            assertEquals(before, fleet.moves(), "no lease flaps");
        });
    }

    @Test
    void a_node_that_stopped_tries_again_once_the_owner_is_gone_and_the_partition_was_revised() {
        inManySchedules(fleet -> {
            var mended = fleet.start("a", 1);
            mended.stopFor(fleet.partitions());
            fleet.start("b", 1);
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(4));
            mended.goOn();
            fleet.kill("b");
            fleet.run(PartitionFleet.LEASE.plus(PartitionFleet.HEARTBEAT.multipliedBy(4)));
            assertEquals(5, fleet.owned("a"));
        });
    }

    /// The owners hand over one after the other, so nodes of both versions are live for a while.
    @Test
    void partitions_that_are_handed_over_are_for_nodes_of_the_higher_version() {
        inManySchedules(fleet -> {
            startThree(fleet);
            fleet.start("new", 2);
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(4));
            assertEquals(0, fleet.owned("new"), "no partition is taken from a living owner");
            fleet.handOverAll();
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(3));
            assertEquals(5, fleet.owned("new"));
        });
    }

    @Test
    void under_a_ceiling_a_higher_version_gets_nothing() {
        inManySchedules(fleet -> {
            fleet.ceiling(1);
            fleet.start("new", 2);
            fleet.start("old", 1);
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(4));
            assertEquals(5, fleet.owned("old"));
        });
    }

    @Test
    void partitions_of_a_process_that_a_node_does_not_run_are_a_load_of_their_owner() {
        inManySchedules(fleet -> {
            fleet.start("a", 1);
            fleet.start("b", 1);
            for (int number = 0; number < 3; number++) {
                fleet.foreign(new PartitionId("other", number), "a");
            }
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(8));
            assertEquals(List.of(4L, 4L), fleet.loads());
        });
    }

    @Test
    void a_single_owner_is_never_asked_to_give_back() {
        inManySchedules(fleet -> {
            fleet.start("a", 1);
            fleet.run(PartitionFleet.HEARTBEAT);
            assertEquals(5, fleet.owned("a"));
            var before = fleet.moves();
            fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(10));
            assertEquals(before, fleet.moves());
            assertFalse(fleet.partitions().isEmpty());
        });
    }

    private static void startThree(PartitionFleet fleet) {
        for (var name : List.of("a", "b", "c")) {
            fleet.start(name, 1);
            fleet.run(Duration.ofMillis(fleet.random().nextInt(2_000)));
        }
        fleet.run(PartitionFleet.HEARTBEAT.multipliedBy(8));
        assertTrue(fleet.loads().stream().allMatch(load -> load <= 2), () -> "owned: " + fleet.loads());
    }

    private static void inManySchedules(Consumer<PartitionFleet> scenario) {
        var seeds = Seed.random("PartitionPlacementTest");
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            var seed = seeds.nextLong();
            try {
                scenario.accept(new PartitionFleet(seed, 5));
            } catch (AssertionError violation) {
                throw new AssertionError("schedule " + seed + ": " + violation.getMessage(), violation);
            }
        }
    }
}
