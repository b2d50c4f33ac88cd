package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.postgres.kernel.embedded.EmbeddedServer;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Starts the embedded database again when it dies under a running application. Meanwhile the stores say that they are
/// away.
final class Revival implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Revival.class.getName());
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);

    private final EmbeddedServer server;
    private final Thread thread;

    private Revival(EmbeddedServer server) {
        this.server = server;
        this.thread = Thread.ofVirtual().name("embedded database watch").unstarted(this::run);
    }

    static Revival watch(EmbeddedServer server) {
        var revival = new Revival(server);
        if (!server.joined()) {
            revival.thread.start();
        }
        return revival;
    }

    private void run() {
        while (!thread.isInterrupted()) {
            try {
                var process = server.process();
                if (process.isPresent()) {
                    process.get().onExit().get();
                }
                if (!thread.isInterrupted()) {
                    LOG.log(Level.WARNING, "the embedded database ended; starting it again");
                    server.revive();
                }
            } catch (InterruptedException over) {
                return;
            } catch (Exception failed) {
                LOG.log(Level.ERROR, "the embedded database could not be started again: " + failed.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
