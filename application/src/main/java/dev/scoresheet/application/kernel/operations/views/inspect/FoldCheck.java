package dev.scoresheet.application.kernel.operations.views.inspect;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.fold.EventsByKey;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.fold.KeySelection;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.fold.LogSample;
import dev.scoresheet.application.kernel.operations.views.fold.MemoryBudget;
import dev.scoresheet.application.kernel.operations.views.fold.RowKeyHash;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.FoldCheckReport;
import dev.scoresheet.application.kernel.operations.views.report.RowDifference;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/// Command `check`: compares the rows of a view with a fold of the log, at one position. It finds rows that were
/// changed outside the view, missing rows and extra rows. Rows and checkpoint are committed together, so a snapshot has
/// both at one position and needs no hold.
///
/// If the rows do not fit into memory, it works in ranges of keys, with one pass over the log for each range.
/// Thread-safe.
public final class FoldCheck<E> {

    private static final int SHOWN = 5;
    private static final int EVENTS_SHOWN = 10;
    private static final int TRIES = 20;

    private final ReadModels<E> models;
    private final FoldParallelism crew;
    private final MemoryBudget memory;

    public FoldCheck(ReadModels<E> models, FoldParallelism crew, long memoryBytes) {
        this(models, crew, new MemoryBudget(memoryBytes));
    }

    public FoldCheck(ReadModels<E> models, FoldParallelism crew, MemoryBudget memory) {
        this.models = models;
        this.crew = crew;
        this.memory = memory;
    }

    public FoldCheck<E> within(MemoryBudget other) {
        return new FoldCheck<>(models, crew, other);
    }

    /// @param generation number of the generation; empty for the serving one
    /// @throws OperationRefused when the exclusions changed during every attempt, or when rebuilds and
    ///     other checks use the memory
    public FoldCheckReport check(String view, OptionalLong generation, ProgressListener watch)
            throws InterruptedException {
        return check(models.named(view), generation, watch);
    }

    private <K, X, V> FoldCheckReport check(
            FollowedProjection<E, K, X, V> followed, OptionalLong number, ProgressListener watch)
            throws InterruptedException {
        var generation = models.chosen(followed.identity(), number);
        var wanted = memoryOf(followed, generation);
        try (var share = memory.takeNow(wanted)
                .orElseThrow(() -> new OperationRefused("rebuilds and checks under way have the memory of this process;"
                        + " try again when they have ended, or `check` as a command"))) {
            var ranges = (int) Math.max(1, Math.ceilDiv(wanted, share.bytes()));
            return check(followed, generation, ranges, watch);
        }
    }

    /// Estimates the bytes of all rows in memory from a sample of the log. The table alone is not enough: it may have
    /// lost rows.
    private <K, X, V> long memoryOf(FollowedProjection<E, K, X, V> followed, Generation generation)
            throws InterruptedException {
        var head = models.feed().head();
        var sample = new LogSample<>(models, followed);
        sample.take(head);
        var stored =
                models.views().view(followed.projection(), generation.number()).rows();
        return Math.max(stored, sample.rows(head)) * sample.memoryPerRow();
    }

    private <K, X, V> FoldCheckReport check(
            FollowedProjection<E, K, X, V> followed, Generation generation, int ranges, ProgressListener watch)
            throws InterruptedException {
        var view = models.views().view(followed.projection(), generation.number());
        for (int tried = 0; tried < TRIES; tried++) {
            var standing = view.standing();
            try (var snapshot = models.views().snapshot(List.of(generation.number()))) {
                // the same revision means the same exclusions
                if (snapshot.progress(generation.number()).revision()
                        == standing.progress().revision()) {
                    return checked(followed, generation, standing, snapshot, ranges, watch);
                }
            }
        }
        throw new OperationRefused(
                "what generation %d leaves out changes all the time; try again".formatted(generation.number()));
    }

    private <K, X, V> FoldCheckReport checked(
            FollowedProjection<E, K, X, V> followed,
            Generation generation,
            ViewStatus standing,
            Snapshot snapshot,
            int ranges,
            ProgressListener watch)
            throws InterruptedException {
        var number = generation.number();
        var position = snapshot.progress(number).position();
        var differences = new TreeMap<String, RowDifference>();
        var counted = new Counted();
        for (int range = 0; range < ranges; range++) {
            var stage = ranges == 1 ? "reading events" : "range %d of %d: reading events".formatted(range + 1, ranges);
            var fold = new LogFold<>(models, followed, crew, standing.leftOut(), KeySelection.range(range, ranges));
            fold.advance(position, (at, rows) -> {
                watch.at(stage, at, position);
                return true;
            });
            new Range<>(followed, standing.leftOut(), range, ranges, counted, differences)
                    .compare(snapshot, number, fold.rows());
        }
        return new FoldCheckReport(
                followed.projection().name(),
                number,
                position,
                counted.rows,
                counted.differing,
                explained(followed, standing.leftOut(), differences, position),
                leftOut(standing.leftOut()));
    }

    private static List<String> leftOut(Exclusions leftOut) {
        var names = new TreeSet<String>();
        leftOut.keys().keySet().forEach(key -> names.add("key:" + key));
        leftOut.streams().forEach((stream, from) -> names.add("stream:%s from position %d".formatted(stream, from)));
        leftOut.events().forEach(event -> names.add("key:%s at position %d".formatted(event.key(), event.position())));
        return List.copyOf(names);
    }

    private <K, X, V> List<RowDifference> explained(
            FollowedProjection<E, K, X, V> followed,
            Exclusions leftOut,
            Map<String, RowDifference> found,
            long position)
            throws InterruptedException {
        if (found.isEmpty()) {
            return List.of();
        }
        var behind = new EventsByKey<>(models, followed, crew, leftOut, found.keySet(), EVENTS_SHOWN).through(position);
        return found.values().stream()
                .map(difference -> new RowDifference(
                        difference.key(),
                        difference.is(),
                        difference.expected(),
                        behind.count(difference.key()),
                        behind.last(difference.key())))
                .toList();
    }

    private static final class Counted {
        private long rows;
        private long differing;
    }

    /// Comparison of one range of keys. It removes the compared rows from the fold.
    private record Range<K, V>(
            FollowedProjection<?, K, ?, V> followed,
            Exclusions leftOut,
            int range,
            int ranges,
            Counted counted,
            TreeMap<String, RowDifference> first) {

        void compare(Snapshot snapshot, long generation, List<Map<K, V>> folded) {
            snapshot.rows(followed.projection(), generation, (key, row) -> {
                var text = followed.projection().text(key);
                var hash = RowKeyHash.of(text);
                if (KeySelection.range(range, ranges).takes(text, hash)) {
                    var expected =
                            folded.get(RowKeyHash.thread(hash, folded.size())).remove(key);
                    counted(text, Optional.of(row), Optional.ofNullable(expected));
                }
            });
            var missing = new ArrayList<Map.Entry<K, V>>();
            folded.forEach(rows -> missing.addAll(rows.entrySet()));
            missing.forEach(row ->
                    counted(followed.projection().text(row.getKey()), Optional.empty(), Optional.of(row.getValue())));
        }

        private void counted(String text, Optional<V> is, Optional<V> expected) {
            counted.rows++;
            if (leftOut.keys().containsKey(text) || is.equals(expected)) {
                return;
            }
            counted.differing++;
            first.put(
                    text,
                    new RowDifference(text, is.map(Object::toString), expected.map(Object::toString), 0, List.of()));
            if (first.size() > SHOWN) {
                first.pollLastEntry();
            }
        }
    }
}
