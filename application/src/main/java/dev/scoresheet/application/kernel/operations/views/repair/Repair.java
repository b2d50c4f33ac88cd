package dev.scoresheet.application.kernel.operations.views.repair;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.FollowedProjection;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.RepairResult;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.RowsRefused;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// Repair of a view in use. It folds rows again from the log: of one key, of one stream, or of a parked entry. Each
/// repair is one step, which commits only at exactly the progress of the fold. If the view has moved, the repair folds
/// the new events and retries. It never writes a row that has changed since the fold. Thread-safe.
///
/// Every method throws [NoSuchView] or [NotFound] for an unknown name. It throws [OperationRefused] when the cause of
/// the failure persists; then nothing is changed. Without a generation number, it repairs the serving generation.
public final class Repair<E> {

    private static final int TRIES = 12;
    private static final int TRIES_ON_THE_MOVE = 3;
    private static final Duration HOLD = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ReadModels<E> models;
    private final FoldParallelism crew;
    private final TimeSource time;

    public Repair(ReadModels<E> models, FoldParallelism crew, TimeSource time) {
        this.models = models;
        this.crew = crew;
        this.time = time;
    }

    /// Folds the row of one key again.
    public RepairResult key(String view, String text, OptionalLong generation, String by) throws InterruptedException {
        return key(models.named(view), text, generation, by);
    }

    private <K, X, V> RepairResult key(
            FollowedProjection<E, K, X, V> followed, String text, OptionalLong which, String by)
            throws InterruptedException {
        var generation = models.chosen(followed.identity(), which);
        var refold = new Refold<>(models, followed, generation, crew);
        return settled(followed, generation, "rebuild-key", text, by, (standing, entries) -> {
            if (entries.hasKey(text)) {
                throw new OperationRefused("key:%s is parked; `retry` folds it anew".formatted(text));
            }
            return proposal(refold, standing, entries, Set.of(text), "");
        });
    }

    /// Folds every row again that an event of this stream has touched.
    public RepairResult stream(String view, StreamId stream, OptionalLong generation, String by)
            throws InterruptedException {
        return stream(models.named(view), stream, generation, by);
    }

    private <K, X, V> RepairResult stream(
            FollowedProjection<E, K, X, V> followed, StreamId stream, OptionalLong which, String by)
            throws InterruptedException {
        var generation = models.chosen(followed.identity(), which);
        var refold = new Refold<>(models, followed, generation, crew);
        return settled(followed, generation, "rebuild-stream", stream.toString(), by, (standing, entries) -> {
            if (standing.leftOut().streams().containsKey(stream)) {
                throw new OperationRefused(
                        "stream:%s is parked or given up; `retry` folds what is parked".formatted(stream));
            }
            var keys = refold.keysOf(stream, 1, standing.progress().position());
            keys.removeIf(entries::hasKey);
            return proposal(refold, standing, entries, keys, "");
        });
    }

    /// Folds a parked entry again and unparks it.
    ///
    /// @param entry name as `parked` shows it
    public RepairResult retry(String view, String entry, OptionalLong generation, String by)
            throws InterruptedException {
        return retry(models.named(view), entry, generation, by);
    }

    private <K, X, V> RepairResult retry(
            FollowedProjection<E, K, X, V> followed, String entry, OptionalLong which, String by)
            throws InterruptedException {
        var generation = models.chosen(followed.identity(), which);
        var refold = new Refold<>(models, followed, generation, crew);
        return settled(followed, generation, "retry", entry, by, (standing, entries) -> {
            Set<String> keys = switch (entries.named(entry)) {
                case Parked.Key(String text, long _, String _) -> Set.of(text);
                case Parked.Stream(StreamId stream, long from, String _) -> {
                    var of = refold.keysOf(stream, from, standing.progress().position());
                    of.removeIf(entries::hasKey);
                    yield of;
                }
            };
            return proposal(refold, standing, entries, keys, entry);
        });
    }

    /// Leaves failing events out of this view for ever. For a key, these are all failing events through the checkpoint;
    /// for a stream, all events from the first failure on. This applies to every generation of this
    /// identity, and to the fold check.
    ///
    /// @param entry name as `parked` shows it
    public RepairResult giveUp(String view, String entry, OptionalLong generation, String by)
            throws InterruptedException {
        return giveUp(models.named(view), entry, generation, by);
    }

