package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.adapters.http.kernel.operations.HealthCheck;
import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.views.report.DeliveryAudit;
import dev.scoresheet.application.kernel.operations.views.report.DeliveryAudit.Discrepancy;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Loop of the auditor. It compares deliveries with the log at intervals and keeps the last result for the health
/// check.
public final class DeliveryAuditLoop implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DeliveryAuditLoop.class.getName());

    /// Maximum time of one audit, in addition to the interval.
    private static final Duration AUDIT_AT_MOST = Duration.ofMinutes(1);

    private final Supplier<DeliveryAudit> audit;
    private final Duration every;
    private final Thread thread;
    private volatile Optional<DeliveryAudit> found = Optional.empty();
    private final Heartbeat heartbeat;

    private DeliveryAuditLoop(Supplier<DeliveryAudit> audit, Duration every) {
        this.audit = audit;
        this.every = every;
        this.heartbeat = new Heartbeat("auditor", every.plus(AUDIT_AT_MOST), TimeSource.system());
        this.thread = Thread.ofVirtual().name("auditor").unstarted(() -> heartbeat.run(this::auditUntilTheEnd));
    }

    /// @param audit one audit, which may throw
    /// @param every time between two audits
    public static DeliveryAuditLoop start(Supplier<DeliveryAudit> audit, Duration every) {
        var loop = new DeliveryAuditLoop(audit, every);
        loop.thread.start();
        return loop;
    }

    private void auditUntilTheEnd() throws InterruptedException {
        while (true) {
            audit();
            TimeSource.system().sleep(every);
        }
    }

    /// Runs one audit. If it fails, the last result stays, and the state of the loop shows the failure.
    private void audit() {
        try {
            found = Optional.of(audit.get());
            heartbeat.beat(LoopStatus.State.RUNNING);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the delivery audit failed and is retried: {0}", failed.getMessage());
            heartbeat.beat(LoopStatus.State.TRYING_AGAIN, "the audit failed: " + failed.getMessage());
        }
    }

    public LoopStatus loop() {
        return heartbeat.status();
    }

    public HealthCheck check() {
        return new HealthCheck(
                "delivery",
                () -> found.filter(audit -> !audit.clean())
                        .map(audit -> audit.discrepancies().stream()
                                .map(Discrepancy::sentence)
                                .collect(Collectors.joining("; "))));
    }

    /// Interrupts the auditor. A read in progress runs to its end or fails, because the store may be closed during it.
    @Override
    public void close() {
        thread.interrupt();
    }
}
