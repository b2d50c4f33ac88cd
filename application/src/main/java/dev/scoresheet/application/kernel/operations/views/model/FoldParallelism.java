package dev.scoresheet.application.kernel.operations.views.model;

import dev.scoresheet.application.kernel.log.event.Page;
import java.util.concurrent.ExecutorService;

/// Threads of a fold, and the limits of its parallel work.
///
/// @param threads executor of any number of tasks, which may wait for each other
/// @param cores number of lists of stored rows decoded at once
/// @param partitions number of parts of the rows, divided by the text of their keys; one thread folds each part
/// @param bytes most bytes of stored rows between the reader and the partitions; a single list always passes
public record FoldParallelism(ExecutorService threads, int cores, int partitions, int bytes) {

    public FoldParallelism(ExecutorService threads, int cores, int partitions) {
        this(threads, cores, partitions, 2 * Page.BYTES);
    }

    public FoldParallelism {
        if (bytes < 1) {
            throw new IllegalArgumentException("no memory for the fold: " + bytes + " bytes");
        }
        if (cores < 1 || partitions < 1) {
            throw new IllegalArgumentException(
                    "no thread for the fold: " + cores + " cores, " + partitions + " partitions");
        }
    }

    /// Uses a quarter of the cores for partitions, because decoding costs several times as much as folding.
    /// With one partition, the text of a key is not needed.
    public static FoldParallelism of(ExecutorService threads, int cores) {
        return new FoldParallelism(threads, cores, Math.max(1, cores / 4));
    }

    public FoldParallelism holding(int other) {
        return new FoldParallelism(threads, cores, partitions, other);
    }
}
