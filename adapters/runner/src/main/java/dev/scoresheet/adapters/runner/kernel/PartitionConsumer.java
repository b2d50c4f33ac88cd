package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.process.reaction.ProcessMeter;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.step.Turn;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.time.Backoff;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Consumer of one partition of one process, on this node. It takes the lease when it is free and this node should have
/// it, and gives it back between two turns only.
///
/// The epoch in every step and every append prevents effects of two owners. The clocks here only make such attempts
/// rare.
final class PartitionConsumer implements LeasedConsumer {

    private static final System.Logger LOG = System.getLogger(PartitionConsumer.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final PartitionId partition;
    private final int version;
    private final PartitionLeases leases;
    private final LeaseShare share;
    private final Function<PartitionLease, PartitionOwner<?, ?, ?>> owners;
    private final RunnerOptions options;
    private final ProcessMeter meter;
    private final TimeSource time;
    private final Backoff backoff;
    private final Heartbeat heartbeat;
    private Optional<Session> session = Optional.empty();
    private Duration last = Duration.ZERO;
    private volatile OptionalLong revision = OptionalLong.empty();

    /// Session from taking the lease to losing it.
    private record Session(PartitionLease lease, PartitionOwner<?, ?, ?> owner, LeaseRenewal renewal) {}

    /// @param version version of the process on this node
    PartitionConsumer(
            PartitionId partition,
            int version,
            PartitionLeases leases,
            LeaseShare share,
            Function<PartitionLease, PartitionOwner<?, ?, ?>> owners,
            RunnerOptions options,
            ProcessMeter meter,
            TimeSource time,
            RandomGenerator random) {
        this.partition = partition;
        this.version = version;
        this.leases = leases;
        this.share = share;
        this.owners = owners;
        this.options = options;
        this.meter = meter;
        this.time = time;
        this.backoff = Backoff.withJitter(FIRST_PAUSE, options.renewal(), random);
        this.heartbeat = new Heartbeat(partition.toString(), options.lease(), time);
        heartbeat.beat(LoopStatus.State.WAITING);
    }

    @Override
    public TurnWait tick() {
        try {
            var wait = go();
            backoff.reset();
            return wait;
        } catch (StoreUnavailable away) {
            return again(Level.DEBUG, String.valueOf(away.getMessage()), away);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError defect) {
            return again(Level.ERROR, defect.getClass().getSimpleName() + ": " + defect.getMessage(), defect);
        }
    }

    private TurnWait go() {
        if (session.isEmpty()) {
            return share.mayTake() ? acquire() : waitForTurn(options.look());
        }
        var mine = session.get();
        if (share.isSurplus()) {
            LOG.log(Level.INFO, "{0}: given back, because another node has fewer", partition);
            leave();
            return waitForTurn(options.look());
        }
        if (mine.renewal().isLost()) {
            return lost();
        }
        return mine.renewal().isDoubtful() ? new TurnWait.For(options.poll()) : turn(mine);
    }

    private TurnWait acquire() {
        var asked = time.nanos();
        var lease = leases.acquire(partition, options.node(), version, options.lease());
        if (lease.isEmpty()) {
            return waitForTurn(options.planInterval());
        }
        LOG.log(
                Level.INFO,
                "{0}: owned by {1}, epoch {2}",
                partition,
                options.node(),
                lease.get().epoch());
        var owner = owners.apply(lease.get()); // first, so that without an owner the lease runs out
        var renewal = LeaseRenewal.start(leases, lease.get(), options, time, asked);
        session = Optional.of(new Session(lease.get(), owner, renewal));
        return TurnWait.NONE;
    }

    private TurnWait waitForTurn(Duration time) {
        heartbeat.beat(LoopStatus.State.WAITING);
        return new TurnWait.For(time);
    }

    private TurnWait turn(Session mine) {
        return switch (timed(mine)) {
            case Turn.Worked _, Turn.Overtaken _ -> {
                heartbeat.beatAt(mine.owner().position());
                yield TurnWait.NONE;
            }
            case Turn.Quiet(var beyond, var pause) -> {
                heartbeat.beatAt(mine.owner().position());
                yield new TurnWait.Beyond(beyond, shorter(pause, options.planInterval()));
            }
            case Turn.Paused() -> {
                heartbeat.beatAt(mine.owner().position());
                yield new TurnWait.For(options.planInterval());
            }
            case Turn.Lost() -> lost();
            case Turn.HandedOver() -> {
                LOG.log(Level.INFO, "{0}: given back for a node of a higher version", partition);
                leave();
                yield waitForTurn(options.lease());
            }
            case Turn.Stopped(var position, var reason) -> stop(mine, position, reason);
        };
    }

    /// Takes a turn. It begins where the turn before ended, so it shows how far that one moved.
    private Turn timed(Session mine) {
        var before = mine.owner().position();
        var began = time.nanos();
        mine.renewal().stepBegins();
        try {
            return mine.owner().turn();
        } finally {
            mine.renewal().stepEnds();
            if (before > 0 && mine.owner().position() > before) {
                meter.stepped(partition.process(), mine.owner().position() - before, last);
            }
            last = time.since(began);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private TurnWait lost() {
        LOG.log(Level.INFO, "{0}: lost its lease", partition);
        endSession();
        return TurnWait.NONE;
    }

    private TurnWait stop(Session mine, long position, String reason) {
        var now = leases.renew(mine.lease(), options.lease());
        now.ifPresent(progress -> revision = OptionalLong.of(progress.revision()));
        LOG.log(Level.ERROR, "{0}: stopped at position {1}: {2}", partition, position, reason);
        leave();
        heartbeat.beat(LoopStatus.State.STOPPED, "at position %d: %s".formatted(position, reason));
        return new TurnWait.NoNextTurn();
    }

    private TurnWait again(Level level, String reason, Throwable failure) {
        var pause = backoff.next();
        if (backoff.pauses() == 1) {
            LOG.log(level, partition + ": failed and is retried: " + reason, level == Level.ERROR ? failure : null);
        }
        heartbeat.beat(LoopStatus.State.TRYING_AGAIN, reason);
        return new TurnWait.For(pause);
    }

    @Override
    public void leave() {
        try {
            session.ifPresent(mine -> {
                mine.renewal().close();
                leases.release(mine.lease());
            });
        } catch (RuntimeException away) {
            LOG.log(
                    Level.DEBUG,
                    "{0}: the lease could not be released and will expire: {1}",
                    partition,
                    away.getMessage());
        }
        endSession();
    }

    private void endSession() {
        session.ifPresent(mine -> {
            mine.renewal().revision().ifPresent(known -> revision = OptionalLong.of(known));
            mine.renewal().close();
        });
        session = Optional.empty();
    }

    @Override
    public boolean isSurplus() {
        return share.isSurplus()
                || session.filter(mine -> mine.renewal().isLost()).isPresent();
    }

    @Override
    public Heartbeat heartbeat() {
        return heartbeat;
    }

    @Override
    public OptionalLong revision() {
        return revision;
    }

    @Override
    public String toString() {
        return partition.toString();
    }
}
