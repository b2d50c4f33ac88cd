package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Thread that renews the lease of a partition while its owner waits, or works on a step. It stops renewing when a step
/// is as old as a lease: another node then takes the partition, and the step commits nothing. Thread-safe.
final class LeaseRenewal implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LeaseRenewal.class.getName());

    /// Value of `began` between two steps.
    private static final long IDLE = Long.MIN_VALUE;

    private final PartitionLeases leases;
    private final PartitionLease lease;
    private final RunnerOptions options;
    private final TimeSource time;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile long began = IDLE;
    private volatile long renewed;
    private volatile boolean lost;
    private volatile OptionalLong revision = OptionalLong.empty();

    /// @param acquired monotonic time before the lease was asked for
    private LeaseRenewal(
            PartitionLeases leases, PartitionLease lease, RunnerOptions options, TimeSource time, long acquired) {
        this.leases = leases;
        this.lease = lease;
        this.options = options;
        this.time = time;
        this.renewed = acquired;
    }

    /// @param acquired monotonic time before the lease was asked for
    static LeaseRenewal start(
            PartitionLeases leases, PartitionLease lease, RunnerOptions options, TimeSource time, long acquired) {
        var renewal = new LeaseRenewal(leases, lease, options, time, acquired);
        Thread.ofVirtual().name("renewal " + lease.partition()).start(renewal::renewUntilTheEnd);
        return renewal;
    }

    private void renewUntilTheEnd() {
        try {
            while (!lost && !ending.await(pause(), TimeUnit.NANOSECONDS)) {
                if (!isStepOld() && time.since(renewed).compareTo(options.renewal()) >= 0) {
                    renew();
                }
            }
        } catch (InterruptedException _) {
            // the request to end
        }
    }

    /// Returns the time to the next renewal; after a failure, a short time.
    private long pause() {
        var left = options.renewal().minus(time.since(renewed)).toNanos();
        return left > 0 ? left : options.poll().toNanos();
    }

    private boolean isStepOld() {
        long start = began;
        return start != IDLE && time.since(start).compareTo(options.lease()) >= 0;
    }

    private void renew() {
        var asked = time.nanos();
        try {
            var progress = leases.renew(lease, options.lease());
            lost = progress.isEmpty();
            progress.ifPresent(now -> revision = OptionalLong.of(now.revision()));
            renewed = asked;
        } catch (RuntimeException away) {
            LOG.log(Level.DEBUG, "{0}: the lease could not be renewed: {1}", lease.partition(), away.getMessage());
        }
    }

    /// Marks the begin of a step.
    void stepBegins() {
        began = time.nanos();
    }

    void stepEnds() {
        began = IDLE;
    }

    /// True if another node owns the partition.
    boolean isLost() {
        return lost;
    }

    /// True if the lease is so old that another node may own the partition.
    boolean isDoubtful() {
        return time.since(renewed).compareTo(options.selfTrustLimit()) >= 0;
    }

    /// Returns the revision at the last renewal; empty before the first.
    OptionalLong revision() {
        return revision;
    }

    @Override
    public void close() {
        ending.countDown();
    }
}
