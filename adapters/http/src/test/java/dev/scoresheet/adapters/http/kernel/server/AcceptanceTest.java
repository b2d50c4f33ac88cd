package dev.scoresheet.adapters.http.kernel.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

/// Connections that arrive before the event loop has closed others.
class AcceptanceTest {

    private static final int CAP = 10;

    private final EmbeddedChannel listener = new EmbeddedChannel(new Acceptance(CAP));
    private final ArrayDeque<EmbeddedChannel> open = new ArrayDeque<>();

    @Test
    void connections_beyond_the_cap_wait_in_the_backlog() {
        accept(CAP + 1);
        assertTrue(
                listener.config().isAutoRead(),
                "one connection above the cap is accepted, because an idle one can be closed");
        accept(Acceptance.MOST_BEYOND - 1);
        assertFalse(listener.config().isAutoRead());
        assertEquals(open.size(), listener.inboundMessages().size(), "the library gets all accepted connections");

        close(Acceptance.MOST_BEYOND - 1);
        assertTrue(listener.config().isAutoRead());
        close(open.size());
        accept(CAP + 1);
        assertTrue(listener.config().isAutoRead(), "closed connections no longer count");
    }

    private void accept(int connections) {
        for (int i = 0; i < connections; i++) {
            var connection = new EmbeddedChannel();
            open.add(connection);
            listener.writeInbound(connection);
        }
    }

    private void close(int connections) {
        for (int i = 0; i < connections; i++) {
            var _ = open.remove().close();
        }
        listener.runPendingTasks();
    }
}
