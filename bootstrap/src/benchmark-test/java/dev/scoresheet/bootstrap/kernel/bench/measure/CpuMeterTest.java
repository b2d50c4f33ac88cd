package dev.scoresheet.bootstrap.kernel.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Tests of the meter, with this process as the server.
class CpuMeterTest {

    private static final long WORK_NANOS = 300_000_000;
    private final long self = ProcessHandle.current().pid();

    @Test
    void linux_shows_the_compiler_threads_of_a_server() {
        assertEquals(
                Files.exists(Path.of("/proc/self/task")),
                !LinuxTimes.compilers(self).isEmpty());
    }

    @Test
    void compiler_threads_are_a_part_of_the_server() {
        var meter = new CpuMeter(self);
        work();
        var usage = meter.usage();

        if (usage.server().isPresent()) { // on Linux
            assertTrue(usage.server().getAsDouble() > 0.2);
            assertTrue(usage.compilers().orElseThrow() <= usage.server().getAsDouble());
            assertTrue(usage.serverMicros(1) > 0.2 * WORK_NANOS / 1e3);
        }
    }

    private static void work() {
        var until = System.nanoTime() + WORK_NANOS;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
