package dev.scoresheet.adapters.memory.kernel.process.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.kernel.Seed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Processes break no promise in any schedule. With a rule left out, the checker finds the broken promise by name.
class ProcessFaultsTest {

    private static final int SCHEDULES = 2_000;
    private static final int UNTIL_CAUGHT = 2_000;

    @Test
    void processes_break_no_promise_in_any_schedule() {
        var seeds = Seed.random("ProcessFaultsTest").longs(SCHEDULES).toArray();
        Arrays.stream(seeds)
                .parallel()
                .forEach(seed -> assertEquals(
                        Set.of(), new ProcessSchedule(seed, ProcessFault.NONE).run(), () -> "schedule " + seed));
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_that_is_left_out_is_caught_by_name(ProcessFaults fault) {
        var seeds = Seed.random("ProcessFaultsTest");
        var caught = EnumSet.noneOf(Breach.class);
        int schedules = 0;
        for (; schedules < UNTIL_CAUGHT && !caught.contains(fault.name); schedules++) {
            caught.addAll(new ProcessSchedule(seeds.nextLong(), fault).run());
        }
        System.out.println(fault + " was caught in schedule " + schedules + " as " + caught);
        assertTrue(caught.contains(fault.name), () -> fault + " was only caught as " + caught);
    }
}
