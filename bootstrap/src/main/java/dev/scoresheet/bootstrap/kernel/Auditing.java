package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.http.kernel.HealthCheck;
import dev.scoresheet.application.kernel.operations.views.Audited;
import dev.scoresheet.application.kernel.operations.views.Audited.Discrepancy;
import dev.scoresheet.application.kernel.operations.views.Auditor;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// The auditor at work: compares what was delivered with the log, again and again, and keeps what it
/// found for whoever asks how the read models are.
final class Auditing implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Auditing.class.getName());

    private final Auditor<?> auditor;
    private final Duration every;
    private final Thread thread;
    private volatile Optional<Audited> found = Optional.empty();

    private Auditing(Auditor<?> auditor, Duration every) {
        this.auditor = auditor;
        this.every = every;
        this.thread = Thread.ofVirtual().name("auditor").unstarted(this::goOn);
    }

    static Auditing start(Auditor<?> auditor, Duration every) {
        var auditing = new Auditing(auditor, every);
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
        }
    }

    /// A store that is away is the business of other checks.
    private void audit() {
        try {
            found = Optional.of(auditor.audit());
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the auditor could not look: {0}", failed.getMessage());
        }
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
