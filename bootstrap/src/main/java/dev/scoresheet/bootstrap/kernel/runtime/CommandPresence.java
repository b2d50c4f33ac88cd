package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Presence of a command among the nodes, while it has the log open to write. A heartbeat that fails does not stop the
/// command.
public final class CommandPresence implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CommandPresence.class.getName());
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final NodeRegistry registry;
    private final NodeRegistration self;
    private final Duration lasts;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;

    private CommandPresence(NodeRegistry registry, NodeRegistration self, Duration lasts) {
        this.registry = registry;
        this.self = self;
        this.lasts = lasts;
        this.thread = Thread.ofVirtual().name("presence").unstarted(this::beatUntilTheEnd);
    }

    /// @param lasts time for which a heartbeat counts
    public static CommandPresence start(NodeRegistry registry, NodeRegistration self, Duration lasts) {
        var presence = new CommandPresence(registry, self, lasts);
        presence.attempt(() -> registry.register(self, lasts));
        presence.thread.start();
        return presence;
    }

    private void beatUntilTheEnd() {
        try {
            while (!ending.await(HEARTBEAT.toNanos(), TimeUnit.NANOSECONDS)) {
                attempt(() -> registry.register(self, lasts));
            }
        } catch (InterruptedException ended) {
            // the request to end
        }
    }

    private void attempt(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException away) {
            LOG.log(Level.DEBUG, "the registry of nodes did not answer: {0}", away.getMessage());
        }
    }

    @Override
    public void close() {
        ending.countDown();
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        attempt(() -> registry.leave(self.name()));
    }
}
