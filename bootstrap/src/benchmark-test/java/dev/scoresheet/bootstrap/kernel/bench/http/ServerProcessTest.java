package dev.scoresheet.bootstrap.kernel.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests of the server process and of its figures.
class ServerProcessTest {

    private static final int BYTES = 1_000_000;

    @Test
    void each_request_costs_the_server_memory() throws Exception {
        try (var server = ServerProcess.start("memory")) {
            var bare = HttpVariant.BARE.request(new WireRequest("POST", "/none", Map.of(), "", 404));
            var before = server.allocatedBytes();

            var result = ClosedLoops.repeating(server.address(), bare, 2).run(Duration.ZERO, Duration.ofMillis(200));

            assertEquals(List.of(), result.wrong(200));
            assertTrue(server.allocatedBytes() - before > 500 * result.all());
        }
    }

    /// The server answers on virtual threads.
    @Test
    void the_virtual_machine_counts_what_virtual_threads_allocate() throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var kept = new ArrayList<byte[]>();
        var before = threads.getTotalThreadAllocatedBytes();

        Thread.ofVirtual().start(() -> kept.add(new byte[BYTES])).join();

        assertEquals(1, kept.size());
        assertTrue(threads.getTotalThreadAllocatedBytes() - before >= BYTES);
    }
}
