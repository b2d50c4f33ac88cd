package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Fleets of nodes that share the leases of five views, in virtual time and many schedules. They start and die at any
/// moment. Each plan and turn may be a little late.
final class PlacementTest {

    private static final int SCHEDULES = 200;

    /// Held in a field, because the logging of the JDK forgets the level of a logger without a reference to it.
    private static final Logger QUIET = Logger.getLogger(ViewConsumer.class.getName());

    @BeforeAll
    static void saysNothingOfThousandsOfTakeovers() {
        QUIET.setLevel(Level.OFF);
    }

    @AfterAll
    static void saysThingsAgain() {
        QUIET.setLevel(null);
    }

    @Test
    void of_three_nodes_none_owns_more_than_two_of_five_views() {
        inManySchedules(fleet -> {
            startThree(fleet);
            assertEquals(List.of(1L, 2L, 2L), loads(fleet));
            fleet.longestFree();
            fleet.run(fleet.heartbeat().multipliedBy(20));
            assertEquals(List.of(1L, 2L, 2L), loads(fleet));
            assertEquals(Duration.ZERO, fleet.longestFree(), "nothing moves any more");
        });
    }

    @Test
    void a_single_node_owns_all() {
        inManySchedules(fleet -> {
            fleet.start("a");
            fleet.run(fleet.heartbeat());
            assertEquals(List.of(5L), loads(fleet));
        });
    }

    @Test
    void a_fourth_node_gets_one_within_three_heartbeats() {
        inManySchedules(fleet -> {
            startThree(fleet);
            fleet.start("d");
            fleet.run(fleet.heartbeat().multipliedBy(3));
            assertTrue(fleet.owned().containsKey("d"), () -> "owned: " + fleet.owned());
            fleet.run(fleet.heartbeat().multipliedBy(5));
            assertEquals(List.of(1L, 1L, 1L, 2L), loads(fleet));
        });
    }

    @Test
    void the_leases_of_a_killed_node_are_taken_within_a_lease_and_two_heartbeats() {
        inManySchedules(fleet -> {
            startThree(fleet);
            var victim = fleet.nodes.get(fleet.random.nextInt(3));
            var before = fleet.epochs(victim.name);
            victim.kill();
            fleet.run(fleet.lease.plus(fleet.heartbeat().multipliedBy(2)));
            assertTrue(fleet.areTakenSince(before), () -> before + " in " + fleet.owned());
            fleet.run(fleet.lease.multipliedBy(4));
            assertEquals(List.of(2L, 3L), loads(fleet));
        });
    }

    @Test
    void a_lease_that_was_handed_over_stays_until_its_node_dies() {
        inManySchedules(fleet -> {
            startThree(fleet);
            var chosen = fleet.nodes.get(fleet.random.nextInt(3));
            for (long view = 1; view <= 4; view++) {
                fleet.handOver(view, chosen.name);
            }
            fleet.run(fleet.lease.multipliedBy(5));
            assertEquals(Optional.of(4L), Optional.ofNullable(fleet.owned().get(chosen.name)));
            chosen.kill();
            fleet.run(fleet.lease.multipliedBy(5));
            assertEquals(List.of(2L, 3L), loads(fleet));
            fleet.start("d");
            fleet.run(fleet.heartbeat().multipliedBy(10));
            assertEquals(List.of(1L, 2L, 2L), loads(fleet), "they are shared again");
        });
    }

    /// It stays in the registry, so on paper it should have most of them.
    @Test
    void a_lease_that_its_node_does_not_take_is_taken_after_two_heartbeats() {
        inManySchedules(fleet -> {
            fleet.start("a").cripple();
            fleet.run(fleet.heartbeat().dividedBy(2));
            fleet.start("b");
            fleet.run(fleet.heartbeat().multipliedBy(4));
            assertEquals(List.of(5L), loads(fleet));
            fleet.longestFree();
            fleet.run(fleet.lease.multipliedBy(2));
            assertEquals(Duration.ZERO, fleet.longestFree(), "the other gets none for a while");
        });
    }

    @Test
    void a_node_whose_consumer_has_stopped_gets_no_lease_for_that() {
        inManySchedules(fleet -> {
            var first = fleet.start("a");
            fleet.generations().forEach(first::stop);
            fleet.start("b");
            fleet.run(fleet.heartbeat().multipliedBy(2));
            assertEquals(Optional.of(5L), Optional.ofNullable(fleet.owned().get("b")));
        });
    }

    private static void startThree(Fleet fleet) {
        var names = new ArrayList<>(List.of("a", "b", "c"));
        Collections.shuffle(names, fleet.random);
        for (var name : names) {
            fleet.start(name);
            fleet.run(Duration.ofMillis(fleet.random.nextInt(2_000)));
        }
        fleet.run(fleet.heartbeat().multipliedBy(8));
    }

    private static List<Long> loads(Fleet fleet) {
        return fleet.owned().values().stream().sorted().toList();
    }

    private static void inManySchedules(Consumer<Fleet> scenario) {
        var seeds = Seed.random("PlacementTest");
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            var seed = seeds.nextLong();
            try {
                scenario.accept(new Fleet(seed, 5));
            } catch (AssertionError violation) {
                throw new AssertionError("schedule " + seed + ": " + violation.getMessage(), violation);
            }
        }
    }
}
