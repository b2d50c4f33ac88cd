package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.fold.MemoryBudget;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.RebuildEstimate;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import java.util.Optional;

/// Load of one new generation of a view, within the memory budget of this process.
///
/// @param by name of the operator, for the audit trail
record GenerationLoad(
        OperatedView<?, ?, ?, ?> view,
        MemoryBudget memory,
        RunningRebuilds running,
        String by,
        ProgressListener listener) {

    /// Factor by which a load may exceed its memory before it begins again with more passes.
    private static final long TOLERANCE = 2;

    /// Loads a generation and returns its number; returns empty when it was told to end before. If its rows
    /// exceed the memory, it loads another generation with more passes. One estimate serves all attempts,
    /// because a sample of the log takes time.
    ///
    /// @param unfinished load to resume; empty to begin one
    Optional<Long> load(Optional<UnfinishedGeneration> unfinished) throws InterruptedException {
        var estimate = RebuildEstimator.estimate(view, memory.bytes());
        return load(unfinished.isPresent() ? unfinished.get().generation() : begin(estimate.passes()), estimate);
    }

    /// Loads the first generation of an identity, unless another process has begun that in between.
    ///
    /// @param unfinished load to resume; empty to begin one
    void loadFirst(Optional<UnfinishedGeneration> unfinished) throws InterruptedException {
        var estimate = RebuildEstimator.estimate(view, memory.bytes());
        var generation = unfinished
                .map(UnfinishedGeneration::generation)
                .or(() -> view.generations().beginFirst(view.identity(), view.head(), estimate.passes(), by));
        if (generation.isPresent()) {
            load(generation.get(), estimate);
        }
    }

    private Optional<Long> load(Generation first, RebuildEstimate estimate) throws InterruptedException {
        var generation = first;
        while (true) {
            try {
                return loadOnce(generation, estimate) ? Optional.of(generation.number()) : Optional.empty();
            } catch (BulkLoadPasses.OutOfBudget _) {
                listener.at("restarting with more passes", 0, 1);
                generation = begin(2 * passes(generation));
            }
        }
    }

    private Generation begin(int passes) {
        return view.generations().begin(view.identity(), view.head(), passes, by);
    }

    private static int passes(Generation generation) {
        return generation.load().orElseThrow().passes();
    }

    /// True if the load finished; false if it was told to end before.
    private boolean loadOnce(Generation generation, RebuildEstimate estimate)
            throws InterruptedException, BulkLoadPasses.OutOfBudget {
        try (var heartbeat = LoadHeartbeat.take(view, generation.number())) {
            running.load(view.identity(), heartbeat);
            if (running.isStopping()) {
                return false;
            }
            var share = share(estimate.memoryBytes() / passes(generation), heartbeat);
            if (share.isEmpty()) {
                return false;
            }
            try (var held = share.get()) {
                retireOlder(generation);
                return new BulkLoadPasses<>(view, rowsAtMost(estimate, held.bytes()), listener)
                        .load(generation, heartbeat);
            }
        } catch (SubscriptionStopped unknown) {
            throw new OperationRefused("this release cannot rebuild %s beyond position %d: %s"
                    .formatted(view.identity(), unknown.position(), unknown.getMessage()));
        }
    }

    private Optional<MemoryBudget.Share> share(long bytes, LoadHeartbeat heartbeat) throws InterruptedException {
        var atOnce = memory.takeNow(bytes);
        if (atOnce.isPresent()) {
            return atOnce;
        }
        listener.at("waiting for memory", 0, 1);
        return memory.take(bytes, () -> !heartbeat.isToEnd() && !running.isStopping());
    }

    private static long rowsAtMost(RebuildEstimate estimate, long bytes) {
        var perRow = Math.max(1, estimate.memoryBytes() / Math.max(1, estimate.rows()));
        return Math.max(1, TOLERANCE * bytes / perRow);
    }

    /// Retires older loads and candidates once the new load has its loader. If the process ends or fails
    /// before, an older one is still there to resume.
    private void retireOlder(Generation generation) {
        view.generations().all().stream()
                .filter(older -> older.identity().equals(view.identity())
                        && older.number() < generation.number()
                        && isOutdated(older))
                .forEach(older -> view.generations().retire(older.number(), by));
    }

    private static boolean isOutdated(Generation older) {
        return switch (older.role()) {
            case LOADING -> older.load().flatMap(Generation.Load::loader).isEmpty();
            case CANDIDATE -> true;
            case SERVING, PREVIOUS, RETIRED -> false;
        };
    }
}
