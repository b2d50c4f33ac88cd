package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writer of whole rows into a generation that is being loaded, pass by pass.
public interface BulkLoad<K, V> {

    /// Writes the rows of one pass and marks the pass as done, in the same transaction. An interrupted pass leaves no
    /// rows.
    ///
    /// @param pass number of the pass, from 0; it must be the first that is not done
    /// @param parked entries that this pass parked
    /// @param further number of later events left out because of an entry, by the name of the entry
    /// @param delivered deliveries of all positions; with the last pass only
    /// @throws IllegalStateException when the generation is no longer loading, or another pass is next because
    ///     another process has loaded it
    /// @throws RowsRefused when the store refuses a row because of its content; nothing is written
    void pass(
            long generation,
            int pass,
            Iterator<Map.Entry<K, V>> rows,
            Collection<Parked> parked,
            Map<String, Long> further,
            List<DeliveryBucket> delivered);

    /// Creates the keys and indexes, after the last pass and before a node follows. Existing ones are kept.
    ///
    /// @throws IllegalStateException when the generation is no longer loading
    void index(long generation);
}
