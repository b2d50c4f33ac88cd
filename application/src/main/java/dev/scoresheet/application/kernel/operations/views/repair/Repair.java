package dev.scoresheet.application.kernel.operations.views.repair;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.RepairResult;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Repair of a view in use. It folds rows again from the log: of one key, of one stream, or of a parked entry.
/// Each repair is one step, which commits only at exactly the progress of the fold. If the view has moved, the
/// repair folds the new events and retries. It never writes a row that has changed since the fold. Thread-safe.
///
/// Every method throws [NotFound] for an unknown generation or entry. It throws [OperationRefused] when the
/// cause of the failure persists; then nothing is changed. Without a generation number, it repairs the serving
/// generation.
public final class Repair {

    private static final int TRIES = 12;
    private static final int TRIES_ON_THE_MOVE = 3;
    private static final Duration HOLD = Duration.ofSeconds(5);

    private final OperatedView<?, ?, ?, ?> view;

    public Repair(OperatedView<?, ?, ?, ?> view) {
        this.view = view;
    }

    /// Folds the row of one key again.
    ///
    /// @throws NotFound also when neither the view nor the log has this key
    public RepairResult key(String text, OptionalLong generation, String by) throws InterruptedException {
        return repaired(generation, "rebuild-key", text, by, attempt -> {
            if (attempt.entries().hasKey(text)) {
                throw new OperationRefused("key:%s is parked; `retry` folds it again".formatted(text));
            }
            var proposal = attempt.fold(Set.of(text), Set.of());
            if (!attempt.refold().has(text)) {
                throw new NotFound("no event through position %d touches the key '%s' of %s, and it has no such row"
                        .formatted(attempt.through(), text, view.name()));
            }
            return proposal;
        });
    }

    /// Folds every row again that an event of this stream has touched.
    ///
    /// @throws NotFound also when no event of this stream touches a row
    public RepairResult stream(StreamId stream, OptionalLong generation, String by) throws InterruptedException {
        return repaired(generation, "rebuild-stream", stream.toString(), by, attempt -> {
            if (attempt.status().leftOut().streams().containsKey(stream)) {
                throw new OperationRefused(
                        "stream:%s is parked or given up; `retry` folds its parked entries again".formatted(stream));
            }
            var keys = attempt.keysOf(stream, 1);
            if (keys.isEmpty()) {
                throw new NotFound(
                        "no event of the stream %s through position %d touches a row of %s that is not parked"
                                .formatted(stream, attempt.through(), view.name()));
            }
            return attempt.fold(keys, Set.of());
        });
    }

    /// Folds a parked entry again and unparks it.
    ///
    /// @param entry name as `parked` shows it
    public RepairResult retry(String entry, OptionalLong generation, String by) throws InterruptedException {
        return repaired(generation, "retry", entry, by, attempt -> {
            var keys = switch (attempt.entries().named(entry)) {
                case Parked.Key(String text, long _, String _) -> Set.of(text);
                case Parked.Stream(StreamId stream, long from, String _) -> attempt.keysOf(stream, from);
            };
            return attempt.fold(keys, Set.of(entry));
        });
    }

    /// Leaves failing events out of this view for ever. For a key, these are all failing events through the
    /// checkpoint; for a stream, all events from the first failure on. This applies to every generation of this
    /// identity, and to the fold check.
    ///
    /// @param entry name as `parked` shows it
    public RepairResult giveUp(String entry, OptionalLong generation, String by) throws InterruptedException {
        return repaired(
                generation,
                "give-up",
                entry,
                by,
                attempt -> attempt.giveUp(attempt.entries().named(entry)));
    }

    @FunctionalInterface
    private interface Proposing {
        RepairProposal<?, ?> at(RepairAttempt<?, ?> attempt) throws InterruptedException;
    }

    private RepairResult repaired(OptionalLong which, String action, String what, String by, Proposing proposing)
            throws InterruptedException {
        var generation = view.chosen(which);
        var refold = new Refold<>(view, generation);
        var held = false;
        try {
            for (int tried = 0; tried < TRIES; tried++) {
                if (tried == TRIES_ON_THE_MOVE) {
                    held = true;
                    hold(generation.number(), by);
                }
                var proposal = proposing.at(refold.attempt());
                if (proposal.committed(action, what, by)) {
                    return proposal.result();
                }
            }
        } finally {
            if (held) {
                view.models().releaseHold(List.of(generation.number()));
            }
        }
        throw new OperationRefused(
                "generation %d of %s advances faster than the rows can be folded; pause it and try again"
                        .formatted(generation.number(), view.identity()));
    }

    /// Holds the generation's consumer. On a busy log the checkpoint otherwise moves every few milliseconds.
    private void hold(long generation, String by) throws InterruptedException {
        var position = view.generations().hold(List.of(generation), HOLD, by);
        var time = view.node().time();
        var deadline = time.nanos() + HOLD.toNanos();
        while (view.rows(generation).standing().progress().position() < position && time.nanos() < deadline) {
            view.awaitNextPoll();
        }
    }
}
