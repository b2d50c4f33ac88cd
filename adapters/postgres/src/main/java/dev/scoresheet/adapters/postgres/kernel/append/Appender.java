package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.log.CommittedEventsBuffer;
import dev.scoresheet.adapters.postgres.kernel.log.LogHeadTracker;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.time.Backoff;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Appender of a node. It writes the appends of all callers in batches, one call after another, on its own connection
/// and thread. Callers get their results after the commit.
///
/// There is no leader: any number of nodes append, and the lock of the head row orders them.
public final class Appender implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final String FAILED = "the log cannot be written";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final System.Logger log = System.getLogger(Appender.class.getName());
    private final DatabaseAddress address;
    private final SessionSettings session;
    private final Duration settleWithin;
    private final AppendQueue queue;
    private final LogHeadTracker watch;
    private final CommittedEventsBuffer recent;
    private final AppendMeter meter;
    private final TimeSource time = TimeSource.system();
    private final Backoff backoff = Backoff.withJitter(FIRST_PAUSE, LONGEST_PAUSE, RandomGenerator.getDefault());
    private final Thread thread;
    private volatile BatchSender inline = BatchSender.NONE;
    private Optional<AppendCall> call;
    private volatile boolean closing;
    private volatile long sentAt;
    private volatile boolean sending;
    private volatile Optional<String> failing = Optional.empty();

    /// @param first its first connection, opened before any other of this node
    public Appender(
            DatabaseAddress address,
            Connection first,
            PostgresOptions options,
            LogHeadTracker watch,
            CommittedEventsBuffer recent,
            AppendMeter meter)
            throws SQLException {
        this.address = address;
        this.session = SessionSettings.appending(options.application());
        var appending = options.appending();
        this.settleWithin = appending.settleWithin();
        this.queue = new AppendQueue(appending);
        this.watch = watch;
        this.recent = recent;
        this.meter = meter;
        this.call = Optional.of(new AppendCall(first));
        this.thread = Thread.ofPlatform().name("appender").daemon().start(this::run);
    }

    /// Takes effect with the next batch.
    public void useSender(BatchSender steps) {
        inline = steps;
    }

    /// Queues an append and waits for its own result, for a batch of any size.
    AppendResult append(EncodedAppend append) {
        var offer = PendingAppend.of(append);
        if (!queue.offer(offer)) {
            throw new StoreUnavailable(
                    closing ? "the store is shutting down" : "too many appends wait for the log", RETRY_AFTER);
        }
        try {
            return offer.result().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /// Returns the duration so far of the running database call; zero when none runs.
    Duration underWay() {
        return sending ? time.since(sentAt) : Duration.ZERO;
    }

    /// Returns the error of the last attempt to write a batch, if the store is to blame; empty once a batch has its
    /// results.
    public Optional<String> failing() {
        return failing;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!queue.isOver()) {
                var batch = failing.isPresent() ? queue.take(BETWEEN_ATTEMPTS) : queue.take();
                if (batch.isEmpty()) {
                    attempt();
                    continue;
                }
                try {
                    write(batch);
                } finally { // in every case, no caller waits for ever
                    fail(batch, () -> new OutcomeUnknown("the appender ended while the append was under way"));
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            queue.close();
            fail(queue.drain(), () -> new StoreUnavailable("the store is shutting down", RETRY_AFTER));
            hangUp();
        }
    }

    /// Checks without a caller if the log can be written: a node that is not ready gets no requests.
    private void attempt() {
        if (failing.isEmpty()) {
            return; // the queue was closed
        }
        try {
            connected().attempt();
            failing = Optional.empty();
        } catch (SQLException failure) {
            failed(DatabaseError.of(failure));
            hangUp(); // the session may be left in a transaction
        } catch (RuntimeException defect) {
            log.log(System.Logger.Level.ERROR, "an attempt to write the log failed by a defect", defect);
            hangUp();
        }
    }

    /// Sends a batch until its result is known or the time is over. A retry is safe, because every append has its
    /// receipt.
    private void write(List<PendingAppend> batch) throws InterruptedException {
        var deadline = time.deadline(settleWithin);
        var fateKnown = true;
        var without = new HashSet<String>();
        backoff.reset();
        while (true) {
            var sent = false;
            try {
                var connected = connected();
                sent = true;
                sentAt = time.nanos();
                sending = true;
                answer(batch, inline.send(connected, appends(batch), without));
                return;
            } catch (InlineStepFailed failed) {
                leaveOut(failed, without);
                continue;
            } catch (SQLException failure) {
                var error = DatabaseError.of(failure);
                fateKnown &= !sent || error.fault() != DatabaseFault.GONE;
                if (error.fault().endsSession()) {
                    hangUp();
                }
                switch (error.fault()) {
                    case GONE, READ_ONLY, TRANSIENT, EXHAUSTED -> {
                        if (deadline.isOver() || closing) {
                            giveUp(batch, error, fateKnown);
                            return;
                        }
                        hindered(error);
                    }
                    case DENIED, UNFIT, DAMAGED -> {
                        giveUp(batch, error, fateKnown);
                        return;
                    }
                    case DATA, DEFECT -> {
                        refused(batch, error);
                        return;
                    }
                }
            } catch (RuntimeException defect) {
                fail(batch, () -> new IllegalStateException("an append failed by a defect", defect));
                hangUp();
                return;
            } finally {
                sending = false;
            }
            time.sleep(backoff.next());
        }
    }

    /// Excludes the failed views: a read model's fault refuses no command. The batch is sent again at once without
    /// them.
    private void leaveOut(InlineStepFailed failed, Set<String> without) {
        without.addAll(failed.views());
        log.log(
                System.Logger.Level.WARNING,
                "a step of {0} with the append failed, and for {1} s they are left to their runners: {2}",
                failed.views(),
                failed.rest().toSeconds(),
                DatabaseError.words(failed.reason()));
        if (failed.reason() instanceof SQLException failure
                && DatabaseFault.of(failure).endsSession()) {
            hangUp();
        }
    }

    private static List<EncodedAppend> appends(List<PendingAppend> batch) {
        return batch.stream().map(PendingAppend::append).toList();
    }

    /// Buffers rows before it notifies readers of them.
    private void answer(List<PendingAppend> batch, AppendCall.Answer answer) {
        failing = Optional.empty();
        if (!answer.rows().isEmpty()) {
            recent.committed(answer.rows());
            watch.recordLocalWrite(answer.rows().getLast().position());
        }
        meter.written(batch.size());
        for (int member = 0; member < batch.size(); member++) {
            batch.get(member).result().complete(answer.results().get(member));
        }
    }

    /// Writes each member alone, so that only the append with the refused data fails.
    private void refused(List<PendingAppend> batch, DatabaseError error) throws InterruptedException {
        if (batch.size() > 1) {
            for (var member : batch) {
                write(List.of(member));
            }
            return;
        }
        var message = "the database refused an append: " + error.getMessage();
        log.log(System.Logger.Level.ERROR, message);
        if (error.fault() != DatabaseFault.DATA) {
            failed(error);
        }
        fail(batch, () -> new IllegalArgumentException(message, error));
    }

    /// Records the error at the first refusal, before a batch is given up. Leaves out locks and deadlocks, which end
    /// soon. The monitor names the session that holds the head.
    private void hindered(DatabaseError error) {
        if (error.fault() != DatabaseFault.TRANSIENT) {
            failing = Optional.of(FAILED + ": " + error.getMessage());
        }
    }

    private void failed(DatabaseError error) {
        failing = Optional.of(FAILED + ": " + error.getMessage());
        if (error.fault().endsSession()) {
            hangUp();
        }
    }

    private void giveUp(List<PendingAppend> batch, DatabaseError error, boolean fateKnown) {
        failed(error);
        log.log(System.Logger.Level.ERROR, "{0} appends given up: {1}", batch.size(), error.getMessage());
        var waiting = queue.drain(); // before callers get the error: an append that is offered later is a new attempt
        if (fateKnown) {
            fail(batch, () -> error.thrown(FAILED));
        } else {
            fail(
                    batch,
                    () -> new OutcomeUnknown("the connection was lost while appending: " + error.getMessage(), error));
        }
        fail(waiting, () -> error.thrown(FAILED));
    }

    private static void fail(List<PendingAppend> offers, Supplier<RuntimeException> failure) {
        for (var offer : offers) {
            if (!offer.result().isDone()) {
                offer.result().completeExceptionally(failure.get());
            }
        }
    }

    private AppendCall connected() throws SQLException {
        if (call.isEmpty()) {
            call = Optional.of(new AppendCall(session.open(address)));
        }
        return call.get();
    }

    private void hangUp() {
        recent.forget();
        try {
            if (call.isPresent()) {
                call.get().close();
            }
        } catch (SQLException gone) {
            log.log(System.Logger.Level.DEBUG, "a lost connection closed: {0}", DatabaseError.words(gone));
        }
        call = Optional.empty();
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
