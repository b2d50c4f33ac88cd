package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.application.kernel.time.Backoff;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Attempts to write one batch, from the first one to the results of all members. A batch that is split keeps its
/// attempts, and so its time.
final class BatchAttempts {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final TimeSource time = TimeSource.system();
    private final List<PendingAppend> batch;
    private final Backoff backoff;
    private final Deadline deadline;
    private final Set<String> without = new HashSet<>();

    /// @param backoff pauses between attempts, which begin again with the first one
    BatchAttempts(List<PendingAppend> batch, Duration settleWithin, Backoff backoff) {
        backoff.reset();
        this.batch = batch;
        this.backoff = backoff;
        this.deadline = time.deadline(settleWithin);
    }

    static Backoff backoff() {
        return Backoff.withJitter(FIRST_PAUSE, LONGEST_PAUSE, RandomGenerator.getDefault());
    }

    /// @param members the batch, or a part of it
    AppendCall.Answer send(AppendSession session, BatchSender sender, List<PendingAppend> members, AppenderState state)
            throws SQLException, InlineStepFailed {
        var call = session.call();
        state.sent();
        try {
            return sender.send(call, members.stream().map(PendingAppend::append).toList(), without);
        } catch (SQLException failure) {
            if (DatabaseFault.of(failure) == DatabaseFault.GONE) {
                PendingAppend.lost(members);
            }
            throw failure;
        } catch (RuntimeException defect) {
            PendingAppend.lost(members); // perhaps in the answer to a call that is done
            throw defect;
        } finally {
            state.answered();
        }
    }

    /// Excludes views from all further attempts.
    void leaveOut(Set<String> views) {
        without.addAll(views);
    }

    /// Returns the members of the batch without a result.
    List<PendingAppend> unsettled() {
        return batch.stream().filter(member -> !member.isSettled()).toList();
    }

    boolean areOver() {
        return deadline.isOver();
    }

    void pause() throws InterruptedException {
        time.sleep(backoff.next());
    }
}
