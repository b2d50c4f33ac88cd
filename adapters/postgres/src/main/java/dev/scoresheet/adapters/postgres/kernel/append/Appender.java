package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.log.CommittedEventsBuffer;
import dev.scoresheet.adapters.postgres.kernel.log.LogHeadTracker;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.LongPredicate;

/// Appender of a node. It writes the appends of all callers in batches, one call after another, on its own connection
/// and thread. Callers get their results after the commit.
///
/// There is no leader: any number of nodes append, and the lock of the head row orders them.
public final class Appender implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

    private final Duration settleWithin;
    private final AppendSession session;
    private final AppendQueue queue;
    private final BatchWriter writer;
    private final AppenderState state = new AppenderState();
    private final Thread thread;
    private volatile boolean closing;

    /// @param first its first connection, opened before any other of this node
    public Appender(
            DatabaseAddress address,
            Connection first,
            PostgresOptions options,
            LogHeadTracker head,
            CommittedEventsBuffer recent,
            AppendMeter meter)
            throws SQLException {
        this.session = new AppendSession(address, SessionSettings.appending(options.application()), first, recent);
        var appending = options.appending();
        this.settleWithin = appending.settleWithin();
        this.queue = new AppendQueue(appending);
        this.writer = new BatchWriter(session, queue, settleWithin, head, recent, meter, state);
        this.thread = Thread.ofPlatform().name("appender").daemon().start(this::run);
    }

    /// Takes effect with the next batch.
    public void useSender(BatchSender sender) {
        writer.useSender(sender);
    }

    /// Queues an append and waits for its own result, for a batch of any size.
    ///
    /// @param isForgottenIn test whether the append was decided on a state of another era than this one
    AppendResult append(EncodedAppend append, LongPredicate isForgottenIn) {
        var pending = PendingAppend.of(append, isForgottenIn);
        if (!queue.offer(pending)) {
            throw closing ? shuttingDown() : new StoreUnavailable("too many appends wait for the log", RETRY_AFTER);
        }
        try {
            return pending.result().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /// Returns the era of the store, which a lost connection ends.
    long era() {
        return session.era();
    }

    /// Returns the duration so far of the running database call; zero when none runs.
    Duration underWay() {
        return state.underWay();
    }

    /// Returns the error of the last attempt to write a batch, if the store is to blame; empty once a batch has its
    /// results.
    public Optional<String> failing() {
        return state.failing();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!queue.isOver()) {
                var batch = failing().isPresent() ? queue.take(BETWEEN_CHECKS) : queue.take();
                if (!batch.isEmpty()) {
                    try {
                        writer.write(batch);
                    } finally { // in every case, no caller waits for ever
                        PendingAppend.fail(
                                batch,
                                () -> new OutcomeUnknown("the appender ended before it had the outcome of the append"));
                    }
                } else if (failing().isPresent()) { // otherwise the queue was closed
                    session.check(state);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            queue.close();
            PendingAppend.fail(queue.drain(), Appender::shuttingDown);
            session.close();
        }
    }

    private static StoreUnavailable shuttingDown() {
        return new StoreUnavailable("the store is shutting down", RETRY_AFTER);
    }

    /// Writes the current batch and the waiting appends. Accepts no new ones.
    @Override
    public void close() {
        closing = true;
        queue.close();
        try {
            if (!thread.join(settleWithin.plusSeconds(1))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
