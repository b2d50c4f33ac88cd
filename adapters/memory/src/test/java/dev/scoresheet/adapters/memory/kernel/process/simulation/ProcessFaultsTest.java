package dev.scoresheet.adapters.memory.kernel.process.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.kernel.Seed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Processes break no promise in any schedule. With a rule left out, the checker finds the broken promise by name.
class ProcessFaultsTest {

    private static final int SCHEDULES = Integer.getInteger("simulate.seeds", 2_000);
    private static final int UNTIL_CAUGHT = 2_000;

    @Test
    void processes_break_no_promise_in_any_schedule() {
        var one = Long.getLong("simulate.schedule");
        var schedules = one == null ? Seed.random("ProcessFaultsTest").longs(SCHEDULES) : LongStream.of(one);
        Arrays.stream(schedules.toArray())
                .parallel()
                .forEach(schedule -> assertEquals(
                        Set.of(),
                        new ProcessSchedule(schedule, ProcessFault.NONE).run(),
                        () -> "schedule " + schedule + " (again with ./scoresheet simulate --seed " + schedule + ")"));
    }

    static Stream<PlantedFault> faults() {
        return Stream.<PlantedFault[]>of(
                        SendFaults.values(), DeadlineFaults.values(), RowFaults.values(), VersionFaults.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void every_rule_that_is_left_out_is_caught_by_name(PlantedFault fault) {
        var seeds = Seed.random("ProcessFaultsTest");
        var caught = EnumSet.noneOf(Breach.class);
        int schedules = 0;
        for (; schedules < UNTIL_CAUGHT && !caught.contains(fault.breach()); schedules++) {
            caught.addAll(new ProcessSchedule(seeds.nextLong(), fault).run());
        }
        System.out.println(fault + " was caught in schedule " + schedules + " as " + caught);
        assertTrue(caught.contains(fault.breach()), () -> fault + " was only caught as " + caught);
    }
}
