package dev.scoresheet.adapters.memory.kernel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.kernel.Seed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The consumers as they are stand every schedule; as they are built elsewhere the checker catches them, by name.
class PlantedFaultsTest {

    private static final int SCHEDULES = 2_000;
    private static final int UNTIL_CAUGHT = 200;

    @Test
    void consumers_without_a_planted_fault_violate_nothing_in_any_schedule() {
        var seeds = Seed.random("PlantedFaultsTest").longs(SCHEDULES).toArray();
        Arrays.stream(seeds)
                .parallel()
                .forEach(seed ->
                        assertEquals(Set.of(), new Consumers(seed, Fault.NONE).run(), () -> "schedule " + seed));
    }

    @ParameterizedTest
    @EnumSource
    void every_planted_fault_is_caught_by_name(PlantedFaults fault) {
        var seeds = Seed.random("PlantedFaultsTest");
        var caught = EnumSet.noneOf(Violation.class);
        for (int schedule = 0; schedule < UNTIL_CAUGHT && !caught.contains(fault.name); schedule++) {
            caught.addAll(new Consumers(seeds.nextLong(), fault).run());
        }
        assertTrue(caught.contains(fault.name), () -> fault + " was only caught as " + caught);
    }
}
