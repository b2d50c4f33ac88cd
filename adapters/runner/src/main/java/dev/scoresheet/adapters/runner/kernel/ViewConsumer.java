package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.adapters.runner.kernel.ViewConsumer.LeaseSession.HeadWait;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.subscription.OwnershipLost;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.application.kernel.time.Backoff;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Consumer of one generation of one view, on this node. It takes the lease when it is free and this node should have
/// it. Then it takes steps while the lease holds. Each [#tick] does a little and returns the next wait. So a thread, or
/// a test with its own clock, can drive it. One thread at a time; [#heartbeat] is for any thread.
///
/// The epoch in every step prevents writes by two owners. The clocks here only make such attempts rare.
final class ViewConsumer implements LeasedConsumer {

    private static final System.Logger LOG = System.getLogger(ViewConsumer.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final ViewIdentity view;
    private final long generation;
    private final Leases leases;
    private final LeaseShare share;
    private final Consumer<String> stopped;
    private final Function<Lease, Subscription> subscriptions;
    private final RunnerOptions options;
    private final TimeSource time;
    private final Backoff backoff;
    private Optional<LeaseSession> session = Optional.empty();
    private Optional<SubscriptionStopped> stopping = Optional.empty();
    private volatile OptionalLong revision = OptionalLong.empty();
    private final Heartbeat heartbeat;

    /// @param stopped recorder of the reason why no node of this release continues
    ViewConsumer(
            ViewIdentity view,
            long generation,
            Leases leases,
            LeaseShare share,
            Consumer<String> stopped,
            Function<Lease, Subscription> subscriptions,
            RunnerOptions options,
            TimeSource time,
            RandomGenerator random) {
        this.view = view;
        this.generation = generation;
        this.leases = leases;
        this.share = share;
        this.stopped = stopped;
        this.subscriptions = subscriptions;
        this.options = options;
        this.time = time;
        this.backoff = Backoff.withJitter(FIRST_PAUSE, options.renewal(), random);
        this.heartbeat = new Heartbeat(toString(), options.renewal(), time);
        heartbeat.beat(LoopStatus.State.WAITING);
    }

    @Override
    public TurnWait tick() {
        try {
            var pause = stopping.isPresent() ? stop(stopping.get()) : go();
            backoff.reset();
            return pause;
        } catch (SubscriptionStopped cause) {
            stopping = Optional.of(cause);
            return TurnWait.NONE;
        } catch (OwnershipLost lost) {
            LOG.log(Level.INFO, "{0}: lost its lease: {1}", this, lost.getMessage());
            session = Optional.empty();
            return TurnWait.NONE;
        } catch (StoreUnavailable away) {
            return again(Level.DEBUG, String.valueOf(away.getMessage()), away);
        } catch (RuntimeException defect) {
            return again(Level.ERROR, defect.getClass().getSimpleName() + ": " + defect.getMessage(), defect);
        }
    }

    private TurnWait go() {
        if (session.isEmpty()) {
            return share.mayTake() ? acquire() : waitForTurn(options.look());
        }
        var mine = session.get();
        if (share.isSurplus()) {
            LOG.log(Level.INFO, "{0}: given back, because another node has fewer", this);
            leases.release(mine.lease);
            session = Optional.empty();
            return waitForTurn(options.look());
        }
        if (time.since(mine.renewed).compareTo(options.renewal()) >= 0) {
            renew(mine);
        }
        if (time.since(mine.renewed).compareTo(options.selfTrustLimit()) >= 0) {
            return TurnWait.NONE; // the renewal itself took that long
        }
        return step(mine);
    }

    private TurnWait acquire() {
        var asked = time.nanos();
        var lease = leases.acquire(generation, options.node(), options.lease());
        if (lease.isEmpty()) {
            return waitForTurn(options.planInterval());
        }
        LOG.log(
                Level.INFO,
                "{0}: owned by {1}, epoch {2}",
                this,
                options.node(),
                lease.get().epoch());
        session = Optional.of(new LeaseSession(lease.get(), subscriptions.apply(lease.get()), asked));
        return TurnWait.NONE;
    }

    private TurnWait waitForTurn(Duration time) {
        heartbeat.beat(LoopStatus.State.WAITING);
        return new TurnWait.For(time);
    }

    private void renew(LeaseSession mine) {
        var asked = time.nanos();
        var now = leases.renew(mine.lease, options.lease());
        if (now.isEmpty()) {
            throw new OwnershipLost(toString(), mine.lease.epoch());
        }
        mine.renewed = asked;
        revision = OptionalLong.of(now.get().revision());
        mine.subscription.compare(now.get());
    }

    private TurnWait step(LeaseSession mine) {
        var position = mine.subscription.step().position();
        var moved = position != mine.position;
        mine.position = position;
        heartbeat.beatAt(position);
        var left = options.renewal().minus(time.since(mine.renewed));
        var held = mine.subscription.held();
        if (held.isPresent()) {
            mine.headWait = HeadWait.NONE;
            return new TurnWait.UntilDue(position, held.get().until().leftAtMost(left), held.get());
        }
        if (moved) {
            mine.headWait = HeadWait.NONE;
            return new TurnWait.Beyond(position, left); // returns at once if the log is known to reach further
        }
        if (mine.headWait.isAnsweredEarly(time)) {
            // More events exist, but the step took none: an operator paused the view, or it is held. Poll until it may
            // go on.
            mine.subscription.refresh();
            return new TurnWait.For(options.poll());
        }
        mine.headWait = new HeadWait(time.nanos(), left);
        return new TurnWait.Beyond(position, left);
    }

    /// Records the reason only while this node is the owner; a new owner records its own reason.
    private TurnWait stop(SubscriptionStopped cause) {
        var reason = String.valueOf(cause.getMessage());
        var mine = session.orElseThrow();
        if (leases.renew(mine.lease, options.lease()).isPresent()) {
            stopped.accept(reason);
            leases.release(mine.lease);
        }
        LOG.log(Level.ERROR, "{0}: stopped at position {1}: {2}", this, cause.position(), reason);
        session = Optional.empty();
        heartbeat.beat(LoopStatus.State.STOPPED, reason);
        return new TurnWait.NoNextTurn();
    }

    private TurnWait again(Level level, String reason, RuntimeException failure) {
        var pause = backoff.next();
        if (backoff.pauses() == 1) {
            LOG.log(level, this + ": failed and is retried: " + reason, level == Level.ERROR ? failure : null);
        }
        heartbeat.beat(LoopStatus.State.TRYING_AGAIN, reason);
        return new TurnWait.For(pause);
    }

    @Override
    public void leave() {
        try {
            session.ifPresent(mine -> leases.release(mine.lease));
        } catch (RuntimeException away) {
            LOG.log(Level.DEBUG, "{0}: the lease could not be released and will expire: {1}", this, away.getMessage());
        }
        session = Optional.empty();
    }

    @Override
    public boolean isSurplus() {
        return share.isSurplus();
    }

    @Override
    public Heartbeat heartbeat() {
        return heartbeat;
    }

    /// Returns the revision at the last renewal of a lease; empty before the first. No later step used an older one.
    @Override
    public OptionalLong revision() {
        return revision;
    }

    @Override
    public String toString() {
        return view.view() + "/" + generation;
    }

    /// Session from taking the lease to losing it.
    static final class LeaseSession {
        private final Lease lease;
        private final Subscription subscription;
        private long renewed;
        private long position = -1;
        private HeadWait headWait = HeadWait.NONE;

        LeaseSession(Lease lease, Subscription subscription, long renewed) {
            this.lease = lease;
            this.subscription = subscription;
            this.renewed = renewed;
        }

        /// Start of the wait for the log, and its maximum time.
        record HeadWait(long since, Duration atMost) {
            static final HeadWait NONE = new HeadWait(0, Duration.ZERO);

            boolean isAnsweredEarly(TimeSource time) {
                return atMost.isPositive() && time.since(since).compareTo(atMost) < 0;
            }
        }
    }
}
