package dev.scoresheet.application.kernel.projection.step;

import java.util.Map;
import java.util.Set;

/// Rows of one generation of a projection, to which steps are committed. Thread-safe; calls block.
///
/// Of two steps made from the same progress, at most one is committed. A step is committed completely or not at all.
/// A step that revises ([Step#revises]) or is an operator's act is durable when `commit` returns true. Of the other
/// steps, a crash of the store may take back the last ones, each completely. Then the progress is an earlier one.
///
/// Every method throws [dev.scoresheet.application.kernel.log.StoreUnavailable] when the store does not respond. A
/// step may have been committed even so; the progress shows it.
public interface View<K, V> {

    /// @throws IllegalStateException when the generation no longer exists
    ViewStatus standing();

    /// Returns the existing rows of these keys.
    Map<K, V> load(Set<K> keys);

    /// Commits a step. Returns false and writes nothing if the progress of the view is not the expected one. A step
    /// that changes the exclusions, or writes at the same checkpoint, makes the revision grow ([Step#revises]). So
    /// only one of two such steps is committed. A given-up entry applies to every generation of the identity, and
    /// makes the revision of all of them grow.
    ///
    /// @throws RowsRefused when the store refuses a row because of its content; nothing is written
    boolean commit(Step<K, V> step);

    /// Returns the rows that the store refuses, with the reason, which never quotes data. Tries each row alone and
    /// rolls it back.
    Map<K, String> refused(Map<K, V> rows);

    /// True if this process knows, without a call to the store, that the view is beyond a position. Appends take
    /// steps, too. A hint that saves work; false means unknown.
    default boolean isKnownBeyond(long position) {
        return false;
    }

    /// True if a reader of this process waits for the view to reach a position, or an earlier one.
    default boolean isAwaited(long position) {
        return false;
    }

    /// Returns the approximate number of rows.
    long rows();
}
