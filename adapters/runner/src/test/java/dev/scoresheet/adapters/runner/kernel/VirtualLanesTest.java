package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class VirtualLanesTest {

    @Test
    void results_keep_the_order_of_the_work_and_few_lanes_run_at_once() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var work = IntStream.range(0, 50)
                .<Supplier<Integer>>mapToObj(number -> () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                    return number;
                })
                .toList();
        assertEquals(IntStream.range(0, 50).boxed().toList(), new VirtualLanes(3).run(work));
        assertTrue(most.get() <= 3, () -> "at once: " + most);
    }

    @Test
    void work_runs_next_to_each_other() {
        var both = new CountDownLatch(2);
        Supplier<Boolean> meeting = () -> {
            both.countDown();
            try {
                return both.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        };
        assertEquals(List.of(true, true), new VirtualLanes(2).run(List.of(meeting, meeting)));
    }

    @Test
    void an_error_is_thrown_after_all_work_has_ended() {
        var ended = new AtomicInteger();
        Supplier<Integer> failing = () -> {
            throw new IllegalArgumentException("no");
        };
        Supplier<Integer> last = ended::incrementAndGet;
        var lanes = new VirtualLanes(1);
        assertThrows(IllegalArgumentException.class, () -> lanes.run(List.of(failing, last, last)));
        assertEquals(2, ended.get());
        assertThrows(IllegalArgumentException.class, () -> lanes.run(List.of(failing)));
    }
}
