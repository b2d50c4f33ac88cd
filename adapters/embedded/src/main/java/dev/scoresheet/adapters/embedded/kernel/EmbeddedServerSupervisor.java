package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.database.RunningDatabase;
import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Supervisor of the embedded database. It starts the database again when it dies under a running application. It also
/// does so when the database runs but accepts no connection for too long. Until then the stores report that they are
/// unavailable, and the supervisor reports the cause.
final class EmbeddedServerSupervisor implements RunningDatabase.Watch {

    private static final System.Logger LOG = System.getLogger(EmbeddedServerSupervisor.class.getName());
    private static final Duration CHECK_EVERY = Duration.ofMillis(200);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    /// Time without an accepted connection after which the supervisor ends the database and starts it again. A database
    /// at work on its start is exempt: recovery after a crash has no time limit.
    private static final Duration STUCK = Duration.ofSeconds(15);

    /// Number of connection attempts to a running database in the time after which it counts as stuck.
    private static final int QUESTIONS = 3;

    /// Expected time between two heartbeats. It includes a start, which may replay much of the latest writes.
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final EmbeddedServer server;
    private final Duration stuck;
    private final Thread thread;
    private OptionalLong stuckSince = OptionalLong.empty();
    private final TimeSource time = TimeSource.system();
    private long probedAt = time.nanos();
    private final Heartbeat heartbeat = new Heartbeat("embedded-database", PERIOD, time);

    private EmbeddedServerSupervisor(EmbeddedServer server, Duration stuck) {
        this.server = server;
        this.stuck = stuck;
        this.thread = Thread.ofVirtual()
                .name("embedded database watch")
                .unstarted(() -> heartbeat.run(this::superviseUntilTheEnd));
    }

    static EmbeddedServerSupervisor watch(EmbeddedServer server) {
        return watch(server, STUCK);
    }

    static EmbeddedServerSupervisor watch(EmbeddedServer server, Duration stuck) {
        var supervisor = new EmbeddedServerSupervisor(server, stuck);
        if (!server.joined()) {
            supervisor.thread.start();
        }
        return supervisor;
    }

    @Override
    public List<LoopStatus> loops() {
        return server.joined() ? List.of() : List.of(heartbeat.status());
    }

    private void superviseUntilTheEnd() throws InterruptedException {
        while (true) {
            time.sleep(check() ? CHECK_EVERY : BETWEEN_ATTEMPTS);
        }
    }

    /// True if the database runs and accepts connections.
    private boolean check() {
        try {
            if (server.isGone()) {
                if (heartbeat.status().state() == LoopStatus.State.RUNNING) {
                    hindered(Level.WARNING, "the embedded database ended; this process restarts it");
                }
                server.revive();
                runsAgain();
            } else if (isProbeDue()) {
                probedAt = time.nanos();
                var refusal = server.refusal();
                if (refusal.isPresent()) {
                    return refused(refusal.get());
                }
                stuckSince = OptionalLong.empty();
            }
            heartbeat.beat(LoopStatus.State.RUNNING);
            return true;
        } catch (RuntimeException failed) {
            hindered(Level.ERROR, String.valueOf(failed.getMessage()));
            return false;
        }
    }

    private boolean isProbeDue() {
        return heartbeat.status().state() != LoopStatus.State.RUNNING
                || hasPassed(stuck.dividedBy(QUESTIONS), probedAt);
    }

    /// True if the database runs again.
    private boolean refused(EmbeddedServer.Refusal refusal) {
        if (refusal.recovers() || stuckSince.isEmpty()) {
            stuckSince = OptionalLong.of(time.nanos());
        }
        if (!hasPassed(stuck, stuckSince.getAsLong())) {
            hindered(Level.WARNING, "the embedded database accepts no connection: " + refusal.words());
            return false;
        }
        hindered(
                Level.WARNING,
                "the embedded database accepts no connection and no start is in progress (%s); this process restarts it"
                        .formatted(refusal.words()));
        server.restart();
        runsAgain();
        heartbeat.beat(LoopStatus.State.RUNNING);
        return true;
    }

    private void runsAgain() {
        stuckSince = OptionalLong.empty();
        LOG.log(Level.INFO, "the embedded database runs again: {0}", server.address());
    }

    private boolean hasPassed(Duration atLeast, long since) {
        return time.since(since).compareTo(atLeast) > 0;
    }

    /// Reports the cause in the loop, and logs it once.
    private void hindered(Level level, String why) {
        if (!heartbeat.status().detail().equals(Optional.of(why))) {
            LOG.log(level, why);
        }
        heartbeat.beat(LoopStatus.State.TRYING_AGAIN, why);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
