package dev.scoresheet.application.kernel.projection.step;

import java.util.Map;
import java.util.Set;

/// One filling of a projection's rows, where a step is taken. Thread-safe; calls block.
///
/// It promises: of two steps made from the same progress one is committed at most; a step is committed
/// whole or not at all, and durable when `commit` says so.
///
/// Every method throws [dev.scoresheet.application.kernel.log.StoreUnavailable] when the store does not
/// answer; what was offered may then have been committed, and progress tells.
public interface View<K, V> {

    /// @throws IllegalStateException when the generation is gone
    ViewStatus standing();

    /// The rows that there are of these keys.
    Map<K, V> load(Set<K> keys);

    /// False, and nothing done, when the view does not stand where the step expects it. A step that
    /// changes what is left out, or writes at the same checkpoint, makes the revision grow
    /// ([Step#revises]); so of two such steps, too, one is committed. What is given up is given up in
    /// every generation of the identity, and makes the revision of all of them grow.
    ///
    /// @throws RowsRefused when the store refuses a row for what is in it; nothing is done
    boolean commit(Step<K, V> step);

    /// Which of these rows the store refuses, each tried alone and undone, with the reason (never
    /// quoting data).
    Map<K, String> refused(Map<K, V> rows);

    /// Whether this process knows, without asking the store, that the view stands beyond a position: steps
    /// are also taken with appends. A hint that saves work; false says nothing.
    default boolean isKnownBeyond(long position) {
        return false;
    }

    /// How many rows there are, about.
    long rows();
}
