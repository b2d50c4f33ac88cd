package dev.scoresheet.application.kernel.operations.views;

import dev.scoresheet.application.kernel.log.Page;
import java.util.concurrent.ExecutorService;

/// Who folds: threads, and how much is done at once.
///
/// @param threads takes any number of tasks, which may wait for each other
/// @param cores how many lists of stored rows are decoded at once
/// @param folders into how many parts the rows are divided by the text of their keys, each folded by
///     one thread
/// @param bytes of stored rows that are on their way from the reader to the folders; one list always goes
public record Crew(ExecutorService threads, int cores, int folders, int bytes) {

    public Crew(ExecutorService threads, int cores, int folders) {
        this(threads, cores, folders, 2 * Page.BYTES);
    }

    public Crew {
        if (bytes < 1) {
            throw new IllegalArgumentException("no room for what is folded: " + bytes + " bytes");
        }
        if (cores < 1 || folders < 1) {
            throw new IllegalArgumentException("nobody to fold: " + cores + " cores, " + folders + " folders");
        }
    }

    /// Decoding costs several times what folding does, and with one folder nobody needs the text of a
    /// key.
    public static Crew of(ExecutorService threads, int cores) {
        return new Crew(threads, cores, Math.max(1, cores / 4));
    }

    public Crew holding(int other) {
        return new Crew(threads, cores, folders, other);
    }

    Crew withOneFolder() {
        return new Crew(threads, cores, 1, bytes);
    }
}
