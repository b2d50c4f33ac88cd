package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.adapters.postgres.kernel.log.CommittedEventsBuffer;
import dev.scoresheet.adapters.postgres.kernel.log.LogHeadTracker;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.time.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Writer of one batch after another. It gives every append of a batch its result. For the appender's thread.
final class BatchWriter {

    private final System.Logger log = System.getLogger(Appender.class.getName());
    private final AppendSession session;
    private final AppendQueue queue;
    private final Duration settleWithin;
    private final LogHeadTracker head;
    private final CommittedEventsBuffer recent;
    private final AppendMeter meter;
    private final AppenderState state;
    private final Backoff backoff = BatchAttempts.backoff();
    private volatile BatchSender sender = BatchSender.NONE;

    /// @param queue appends that are given up with a batch
    /// @param settleWithin time after which a batch without a result is given up
    BatchWriter(
            AppendSession session,
            AppendQueue queue,
            Duration settleWithin,
            LogHeadTracker head,
            CommittedEventsBuffer recent,
            AppendMeter meter,
            AppenderState state) {
        this.session = session;
        this.queue = queue;
        this.settleWithin = settleWithin;
        this.head = head;
        this.recent = recent;
        this.meter = meter;
        this.state = state;
    }

    /// Takes effect with the next batch.
    void useSender(BatchSender other) {
        sender = other;
    }

    /// Sends a batch until its result is known or the time is over. A retry is safe, because the database recognises
    /// an append that it has: by its receipt or by its first event.
    ///
    /// Members that were decided in an earlier era are not sent. Their callers decide again, but only once the log
    /// can be written: until then they would repeat their reads in vain.
    void write(List<PendingAppend> batch) throws InterruptedException {
        write(batch, new BatchAttempts(batch, settleWithin, backoff));
    }

    /// @param members the batch, or one member of a batch that was split
    private void write(List<PendingAppend> members, BatchAttempts attempts) throws InterruptedException {
        while (true) {
            try {
                var era = session.era();
                var sent = members.stream()
                        .filter(pending -> !pending.isForgottenIn(era))
                        .toList();
                if (sent.isEmpty()) {
                    session.call().attempt();
                    state.succeeded();
                } else {
                    answer(sent, attempts.send(session, sender, sent, state));
                }
                PendingAppend.forget(members);
                return;
            } catch (InlineStepFailed failed) {
                leaveOut(failed, attempts);
            } catch (SQLException failure) {
                var error = DatabaseError.of(failure);
                if (settles(members, error, attempts)) {
                    return;
                }
                attempts.pause();
            } catch (RuntimeException defect) {
                log.log(System.Logger.Level.ERROR, "a batch failed because of a defect", defect);
                PendingAppend.fail(
                        members, () -> new IllegalStateException("an append failed because of a defect", defect));
                session.close();
                return;
            }
        }
    }

    /// Excludes the failed views: a read model's fault refuses no command. The batch is sent again at once without
    /// them.
    private void leaveOut(InlineStepFailed failed, BatchAttempts attempts) {
        attempts.leaveOut(failed.views());
        log.log(
                System.Logger.Level.WARNING,
                "the inline step of {0} failed; for {1} s only their runners move them: {2}",
                failed.views(),
                failed.cooldown().toSeconds(),
                DatabaseError.words(failed.reason()));
        if (failed.reason() instanceof SQLException failure
                && DatabaseFault.of(failure).endsSession()) {
            session.close();
        }
    }

    /// Buffers rows before it notifies readers of them.
    private void answer(List<PendingAppend> batch, AppendCall.Answer answer) {
        state.succeeded();
        if (!answer.rows().isEmpty()) {
            recent.committed(answer.rows());
            head.recordLocalWrite(answer.rows().getLast().position());
        }
        meter.written(batch.size());
        PendingAppend.complete(batch, answer.results());
    }

    /// Returns true if the error gives the members their results, false if another attempt must.
    private boolean settles(List<PendingAppend> members, DatabaseError error, BatchAttempts attempts)
            throws InterruptedException {
        if (error.fault().endsSession()) {
            session.close();
        }
        switch (error.fault()) {
            case GONE, READ_ONLY, TRANSIENT, EXHAUSTED -> {
                if (!attempts.areOver() && !queue.isClosed()) {
                    if (error.fault() != DatabaseFault.TRANSIENT) { // locks end soon; the monitor names their holder
                        state.failed(error);
                    }
                    return false;
                }
                giveUp(attempts.unsettled(), error);
            }
            case DENIED, UNFIT, DAMAGED -> giveUp(attempts.unsettled(), error);
            case DATA, DEFECT -> refuse(members, error, attempts);
        }
        return true;
    }

    /// @param batch all members without a result, also those that wait while a split batch is sent one by one
    private void giveUp(List<PendingAppend> batch, DatabaseError error) {
        state.failed(error);
        log.log(System.Logger.Level.ERROR, "the appender gave up {0} appends: {1}", batch.size(), error.getMessage());
        var waiting = queue.drain(); // before callers get the error: an append that is offered later is a new attempt
        PendingAppend.fail(batch, () -> error.thrown(AppenderState.FAILED));
        PendingAppend.fail(waiting, () -> error.thrown(AppenderState.FAILED));
    }

    /// Writes each member alone, so that only the append with the refused data fails. Ends when the batch is given up.
    private void refuse(List<PendingAppend> members, DatabaseError error, BatchAttempts attempts)
            throws InterruptedException {
        if (members.size() > 1) {
            for (var member : members) {
                if (!member.isSettled()) {
                    write(List.of(member), attempts);
                }
            }
            return;
        }
        var message = "the database refused an append: " + error.getMessage();
        log.log(System.Logger.Level.ERROR, message);
        if (error.fault() != DatabaseFault.DATA) {
            state.failed(error);
        }
        PendingAppend.fail(members, () -> new IllegalArgumentException(message, error));
    }
}
