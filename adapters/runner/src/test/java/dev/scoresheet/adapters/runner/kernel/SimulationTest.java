package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.scoresheet.adapters.runner.kernel.SimulatedStore.Violation;
import dev.scoresheet.domain.kernel.Seed;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Thousands of schedules of three nodes that share one view. Between any two calls of a port there are
/// pauses, crashes, lost connections, repeated calls and acts of operators; the clocks disagree. Crashes of the store
/// take back steps. In each schedule a step only raises the checkpoint, no owner of an earlier epoch writes, and no
/// node passes an unknown event. After every step the rows are the fold, and the view reaches the head.
final class SimulationTest {

    private static final int SCHEDULES = 2_000;

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
    void every_schedule_leaves_the_rows_equal_to_the_fold() {
        var seeds = Seed.random("SimulationTest");
        long positions = 0;
        int stops = 0;
        int takenBack = 0;
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            var seed = seeds.nextLong();
            var simulation = new Simulation(seed, Fault.NONE);
            try {
                simulation.run();
            } catch (Violation violation) {
                fail("schedule " + seed + ": " + violation.getMessage(), violation);
            }
            positions += simulation.store.position();
            stops += simulation.store.stops;
            takenBack += simulation.store.takenBack;
        }
        assertTrue(positions > 50L * SCHEDULES, "the schedules hardly moved: " + positions);
        assertTrue(takenBack > SCHEDULES, "hardly a crash took steps back: " + takenBack);
        assertTrue(stops > SCHEDULES / 50, "hardly a consumer met an event of a newer release: " + stops);
    }

    /// Each way to get it wrong is found within far fewer schedules than are run.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_fault_is_caught(Fault fault) {
        var caught = hunt(fault, Seed.random("SimulationTest " + fault));
        assertTrue(caught.isPresent(), fault + " was not caught in " + SCHEDULES / 2 + " schedules");
    }

    private static Optional<Violation> hunt(Fault fault, Random seeds) {
        for (int schedule = 0; schedule < SCHEDULES / 2; schedule++) {
            try {
                new Simulation(seeds.nextLong(), fault).run();
            } catch (Violation violation) {
                return Optional.of(violation);
            }
        }
        return Optional.empty();
    }
}
