package dev.scoresheet.application.kernel.operations;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/// Iterator over rows, read page by page. It holds no snapshot of the log and at most one page in memory.
public final class Pages<T> {

    private final BiFunction<Long, Integer, List<T>> read;
    private final ToLongFunction<T> number;
    private final int pageSize;
    private List<T> page = List.of();
    private int next;
    private long after;

    /// @param read function that returns rows after a number, in order of that number
    /// @param after number after which reading begins
    public Pages(BiFunction<Long, Integer, List<T>> read, ToLongFunction<T> number, long after, int pageSize) {
        this.read = read;
        this.number = number;
        this.after = after;
        this.pageSize = pageSize;
    }

    public Optional<T> peek() {
        if (next == page.size()) {
            page = read.apply(after, pageSize);
            next = 0;
        }
        return next < page.size() ? Optional.of(page.get(next)) : Optional.empty();
    }

    /// Moves past the row that `peek` returned.
    public void advance() {
        after = number.applyAsLong(page.get(next));
        next++;
    }
}
