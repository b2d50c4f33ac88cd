package dev.scoresheet.adapters.memory.kernel.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.kernel.Seed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The handler makes no mistake in any schedule. With a rule of warm states left out, the replay finds the mistake.
class WarmFaultsTest {

    private static final int SCHEDULES = 2_000;

    /// The rarest fault needs 1,500 schedules on average, and 6,000 now and then.
    private static final int UNTIL_CAUGHT = 20_000;

    @Test
    void commands_on_warm_states_make_no_mistake_in_any_schedule() {
        var seeds = Seed.random("WarmFaultsTest").longs(SCHEDULES).toArray();
        Arrays.stream(seeds)
                .parallel()
                .forEach(seed ->
                        assertEquals(Set.of(), new Commands(seed, NodeFault.NONE).run(), () -> "schedule " + seed));
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_that_is_left_out_is_caught_by_name(WarmFaults fault) {
        var seeds = Seed.random("WarmFaultsTest");
        var caught = EnumSet.noneOf(Mistake.class);
        for (int schedule = 0; schedule < UNTIL_CAUGHT && !caught.contains(fault.name); schedule++) {
            caught.addAll(new Commands(seeds.nextLong(), fault).run());
        }
        assertTrue(caught.contains(fault.name), () -> fault + " was only caught as " + caught);
    }
}
