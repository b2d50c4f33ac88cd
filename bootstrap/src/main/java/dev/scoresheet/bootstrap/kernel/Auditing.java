package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.http.kernel.HealthCheck;
import dev.scoresheet.application.kernel.operations.Loop;
import dev.scoresheet.application.kernel.operations.views.Audited;
import dev.scoresheet.application.kernel.operations.views.Audited.Discrepancy;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The auditor at work: compares what was delivered with the log, again and again, and keeps what
/// it found for whoever asks how the read models are.
final class Auditing implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Auditing.class.getName());

    /// Beyond the time between two looks.
    private static final Duration LOOK_AT_MOST = Duration.ofMinutes(1);

    private final Supplier<Audited> audited;
    private final Duration every;
    private final Thread thread;
    private volatile Optional<Audited> found = Optional.empty();
    private volatile Loop loop;

    private Auditing(Supplier<Audited> audited, Duration every) {
        this.audited = audited;
        this.every = every;
        this.loop = new Loop(
                "auditor",
                Loop.State.RUNNING,
                OptionalLong.empty(),
                Instant.now(),
                every.plus(LOOK_AT_MOST),
                Optional.empty());
        this.thread = Thread.ofVirtual().name("auditor").unstarted(this::goOn);
    }

    /// @param audited one look, which may throw
    static Auditing start(Supplier<Audited> audited, Duration every) {
        var auditing = new Auditing(audited, every);
        auditing.thread.start();
        return auditing;
    }

    private void goOn() {
        try {
            while (true) {
                audit();
                Thread.sleep(every);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (Throwable defect) {
            LOG.log(Level.ERROR, "the auditor ends", defect);
            beat(Loop.State.DEAD, Optional.of("its thread ended: " + defect));
            throw defect;
        }
    }

    /// What was found before stays, and that nobody looks any more shows in the loop.
    private void audit() {
        try {
            found = Optional.of(audited.get());
            beat(Loop.State.RUNNING, Optional.empty());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the auditor could not look: {0}", failed.getMessage());
            beat(Loop.State.TRYING_AGAIN, Optional.of("it could not look: " + failed.getMessage()));
        }
    }

    private void beat(Loop.State state, Optional<String> detail) {
        loop = new Loop(loop.name(), state, loop.read(), Instant.now(), loop.period(), detail);
    }

    Loop loop() {
        return loop;
    }

    HealthCheck check() {
        return new HealthCheck(
                "delivery",
                () -> found.filter(audited -> !audited.clean())
                        .map(audited -> audited.discrepancies().stream()
                                .map(Discrepancy::sentence)
                                .collect(Collectors.joining("; "))));
    }

    /// What it is reading, it reads to its end or fails at: the store may be closed under it.
    @Override
    public void close() {
        thread.interrupt();
    }
}
