package dev.scoresheet.adapters.http.kernel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestThreadsTest {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Integer> ran = new CopyOnWriteArrayList<>();

    @Test
    void waiting_requests_get_permits_in_order_of_arrival() throws Exception {
        var blocking = new RequestThreads("test", 1, 1_000);
        assertTrue(blocking.run(this::awaitGate));
        var all = new CountDownLatch(1_000);
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            assertTrue(blocking.run(() -> {
                ran.add(number);
                all.countDown();
            }));
        }
        assertFalse(blocking.run(() -> ran.add(-1)), "there is no place left");
        gate.countDown();
        all.await();
        assertEquals(IntStream.range(0, 1_000).boxed().toList(), ran);
    }

    @Test
    void a_permit_is_not_lost_with_work_that_fails() throws Exception {
        var blocking = new RequestThreads("test", 1, 10);
        var done = new CountDownLatch(1);
        assertTrue(blocking.run(this::awaitGate));
        for (int i = 0; i < 3; i++) {
            assertTrue(blocking.run(() -> {
                throw new IllegalStateException("as a defect would");
            }));
        }
        assertTrue(blocking.run(done::countDown));
        gate.countDown();
        done.await();
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
