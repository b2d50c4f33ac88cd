package dev.scoresheet.application.kernel.operations.views.inspect;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.fold.EventsByKey;
import dev.scoresheet.application.kernel.operations.views.fold.KeySelection;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.fold.LogSample;
import dev.scoresheet.application.kernel.operations.views.fold.MemoryBudget;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.FoldCheckReport;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/// Command `check`: compares the rows of a view with a fold of the log, at one position. It finds rows that
/// were changed outside the view, missing rows and extra rows. Rows and checkpoint are committed together, so a
/// snapshot has both at one position and needs no hold.
///
/// If the rows do not fit into memory, it works in ranges of keys, with one pass over the log for each range.
/// Thread-safe.
public final class FoldCheck {

    private static final int TRIES = 20;

    private final OperatedView<?, ?, ?, ?> view;
    private final MemoryBudget memory;

    public FoldCheck(OperatedView<?, ?, ?, ?> view, MemoryBudget memory) {
        this.view = view;
        this.memory = memory;
    }

    /// @param generation number of the generation; empty for the serving one
    /// @throws OperationRefused when the exclusions changed during every attempt, or when rebuilds and
    ///     other checks use the memory
    public FoldCheckReport check(OptionalLong generation, ProgressListener listener) throws InterruptedException {
        var number = view.chosen(generation).number();
        var wanted = memoryOf(number);
        try (var share = memory.takeNow(wanted)
                .orElseThrow(() -> new OperationRefused("running rebuilds and checks use the memory of this process;"
                        + " try again after they end, or run `check` on the command line"))) {
            return check(number, (int) Math.max(1, Math.ceilDiv(wanted, share.bytes())), listener);
        }
    }

    /// Estimates the bytes of all rows in memory from a sample of the log. The table alone is not enough: it
    /// may have lost rows.
    private long memoryOf(long generation) throws InterruptedException {
        var head = view.head();
        var sample = new LogSample<>(view);
        sample.take(head);
        return Math.max(view.rows(generation).rows(), sample.rows(head)) * sample.memoryPerRow();
    }

    private FoldCheckReport check(long generation, int ranges, ProgressListener listener) throws InterruptedException {
        for (int tried = 0; tried < TRIES; tried++) {
            var status = view.rows(generation).standing();
            try (var snapshot = view.models().views().snapshot(List.of(generation))) {
                // the same revision means the same exclusions
                if (snapshot.progress(generation).revision()
                        == status.progress().revision()) {
                    return compare(generation, status.leftOut(), snapshot, ranges, listener);
                }
            }
        }
        throw new OperationRefused(
                "the exclusions of generation %d changed during each attempt; try again".formatted(generation));
    }

    private FoldCheckReport compare(
            long generation, Exclusions exclusions, Snapshot snapshot, int ranges, ProgressListener listener)
            throws InterruptedException {
        var position = snapshot.progress(generation).position();
        var found = new FoldDifferences(exclusions);
        for (int range = 0; range < ranges; range++) {
            var stage = ranges == 1 ? "reading events" : "range %d of %d: reading events".formatted(range + 1, ranges);
            var keys = KeySelection.range(range, ranges);
            var fold = new LogFold<>(view, exclusions, keys);
            fold.advance(position, (at, rows) -> {
                listener.at(stage, at, position);
                return true;
            });
            found.compare(fold, keys, snapshot, generation);
        }
        return new FoldCheckReport(
                view.name(),
                generation,
                position,
                found.rows(),
                found.differing(),
                EventsByKey.explain(view, exclusions, found.first(), position),
                names(exclusions));
    }

    private static List<String> names(Exclusions exclusions) {
        var names = new TreeSet<String>();
        exclusions.keys().keySet().forEach(key -> names.add("key:" + key));
        exclusions.streams().forEach((stream, from) -> names.add("stream:%s from position %d".formatted(stream, from)));
        exclusions
                .events()
                .forEach(event -> names.add("key:%s at position %d".formatted(event.key(), event.position())));
        return List.copyOf(names);
    }
}
