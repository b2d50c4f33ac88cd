package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.log.event.Page;
import java.util.concurrent.ExecutorService;

/// Who folds: threads, and how much is done at once.
///
/// @param threads takes any number of tasks, which may wait for each other
/// @param cores how many lists of stored rows are decoded at once
/// @param folders into how many parts the rows are divided by the text of their keys, each folded by
///     one thread
/// @param bytes of stored rows that are on their way from the reader to the folders; one list always goes
public record FoldParallelism(ExecutorService threads, int cores, int folders, int bytes) {

    public FoldParallelism(ExecutorService threads, int cores, int folders) {
        this(threads, cores, folders, 2 * Page.BYTES);
    }

    public FoldParallelism {
        if (bytes < 1) {
            throw new IllegalArgumentException("no room for what is folded: " + bytes + " bytes");
        }
        if (cores < 1 || folders < 1) {
            throw new IllegalArgumentException("nobody to fold: " + cores + " cores, " + folders + " folders");
        }
    }

    /// Decoding costs several times what folding does, and with one folder nobody needs the text of a
    /// key.
    public static FoldParallelism of(ExecutorService threads, int cores) {
        return new FoldParallelism(threads, cores, Math.max(1, cores / 4));
    }

    public FoldParallelism holding(int other) {
        return new FoldParallelism(threads, cores, folders, other);
    }

    public FoldParallelism withOneFolder() {
        return new FoldParallelism(threads, cores, 1, bytes);
    }
}
