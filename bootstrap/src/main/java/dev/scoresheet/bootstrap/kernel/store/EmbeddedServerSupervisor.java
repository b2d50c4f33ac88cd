package dev.scoresheet.bootstrap.kernel.store;

import dev.scoresheet.adapters.postgres.kernel.embedded.EmbeddedServer;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Starts the embedded database again when it dies under a running application, and when it runs but takes no
/// connection
/// for too long. Meanwhile the stores say that they are away, and this says what keeps the database from running.
final class EmbeddedServerSupervisor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EmbeddedServerSupervisor.class.getName());
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    /// A database that takes no connection for this long, and is not at work on its start, is ended and started again.
    /// A
    /// recovery after a crash may take as long as it likes.
    private static final Duration STUCK = Duration.ofSeconds(15);

    /// So often is a database that runs asked for a connection, in the time that makes it stuck.
    private static final int QUESTIONS = 3;

    /// With a start in between, which may have to go over much of what was written last.
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final EmbeddedServer server;
    private final Duration stuck;
    private final Thread thread;
    private long askedAt = System.nanoTime();
    private OptionalLong stuckSince = OptionalLong.empty();
    private volatile LoopStatus loop;

    private EmbeddedServerSupervisor(EmbeddedServer server, Duration stuck) {
        this.server = server;
        this.stuck = stuck;
        this.thread = Thread.ofVirtual().name("embedded database watch").unstarted(this::run);
        this.loop = new LoopStatus(
                "embedded-database",
                LoopStatus.State.RUNNING,
                OptionalLong.empty(),
                Instant.now(),
                PERIOD,
                Optional.empty());
    }

    static EmbeddedServerSupervisor watch(EmbeddedServer server) {
        return watch(server, STUCK);
    }

    static EmbeddedServerSupervisor watch(EmbeddedServer server, Duration stuck) {
        var revival = new EmbeddedServerSupervisor(server, stuck);
        if (!server.joined()) {
            revival.thread.start();
        }
        return revival;
    }

    /// None where another process looks after the database.
    List<LoopStatus> loops() {
        return server.joined() ? List.of() : List.of(loop);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(look() ? LOOK : BETWEEN_ATTEMPTS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (Throwable defect) {
            LOG.log(Level.ERROR, "the watch over the embedded database ends", defect);
            beat(LoopStatus.State.DEAD, Optional.of("its thread ended: " + defect));
            throw defect;
        }
    }

    /// True when the database runs and takes connections.
    private boolean look() {
        try {
            if (server.isGone()) {
                if (loop.state() == LoopStatus.State.RUNNING) {
                    hindered(Level.WARNING, "the embedded database ended and is started again");
                }
                server.revive();
                runsAgain();
            } else if (isToBeAsked()) {
                askedAt = System.nanoTime();
                var refusal = server.refusal();
                if (refusal.isPresent()) {
                    return refused(refusal.get());
                }
                stuckSince = OptionalLong.empty();
            }
            beat(LoopStatus.State.RUNNING, Optional.empty());
            return true;
        } catch (RuntimeException failed) {
            hindered(Level.ERROR, String.valueOf(failed.getMessage()));
            return false;
        }
    }

    private boolean isToBeAsked() {
        return loop.state() != LoopStatus.State.RUNNING || hasPassed(stuck.dividedBy(QUESTIONS), askedAt);
    }

    /// True when the database runs again.
    private boolean refused(EmbeddedServer.Refusal refusal) {
        if (refusal.recovers() || stuckSince.isEmpty()) {
            stuckSince = OptionalLong.of(System.nanoTime());
        }
        if (!hasPassed(stuck, stuckSince.getAsLong())) {
            hindered(Level.WARNING, "the embedded database takes no connection: " + refusal.words());
            return false;
        }
        hindered(
                Level.WARNING,
                "the embedded database takes no connection and is not at work on its start (%s): it is ended and started again"
                        .formatted(refusal.words()));
        server.restart();
        runsAgain();
        beat(LoopStatus.State.RUNNING, Optional.empty());
        return true;
    }

    private void runsAgain() {
        stuckSince = OptionalLong.empty();
        LOG.log(Level.INFO, "the embedded database runs again: {0}", server.address());
    }

    private static boolean hasPassed(Duration time, long since) {
        return System.nanoTime() - since > time.toNanos();
    }

    /// Said once for each cause.
    private void hindered(Level level, String why) {
        if (!loop.detail().equals(Optional.of(why))) {
            LOG.log(level, why);
        }
        beat(LoopStatus.State.TRYING_AGAIN, Optional.of(why));
    }

    private void beat(LoopStatus.State state, Optional<String> detail) {
        loop = new LoopStatus(loop.name(), state, loop.read(), Instant.now(), loop.period(), detail);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