    private <K, X, V> RepairResult giveUp(
            FollowedProjection<E, K, X, V> followed, String entry, OptionalLong which, String by)
            throws InterruptedException {
        var generation = models.chosen(followed.identity(), which);
        var histories = new GiveUpProposal<>(models, followed, generation, crew);
        return settled(followed, generation, "give-up", entry, by, (standing, entries) -> switch (entries.named(
                entry)) {
            case Parked.Key(String text, long _, String _) -> histories.key(text, standing, entries);
            case Parked.Stream(StreamId stream, long position, String _) ->
                new Proposal<>(
                        Step.<K, V>repair(
                                standing.progress(),
                                Map.of(),
                                Set.of(),
                                List.of(),
                                Set.of(entry),
                                List.of(new GivenUp.Stream(stream, position))),
                        List.of());
        });
    }

    /// Step that would complete the repair, and the keys that it covers.
    record Proposal<K, V>(Step<K, V> step, List<String> keys) {}

    @FunctionalInterface
    private interface Proposing<K, V> {
        Proposal<K, V> at(ViewStatus standing, ParkedEntries entries) throws InterruptedException;
    }

    private static <E, K, X, V> Proposal<K, V> proposal(
            Refold<E, K, X, V> refold, ViewStatus standing, ParkedEntries entries, Set<String> keys, String settles)
            throws InterruptedException {
        refold.through(standing, keys, entries.without(refold.models(), settles));
        var step = refold.differences().repair(standing, settles.isEmpty() ? Set.of() : Set.of(settles));
        return new Proposal<>(step, new ArrayList<>(new TreeSet<>(keys)));
    }

    private <K, X, V> RepairResult settled(
            FollowedProjection<E, K, X, V> followed,
            Generation generation,
            String action,
            String what,
            String by,
            Proposing<K, V> proposing)
            throws InterruptedException {
        var number = generation.number();
        var view = models.views().view(followed.projection(), number);
        var held = false;
        try {
            for (int tried = 0; tried < TRIES; tried++) {
                if (tried == TRIES_ON_THE_MOVE) {
                    held = true;
                    holdStill(view, number, by);
                }
                var standing = view.standing();
                var proposal = proposing.at(standing, ParkedEntries.of(models, generation));
                var repaired = repaired(followed, number, proposal);
                var act = new Step.Act(action, what + " in " + repaired.summary(), by);
                if (committed(view, proposal.step().as(act))) {
                    return repaired;
                }
            }
        } finally {
            if (held) {
                models.letGo(List.of(number));
            }
        }
        throw new OperationRefused(
                "generation %d of %s moves on faster than the rows can be folded; pause it and try again"
                        .formatted(number, followed.identity()));
    }

    private static <K, V> boolean committed(View<K, V> view, Step<K, V> step) {
        try {
            return view.commit(step);
        } catch (RowsRefused refused) {
            throw new OperationRefused("the store still refuses what the log makes of it: " + refused.getMessage());
        }
    }

    /// Holds the generation's consumer. On a busy log the checkpoint otherwise moves every few milliseconds.
    private void holdStill(View<?, ?> view, long generation, String by) throws InterruptedException {
        var position = models.generations().hold(List.of(generation), HOLD, by);
        var deadline = time.nanos() + HOLD.toNanos();
        while (view.standing().progress().position() < position && time.nanos() < deadline) {
            time.sleep(PAUSE);
        }
    }

    private static <K, V> RepairResult repaired(
            FollowedProjection<?, K, ?, V> followed, long generation, Proposal<K, V> proposal) {
        var step = proposal.step();
        return new RepairResult(
                followed.projection().name(),
                generation,
                proposal.keys(),
                step.put().size() + step.remove().size(),
                step.giveUp().stream()
                        .map(decided -> switch (decided) {
                            case GivenUp.Event event -> event.position();
                            case GivenUp.Stream stream -> stream.position();
                        })
                        .toList(),
                step.through());
    }
}
